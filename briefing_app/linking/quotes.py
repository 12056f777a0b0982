"""The same quote across documents: which quotes to compare, and whether two are one.

Thresholds are those of the design notes: true variants, truncations and splices measured a partial ratio of 99 to 100
with 0.78 or more of their runs of four words contained, different quotes at most 64 and 0.18.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from rapidfuzz import fuzz

from briefing_app.domain.links import Difference, Likeness, QuoteLink
from briefing_app.linking.words import grams, spans, winnowed

GRAM = 4
"""Words in a run."""
WINDOW = 3
"""Of so many runs that follow each other, one is kept in the index."""
_SAME_RATIO, _SAME_CONTAINED = 90.0, 0.6
_NEAR_RATIO, _NEAR_COVERED = 65.0, 0.4
_SHORT = 8
"""Words: a fragment of fewer is one quote with another only where the same person says it within a week."""
_SHORTEST = 3
_WEEK = 7
_PIECE = 3
"""Words: a shorter run in common is chance."""
_COVERED = 0.9
_BORROWED, _LONG = 10, 20
"""Words: what two people say may be a turn of phrase, and what is said after another's pattern is not the same."""


@dataclass(frozen=True, slots=True)
class Wording:
    """A quote as it is compared. `speaker` tells persons apart (None: unknown); `day` is the document's ordinal."""

    words: tuple[str, ...]
    speaker: int | str | None = None
    day: int | None = None


def search_keys(words: Sequence[str]) -> list[int]:
    """What to look up in the index for a quote's likes: every run of it, in order."""
    return grams(words, GRAM)


def index_keys(runs: Sequence[int]) -> set[int]:
    """What the index keeps of a quote's runs: all of a short one's, of a longer one's about every second."""
    return set(runs) if len(runs) <= 2 * _SHORT - GRAM else winnowed(runs, WINDOW)


def compare(first: Wording, second: Wording) -> QuoteLink | None:
    """How two quotes stand to each other; None if they are different quotes."""
    shorter, longer = _by_length(first, second)
    if len(shorter) < _SHORTEST or not _may_be_one(first, second, len(shorter)):
        return None
    if shorter == longer and _may_be_by(first, second, Likeness.IDENTICAL, len(shorter)):
        return QuoteLink(Likeness.IDENTICAL, 100.0, 1.0, f"the same {len(shorter)} words")
    ratio = fuzz.partial_ratio(" ".join(shorter), " ".join(longer))
    contained = _contained(shorter, longer)
    if (ratio < _NEAR_RATIO and contained < _SAME_CONTAINED / 2) or (contained == 0.0 and ratio < _SAME_RATIO):
        return None
    return _judged(first, second, ratio, contained, _pieces(shorter, longer))


def _may_be_by(first: Wording, second: Wording, likeness: Likeness, shortest: int) -> bool:
    """Whether two can be one although others may be named as having said it."""
    if first.speaker is not None and first.speaker == second.speaker:
        return True
    if first.speaker is None or second.speaker is None:
        return likeness is not Likeness.REWORDED
    whole = likeness in {Likeness.IDENTICAL, Likeness.SHORTER}
    return shortest >= (_BORROWED if whole else _LONG) and likeness is not Likeness.REWORDED


def _by_length(first: Wording, second: Wording) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The shorter and the longer; of two as long always the same first, whichever came first."""
    shorter, longer = sorted((first.words, second.words), key=lambda one: (len(one), one))
    return shorter, longer


def _may_be_one(first: Wording, second: Wording, shortest: int) -> bool:
    """Whether words so few can be held to be one utterance at all."""
    if shortest >= _SHORT:
        return True
    near = first.day is None or second.day is None or abs(first.day - second.day) <= _WEEK
    return near and first.speaker is not None and first.speaker == second.speaker


def _contained(shorter: Sequence[str], longer: Sequence[str]) -> float:
    size = min(GRAM, len(shorter))
    wanted, there = grams(shorter, size), set(grams(longer, size))
    return sum(one in there for one in wanted) / len(wanted)


def _pieces(shorter: Sequence[str], longer: Sequence[str]) -> list[int]:
    """The lengths of the runs that both have in the same order, in words."""
    matcher = SequenceMatcher(None, shorter, longer, autojunk=False)
    return [block.size for block in matcher.get_matching_blocks() if block.size >= min(_PIECE, len(shorter))]


def _judged(first: Wording, second: Wording, ratio: float, contained: float, pieces: list[int]) -> QuoteLink | None:
    shorter, longer = _by_length(first, second)
    common = sum(pieces)
    told = f"{common} of {len(shorter)} words in the same order"
    likeness = _likeness(shorter, longer, ratio, contained, pieces)
    if likeness is None or not _may_be_by(first, second, likeness, len(shorter)):
        return None
    why = {
        Likeness.SHORTER: f"all {len(shorter)} words of the shorter stand together in the longer",
        Likeness.SPLICED: f"{told}, in {len(pieces)} pieces of the longer",
        Likeness.VARIED: told,
        Likeness.REWORDED: f"{told}, by the same speaker",
    }[likeness]
    return QuoteLink(likeness, ratio, contained, why)


def _likeness(
    shorter: Sequence[str], longer: Sequence[str], ratio: float, contained: float, pieces: list[int]
) -> Likeness | None:
    covered = sum(pieces) / len(shorter)
    if pieces == [len(shorter)]:
        return Likeness.SHORTER
    if covered >= _COVERED and len(pieces) > 1 and contained >= _SAME_CONTAINED / 2 and max(pieces) >= GRAM:
        return Likeness.SPLICED if len(longer) - len(shorter) >= _PIECE else Likeness.VARIED
    if ratio >= _SAME_RATIO and contained >= _SAME_CONTAINED:
        return Likeness.VARIED
    return Likeness.REWORDED if covered >= _NEAR_COVERED and ratio >= _NEAR_RATIO else None


def differences(first: str, second: str) -> tuple[Difference, ...]:
    """Two wordings word by word, in order: what both have, and what only one of them has."""
    left, right = list(spans(first)), list(spans(second))
    matcher = SequenceMatcher(None, [word for *_, word in left], [word for *_, word in right], autojunk=False)
    found = []
    for tag, left_from, left_to, right_from, right_to in matcher.get_opcodes():
        places = _reach(left, left_from, left_to, len(first)), _reach(right, right_from, right_to, len(second))
        found.append(Difference(tag == "equal", *places))
    return tuple(found)


def _reach(places: Sequence[tuple[int, int, str]], start: int, end: int, length: int) -> tuple[int, int]:
    """From the first to behind the last of some words; where there are none, the empty place before the next."""
    if start < end:
        return places[start][0], places[end - 1][1]
    at = places[start][0] if start < len(places) else length
    return at, at
