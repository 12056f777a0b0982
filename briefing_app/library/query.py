"""What people type into the search box, as a `Query`. Nothing that is typed is ever an error."""

import re
import unicodedata
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache

from briefing_app.domain.search import Field, Query, Term

_WORD = re.compile(r"[^\W_]+(?:[\u0300-\u036f]+[^\W_]*)*")
_PLAIN_WORD = re.compile(r"[a-z0-9]+")
_PREFIXES = {
    "speaker": Field.SPEAKER,
    "role": Field.ROLE,
    "org": Field.ORGANISATION,
    "organisation": Field.ORGANISATION,
    "publisher": Field.PUBLISHER,
    "kind": Field.KIND,
    "before": Field.BEFORE,
    "after": Field.AFTER,
    "date": Field.DATE,
    "year": Field.DATE,
    "in": Field.PACK,
    "tag": Field.TAG,
    "collection": Field.COLLECTION,
    "is": Field.IS,
}
_DATES = {Field.BEFORE, Field.AFTER, Field.DATE}
_NARROW = {*_DATES, Field.PACK, Field.TAG, Field.COLLECTION, Field.IS}
_PIECE = re.compile(
    r"""(?P<minus>[-−–](?=[^\s-]))?
    (?:(?P<prefix>[A-Za-z]+):(?=[^\s]))?
    (?:["“”](?P<quoted>[^"“”]*)(?P<closed>["“”])?|(?P<bare>[^\s"“”]+))""",
    re.VERBOSE,
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def fold(text: str) -> str:
    """A text without accents and case, as the index compares words."""
    if text.isascii():
        return text.lower()
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(part for part in parts if not unicodedata.combining(part))


def words(text: str) -> Iterator[tuple[int, int, str]]:
    """The words of a text as the index divides it: where each stands, and its folded form."""
    if text.isascii():
        yield from ((*found.span(), found.group()) for found in _PLAIN_WORD.finditer(text.lower()))
    else:
        yield from ((*found.span(), fold(found.group())) for found in _WORD.finditer(text))


def tokens(text: str) -> list[str]:
    """The folded words of a text; letters and digits only, so that they are safe to quote."""
    return [word for _, _, each in words(text) for word in _WORD.findall(each)]


@lru_cache(maxsize=20_000)
def folded(name: str) -> str:
    """A name as names are compared; signs alone stand for themselves."""
    return " ".join(tokens(name)) or fold(name)


def parse(text: str, *, typing: bool = False) -> Query:
    """What was typed as terms: words are ANDed; `"a phrase"`, `-not`, `OR` and `prefix:value` are known.

    With `typing` the last word counts as unfinished, so that *burgl* finds burglary, from two characters.
    """
    clean = "".join(" " if unicodedata.category(one) in {"Cc", "Cs"} else one for one in text)
    terms: list[Term] = []
    alternative = False
    for piece in _PIECE.finditer(clean):
        if piece.group() == "OR":
            alternative = bool(terms)
        elif (
            piece.group() != "AND"
            and (term := _term(piece, unfinished=typing and piece.end() == len(clean))) is not None
        ):
            terms.append(_joined(term, terms) if alternative else term)
            alternative = False
    return Query(tuple(terms), clean)


def _joined(term: Term, before: list[Term]) -> Term:
    """Join a term to the one before by OR, where both can be: a pack, a tag or a date always narrows the whole."""
    if term.field in _NARROW or before[-1].field in _NARROW:
        return term
    return replace(term, alternative=True)


def _term(piece: re.Match[str], *, unfinished: bool) -> Term | None:
    field = _PREFIXES.get((piece["prefix"] or "").lower(), Field.WORDS)
    quoted = piece["quoted"] is not None
    value = piece["quoted"] if quoted else piece["bare"]
    if field is Field.WORDS and piece["prefix"]:
        value = f"{piece['prefix']} {value}"  # a prefix that nobody knows: words like any others
    if not tokens(value):
        return None
    last = tokens(value)[-1]
    return Term(
        field=field,
        value=value,
        negated=piece["minus"] is not None,
        phrase=quoted,
        prefix=unfinished and piece["closed"] is None and len(last) > 1 and value[-1].isalnum(),
        understood=field not in _DATES or period(value) is not None,
        start=piece.start(),
        end=piece.end(),
    )


@dataclass(frozen=True, slots=True)
class Period:
    """Days from the first up to the last, both in it."""

    first: date
    last: date

    @property
    def following(self) -> date:
        """The day after."""
        return self.last + timedelta(days=1)


def period(text: str) -> Period | None:
    """A year, month or day as people write it: 2024, 2024-08, August 2024, 21/8/2024, 21 August 2024."""
    parts = re.findall(r"\d+|[a-z]+", fold(text))
    numbers = [_MONTHS.index(part[:3]) + 1 if part[:3] in _MONTHS else part for part in parts]
    try:
        day, month, year = _in_order([int(part) for part in numbers])
        if month is None:
            return Period(date(year, 1, 1), date(year, 12, 31))
        return Period(date(year, month, day or 1), date(year, month, day or monthrange(year, month)[1]))
    except (ValueError, IndexError, OverflowError):
        return None


def _in_order(numbers: list[int]) -> tuple[int | None, int | None, int]:
    """Day, month and year, whichever end the year is at."""
    if len(numbers) > 3:
        raise ValueError("too many numbers for a date")
    ordered = numbers if numbers[0] > 31 else numbers[::-1]  # year first
    year, month, day = (*ordered, None, None)[:3]
    if year is None or not 1000 <= year < 9999:
        raise ValueError("no year")
    return day, month, year
