"""Which cue and source a quote in marks hangs on: candidates from the parse, ranked by tie, place and punctuation."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from briefing_app.extraction.cues import Cue, according, cue_text, is_verb, source_like, spoken_subject, strength
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
        force = strength(verb)
        found = spoken_subject(verb)
        if found is None or not _outside(found[0], frame.holes):
            continue
        source, how = found
        score = _score(parsed, frame, hole, verb, source, force, above)
        if score > 0:
            yield Tie(Cue(verb, source, how, cue_text(verb)), score, how)


def _ancestors(inside: Sequence[Any], hole: Hole) -> dict[int, int]:
    """Token index -> how many steps above the quote's own head it stands."""
    top = next((t for t in inside if t.head is t or not hole.at <= t.head.idx < hole.end), None)
    found: dict[int, int] = {}
    steps = 0
    while top is not None and top.head is not top and steps < 20:
        top, steps = top.head, steps + 1
        found[top.i] = steps
    return found


def _score(
    parsed: Parsed, frame: Frame, hole: Hole, verb: Any, source: Any, force: int, above: dict[int, int]
) -> float:
    if force == 0 and (hole.fragment is False or verb.i not in above):
        return 0.0
    score = {3: 3.0, 1: 1.0, 0: 0.2}[force]
    score += 1.5 if source_like(source) else -2.0
    if verb.i in above:
        score += 2.0 - 0.15 * min(above[verb.i], 6)
    elif hole.fragment and not _adjacent(parsed, hole, verb, source):
        return 0.0
    if _adjacent(parsed, hole, verb, source):
        score += 2.0
    between = [other for other in frame.holes if other is not hole and _separates(other, hole, verb)]
    score -= 0.5 * sum(not other.fragment for other in between)
    if hole.fragment and force == 1 and not _governs(verb, hole):
        score -= 1.5
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
        return len(gap) <= 4
    return False


def _separates(other: Hole, hole: Hole, verb: Any) -> bool:
    low, high = sorted((verb.idx, hole.at))
    return bool(low < other.at < high)


def _governs(verb: Any, hole: Hole) -> bool:
    """Whether the quote is the verb's own object, complement or *as …*."""
    return any(
        child.left_edge.idx <= hole.at < child.right_edge.idx + len(child.right_edge.text)
        and child.dep_ in {"dobj", "ccomp", "oprd", "xcomp", "prep", "attr", "dative"}
        for child in verb.children
    )


def _according(parsed: Parsed, hole: Hole) -> Iterator[Tie]:
    for cue in according(parsed.doc):
        if not hole.at <= cue.verb.idx < hole.end:
            yield Tie(cue, 4.0 - 0.01 * abs(cue.verb.idx - hole.at) / 10, "according to")
