"""What was typed, parted into chips and the line that is still being written. Knows no Qt."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefing_app.domain.search import Field, Query, Term
from briefing_app.domain.wording import MONTHS, full_date
from briefing_app.library.query import parse, period, tokens

_OR_BEFORE = re.compile(r"(?:\bOR)?\s*\Z")
_IDLE_OR = re.compile(r"\A(?:OR\s+)+")
_CLOSING = '"”“'
NAMES = {Field.ORGANISATION: "organisation", Field.DATE: "in", Field.PACK: "in", Field.WORDS: ""}


@dataclass(frozen=True, slots=True)
class Chip:
    """A finished part of the query as it was typed. `unfinished`: Enter came before its last word had its end."""

    text: str
    unfinished: bool = False


@dataclass(frozen=True, slots=True)
class Typed:
    """Chips, then the line: together the text of the query."""

    chips: tuple[Chip, ...] = ()
    line: str = ""

    @property
    def head(self) -> str:
        """The text of the chips, with a space after each."""
        return "".join(f"{chip.text} " for chip in self.chips)

    @property
    def text(self) -> str:
        """All of it as one would type it."""
        return self.head + self.line


def settled(typed: Typed, *, entered: bool = False) -> Typed:
    """The same with every finished condition of the line made into a chip; on Enter, the last one too.

    Plain words stay in the line, and so does whatever is joined to one by OR: order matters there.
    """
    head, line, chips = typed.head, typed.line, list(typed.chips)
    query = parse(head + line)
    for group in reversed([each for each in query.groups if each[-1].end > len(head)]):
        if not _is_condition(group):
            if group[0].start < len(head):
                return typed
            continue
        finished = _is_finished(group[-1], head + line)
        if not finished and not entered:
            continue
        start, end = max(0, group[0].start - len(head)), group[-1].end - len(head)
        chip = _chip(query.text[group[0].start : group[-1].end], group[-1], finished=finished)
        if group[0].start < len(head):
            chips[len(typed.chips) - 1] = chip
        else:
            chips.insert(len(typed.chips), chip)
        start = _OR_BEFORE.search(line, 0, start).start()  # type: ignore[union-attr]  # it matches nothing as well
        line = f"{line[:start]} {line[end:].lstrip()}".lstrip()
    rest = line.lstrip()
    # An OR that joins nothing must not come to join what now stands before it.
    return Typed(tuple(chips), rest if tuple(chips) == typed.chips else _IDLE_OR.sub("", rest))


def _chip(text: str, last: Term, *, finished: bool) -> Chip:
    """A chip; quotation marks that were not closed are."""
    return Chip(text if finished or not last.phrase else f'{text.rstrip()}"', unfinished=not finished)


def _is_condition(group: Sequence[Term]) -> bool:
    return all(term.field is not Field.WORDS or term.negated or term.phrase for term in group)


def _is_finished(term: Term, text: str) -> bool:
    closed = text[term.end - 1] in _CLOSING and text[term.start : term.end - 1].count(text[term.end - 1]) % 2 == 1
    return term.end < len(text) or closed or text[term.end - 1] == "”"


def query_of(typed: Typed, *, entered: bool = False) -> Query:
    """The query. The last word may go on while it is typed; a single letter waits for the next, unless `entered`."""
    query = parse(typed.text, typing=True)
    ends = {len(Typed(typed.chips[: place + 1]).head) - 1 for place, chip in enumerate(typed.chips) if chip.unfinished}
    terms = [replace(term, prefix=True) if term.end in ends and _goes_on(term) else term for term in query.terms]
    if terms and not entered and not terms[-1].phrase and terms[-1].end == len(query.text) and not _goes_on(terms[-1]):
        terms.pop()
    return replace(query, terms=tuple(terms))


def _goes_on(term: Term) -> bool:
    return len(tokens(term.value)[-1]) > 1


def cut(typed: Typed, start: int, end: int) -> Typed:
    """The same without what stands at `start:end` of its text: whole chips, and that part of the line."""
    chips, place = [], 0
    for chip in typed.chips:
        if not start <= place < end:
            chips.append(chip)
        place += len(chip.text) + 1
    first, last = max(0, start - place), max(0, end - place)
    rest = f"{typed.line[:first].rstrip()} {typed.line[last:].lstrip()}".strip() if last else typed.line
    return Typed(tuple(chips), rest.removeprefix("OR ").removesuffix(" OR"))


def condition(field: Field, value: str) -> str:
    """What one would type for a value of a facet: `speaker:"Maren Thistlewood"`."""
    words = " ".join(re.sub(r'["“”]', " ", value).split())
    return f'{field}:"{words}"'


def described(terms: Sequence[Term]) -> tuple[tuple[str, str], ...]:
    """The parts of a chip: for each term its quiet word (*speaker*, *not*, *or*) and what matters."""
    return tuple(_described(term) for term in terms)


def _described(term: Term) -> tuple[str, str]:
    quiet = [word for word, there in (("or", term.alternative), ("not", term.negated)) if there]
    quiet.append(NAMES.get(term.field, term.field.value))
    value = " ".join(term.value.split())
    if term.field in (Field.BEFORE, Field.AFTER, Field.DATE):
        value = _said(value)
    elif term.field is Field.PACK:
        value = "a pack" if tokens(value) == ["pack"] else f"the pack “{value}”"
    elif term.field is Field.WORDS and term.phrase:
        value = f"“{value}”"
    return " ".join(word for word in quiet if word), value


def in_words(terms: Sequence[Term]) -> str:
    """The same in one line."""
    return " ".join(part for pair in described(terms) for part in pair if part)


def _said(value: str) -> str:
    """A day, month or year in full; what cannot be read as typed."""
    span = period(value)
    if span is None:
        return value
    if span.first == span.last:
        return full_date(span.first)
    whole_year = span.first.month == 1 and span.last.month == 12
    return str(span.first.year) if whole_year else f"{MONTHS[span.first.month - 1]} {span.first.year}"
