"""What a page may show of somebody's words: all of them, with omissions marked […] and insertions marked [so]."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from briefing_app.packs import words
from briefing_app.packs.dropped import guarded, longer_than_a_few, sentence_ends, states_something

OMISSION = "[…]"

_TOKEN = re.compile(r"\[(?:…|\.\.\.)\]|\[(?P<letter>\w)\](?=\w)|\[(?P<put>[^\[\]]*)\]")
_SPACE = re.compile(r"\s+")
_LONGEST_REPLACED = 60
"""How many characters of the source an insertion may stand for, at most."""
_SHOWN = 60


class FaultKind(StrEnum):
    """What can be wrong with a display form."""

    CHANGED = "changed"
    """Other words than the source's, or words left out without a mark."""
    DROPS = "drops"
    """What is left out turns, bounds or hedges what is kept."""
    JOINS = "joins"
    """An omission makes one sentence of two."""
    INSERTS = "inserts"
    """An insertion says something of its own."""
    LEAVES_OUT = "leaves out"
    """Whole sentences are left out, and the mark stands where they stood, between others."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault in a sentence that goes on after *The words shown …*; `what` are the words it is about."""

    kind: FaultKind
    sentence: str
    what: str

    @property
    def soft(self) -> bool:
        """Whether it only asks for a look."""
        return self.kind is FaultKind.LEAVES_OUT


class PieceKind(StrEnum):
    """Where a piece of a display form comes from."""

    KEPT = "kept"
    LEFT_OUT = "left out"
    PUT_IN = "put in"


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a display form as it is shown, and the source's words that it stands for."""

    kind: PieceKind
    shown: str
    source: str


@dataclass(frozen=True, slots=True)
class _Part:
    """A kept run, an omission or an insertion, as written; `changed` are letters that may change their case."""

    kind: PieceKind
    text: str
    changed: frozenset[int] = frozenset()


def paragraphs(source: str, display: str) -> tuple[str, ...]:
    """The paragraphs to show: the display form's where it changes no word, else all of the source's."""
    if not display.strip() or not sound(source, display):
        return words.paragraphs(source)
    return words.paragraphs(display)


def sound(source: str, display: str) -> bool:
    """Whether the display form holds nothing but the source's words and marked changes."""
    return not display.strip() or bool(pieces(source, display))


@lru_cache(maxsize=4096)
def check(source: str, display: str) -> tuple[Fault, ...]:
    """What is wrong with a display form of a source's words; an empty one shows all of them.

    White space and the marks that reopen a quotation in each paragraph count for nothing, as in `words.paragraphs`.
    """
    if not display.strip():
        return ()
    found = pieces(source, display)
    if not found:
        return (_changed(source, display),)
    return tuple(_faults(found))


@lru_cache(maxsize=4096)
def pieces(source: str, display: str) -> tuple[Piece, ...]:
    """The display form piece by piece beside the source; nothing where it cannot be laid over the source."""
    whole = _plain(source)
    parts = _parts(_plain(display), whole)
    if not any(part.kind is PieceKind.KEPT for part in parts):
        return ()
    places = _places(whole, parts)
    return () if places is None else tuple(_laid(whole, parts, places))


def _plain(text: str) -> str:
    return _SPACE.sub(" ", " ".join(words.paragraphs(text))).strip()


def _parts(display: str, whole: str) -> list[_Part]:
    """The display form at its marks; a bracket that the source has itself is the source's."""
    parts: list[_Part] = []
    text, cased, at = "", set[int](), 0
    for found in _TOKEN.finditer(display):
        text += display[at : found.start()]
        at = found.end()
        if found["letter"]:
            cased.add(len(text))
            text += found["letter"]
        elif found["put"] is not None and found.group() in whole:
            text += found.group()
        else:
            parts += _kept(text, cased)
            kind = PieceKind.LEFT_OUT if found["put"] is None else PieceKind.PUT_IN
            parts.append(_Part(kind, found.group()))
            text, cased = "", set[int]()
    return parts + _kept(text + display[at:], cased)


def _kept(text: str, cased: set[int]) -> list[_Part]:
    """A run of kept words without the space around it; none if there are no words."""
    lead = len(text) - len(text.lstrip())
    kept = text.strip()
    return [_Part(PieceKind.KEPT, kept, frozenset(at - lead for at in cased))] if kept else []


def _places(whole: str, parts: list[_Part]) -> list[tuple[int, int]] | None:
    """Where each kept run stands in the source, so that nothing is passed over without a mark; None if it cannot be."""
    reached: list[list[tuple[int, int]]] = []
    limit = 0
    """How far the next run may begin after the last: 0 only at it, 1 within an insertion's reach, 2 anywhere."""
    for part in parts:
        if part.kind is not PieceKind.KEPT:
            limit = max(limit, 2 if part.kind is PieceKind.LEFT_OUT else 1)
            continue
        ends = [end for _, end in reached[-1]] if reached else [0]
        here = [one for one in _occurrences(whole, part) if _within(ends, one[0], limit, whole)]
        if not here:
            return None
        reached.append(here)
        limit = 0
    final = [one for one in reached[-1] if _within([one[1]], len(whole), limit, whole)]
    return _back(reached, final, parts, whole) if final else None


def _occurrences(whole: str, part: _Part) -> Iterator[tuple[int, int]]:
    """Where a run stands in the source, between whole words."""
    pattern = "".join(
        f"(?i:{re.escape(sign)})" if at in part.changed else re.escape(sign) for at, sign in enumerate(part.text)
    )
    for found in re.finditer(f"(?=({pattern}))", whole):
        start, end = found.start(), found.start() + len(part.text)
        if not _inside_a_word(whole, start) and not _inside_a_word(whole, end):
            yield start, end


def _inside_a_word(whole: str, at: int) -> bool:
    return 0 < at < len(whole) and whole[at - 1].isalnum() and whole[at].isalnum()


def _within(ends: list[int], start: int, limit: int, whole: str) -> bool:
    return any(_reaches(end, start, limit, whole) for end in ends)


def _reaches(end: int, start: int, limit: int, whole: str) -> bool:
    if start < end:
        return False
    if limit == 0:
        return not whole[end:start].strip()
    gap = whole[end:start].strip()
    return limit == 2 or (len(gap) <= _LONGEST_REPLACED and not longer_than_a_few(gap))


def _back(
    reached: list[list[tuple[int, int]]], final: list[tuple[int, int]], parts: list[_Part], whole: str
) -> list[tuple[int, int]]:
    """One way through, from the end, that leaves out as little as may be."""
    limits = list(_limits(parts))
    path = [final[-1]]
    for at in range(len(reached) - 2, -1, -1):
        path.append([one for one in reached[at] if _reaches(one[1], path[-1][0], limits[at + 1], whole)][-1])
    return path[::-1]


def _limits(parts: list[_Part]) -> Iterator[int]:
    """Of each kept run, what may stand between it and the one before."""
    limit = 0
    for part in parts:
        if part.kind is PieceKind.KEPT:
            yield limit
            limit = 0
        else:
            limit = max(limit, 2 if part.kind is PieceKind.LEFT_OUT else 1)


def _laid(whole: str, parts: list[_Part], places: list[tuple[int, int]]) -> Iterator[Piece]:
    """The parts with what they stand for; of marks side by side the first omission takes what is left out."""
    runs = iter(places)
    at, marks = 0, list[_Part]()
    for part in parts:
        if part.kind is not PieceKind.KEPT:
            marks.append(part)
            continue
        start, end = next(runs)
        yield from _marked(marks, whole[at:start].strip())
        yield Piece(PieceKind.KEPT, part.text, whole[start:end])
        at, marks = end, []
    yield from _marked(marks, whole[at:].strip())


def _marked(marks: list[_Part], gap: str) -> Iterator[Piece]:
    taker = next((mark for mark in marks if mark.kind is PieceKind.LEFT_OUT), marks[0] if marks else None)
    for mark in marks:
        yield Piece(mark.kind, mark.text, gap if mark is taker else "")


def _faults(found: tuple[Piece, ...]) -> Iterator[Fault]:
    for at, piece in enumerate(found):
        if piece.kind is PieceKind.KEPT:
            continue
        before, after = _kept_beside(found[at::-1]), _kept_beside(found[at:])
        if piece.kind is PieceKind.PUT_IN:
            yield from _put_in(piece)
        yield from _left_out(piece.source, before, after)


def _kept_beside(found: tuple[Piece, ...]) -> str:
    """The nearest kept run; nothing where it is the end of the quote, or only a full stop."""
    kept = next((one.source for one in found if one.kind is PieceKind.KEPT), "")
    return kept if any(map(str.isalnum, kept)) else ""


def _put_in(piece: Piece) -> Iterator[Fault]:
    put = piece.shown[1:-1].strip()
    if not put:
        yield Fault(FaultKind.INSERTS, "have empty brackets.", piece.shown)
    elif longer_than_a_few(put):
        yield Fault(FaultKind.INSERTS, f"have more put in than a few words: “{_short(put)}”.", put)
    elif said := states_something(put):
        yield Fault(FaultKind.INSERTS, f"have “{said}” put in, which the speaker did not say there.", put)


def _left_out(gap: str, before: str, after: str) -> Iterator[Fault]:
    """The faults of leaving out `gap` between two kept runs (empty at either end of the quote)."""
    if not gap:
        return
    ends = sentence_ends(gap)
    head = gap[: ends[0] if ends else None] if before and not sentence_ends(before, at_end=True) else ""
    tail = gap[ends[-1] if ends else 0 :].rpartition(";")[2] if after else ""  # what stood before a ; stands by itself
    for part in filter(None, dict.fromkeys((head, tail))):
        for word in guarded(part, after if part.endswith(gap[-8:]) else ""):
            yield Fault(FaultKind.DROPS, f"leave out “{word}”.", word)
    if ends and head.strip() and after:
        sentence = f"make one sentence of several by leaving out “{_short(gap)}”."
        yield Fault(FaultKind.JOINS, sentence, _short(gap))
    elif ends and before and after:
        number = len(ends)
        sentence = f"leave out {number} sentences." if number > 1 else "leave out a whole sentence."
        yield Fault(FaultKind.LEAVES_OUT, sentence, _short(gap))


def _changed(source: str, display: str) -> Fault:
    """Which of the display form's words the source does not have."""
    whole = _plain(source)
    for part in _parts(_plain(display), whole):
        if part.kind is PieceKind.KEPT and not any(_occurrences(whole, part)):
            theirs = _first_strange(whole, part.text)
            return Fault(FaultKind.CHANGED, f"are not the source’s at “{_short(theirs)}”.", theirs)
    return Fault(FaultKind.CHANGED, f"leave words out without {OMISSION}, or stand in another order.", _short(display))


def _first_strange(whole: str, text: str) -> str:
    """The words of a run from the first on that breaks its likeness to the source."""
    each = text.split()
    known = next((end for end in range(len(each), 0, -1) if " ".join(each[:end]) in whole), 0)
    return " ".join(each[max(0, known - 1) : known + 4])


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1].rstrip()}…"
