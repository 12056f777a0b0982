"""Which cue and source a quote in marks hangs on: candidates from the parse, ranked by tie, place and punctuation."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from briefing_app.extraction.cues import (
    SPEAKS,
    THINKS,
    Cue,
    according,
    cue_text,
    is_verb,
    source_like,
    spoken_subject,
    strength,
)
from briefing_app.extraction.frames import Frame, Hole
from briefing_app.extraction.syntax import Parsed


@dataclass(frozen=True, slots=True)
class Tie:
    """A quote's cue in its own sentence, with a score; the higher the likelier."""

    cue: Cue
    score: float
    rule: str


def ties(frame: Frame, parsed: Parsed, hole: Hole) -> list[Tie]:
    """The cues that may govern a quote, the best first."""
    found = [*_verbs(parsed, frame, hole), *_according(parsed, hole)]
    return sorted(
        (tie for tie in found if tie.score > 0), key=lambda tie: (-tie.score, abs(tie.cue.verb.idx - hole.at))
    )


def _outside(token: Any, holes: Sequence[Hole]) -> bool:
    return not any(hole.at <= token.idx < hole.end for hole in holes)


def _verbs(parsed: Parsed, frame: Frame, hole: Hole) -> Iterator[Tie]:
    inside = [token for token in parsed.doc if hole.at <= token.idx < hole.end]
    above = _ancestors(inside, hole)
    for verb in parsed.doc:
        if not is_verb(verb) or not _outside(verb, frame.holes) or verb.lower_ == "according":
            continue
        found = spoken_subject(verb)
        if found is None or not _outside(found[0], frame.holes) or not source_like(found[0]):
            continue
        score = _score(parsed, frame, hole, verb, found[0], above)
        if score > 0:
            yield Tie(Cue(verb, found[0], found[1], cue_text(verb)), score, found[1])


def _ancestors(inside: Sequence[Any], hole: Hole) -> dict[int, int]:
    """Token index -> how many steps above the quote's own head it stands."""
    top = next((t for t in inside if t.head is t or not hole.at <= t.head.idx < hole.end), None)
    found: dict[int, int] = {}
    steps = 0
    while top is not None and top.head is not top and steps < 20:
        top, steps = top.head, steps + 1
        found[top.i] = steps
    return found


def _score(parsed: Parsed, frame: Frame, hole: Hole, verb: Any, source: Any, above: dict[int, int]) -> float:
    force = strength(verb)
    adjacent = _adjacent(parsed, hole, verb, source)
    if force < SPEAKS and hole.fragment and not (force == THINKS and verb.i in above):
        return 0.0
    if force == 0 or not (adjacent or verb.i in above or (force == SPEAKS and not hole.fragment)):
        return 0.0
    score = {SPEAKS: 3.0, THINKS: 1.2}.get(force, 1.0)
    if verb.i in above:
        score += 2.0 - 0.25 * min(above[verb.i], 6)
    score += 2.0 if adjacent and force != THINKS else 0.0
    score -= 1.0 if verb.tag_ == "VBG" and verb.i > 0 and verb.nbor(-1).text not in {",", "by", "–", "—"} else 0.0
    score -= 0.5 * sum(
        not other.fragment for other in frame.holes if other is not hole and _separates(other, hole, verb)
    )
    return float(score - 0.002 * abs(verb.idx - hole.at))


def _adjacent(parsed: Parsed, hole: Hole, verb: Any, source: Any) -> bool:
    """Whether only the source, adverbs and marks stand between the verb and the quote."""
    first, last = sorted((verb.i, source.i))
    tokens = parsed.doc
    if tokens[last].idx < hole.at:
        between = tokens[last + 1 :]
        gap = [t for t in between if t.idx < hole.at and not t.is_punct and t.i > verb.i]
        colon = any(t.text == ":" for t in between if t.idx < hole.at)
        return len(gap) <= (12 if colon else 2)
    if tokens[first].idx >= hole.end:
        gap = [t for t in tokens[:first] if t.idx >= hole.end and not t.is_punct and t.head.i not in (source.i, verb.i)]
        return len(gap) <= (0 if hole.fragment and hole.at > 1 else 4)
    return False


def _separates(other: Hole, hole: Hole, verb: Any) -> bool:
    low, high = sorted((verb.idx, hole.at))
    return bool(low < other.at < high)


def _according(parsed: Parsed, hole: Hole) -> Iterator[Tie]:
    for cue in according(parsed.doc):
        if not hole.at <= cue.verb.idx < hole.end:
            yield Tie(cue, 4.0 - 0.01 * abs(cue.verb.idx - hole.at) / 10, "according to")
