"""Which cue and source a quote in marks hangs on: candidates from the parse, ranked by tie, place and punctuation."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import Any

from briefing_app.extraction.spans.cues import (
    SPEAKS,
    THINKS,
    Cue,
    according,
    cue_text,
    is_verb,
    says,
    spoken_subject,
    strength,
)
from briefing_app.extraction.spans.cues_nouns import source_like
from briefing_app.extraction.spans.frames import Frame, Hole
from briefing_app.extraction.spans.not_said import only_acts, only_reacts
from briefing_app.extraction.syntax import Parsed
from briefing_app.extraction.words.lexicon import words
from briefing_app.extraction.words.verbs import lemmas, speaks

_BEING = frozenset({"is", "are", "was", "were", "be", "been", "'s", "’s", "'re", "’re"})


_OCCASION = frozenset({"when", "after", "before", "while", "because", "until", "once", "if"})
"""*He was “shown the door” when he asked for more*: what he did then is no report of it."""
_REMARKS = frozenset({"comment", "comments", "remark", "remarks", "description"})
"""*She took up Mr Roe’s comments on unions as “a sacred cow”*: his words, whoever takes them up."""
_TAKES_UP = frozenset({"addressed", "repeated", "recalled", "cited", "quoted", "noted", "raised", "mentioned"})
_TALKING = frozenset({"speaking", "spoke", "speaks", "spoken", "talking", "talked", "talks"})
"""What takes no clause: *speaking after Mr Roe, who suggested it was “ill-conceived”*."""
_STEPS = 99
_SHORT = 4
"""Tokens between a passive verb and its marks: *described as a*."""
_WHOM_AND_WHEN = frozenset({"DT", "NN", "NNS", "NNP", "NNPS", "CD", "IN", "PRP", "PRP$", "JJ", "POS"})


@dataclass(frozen=True, slots=True)
class Tie:
    """A quote's cue in its own sentence, with a score; the higher the likelier."""

    cue: Cue
    score: float
    rule: str


class Ties:
    """One frame with its parse, read once for all of its quotes: a frame may hold hundreds."""

    def __init__(self, frame: Frame, parsed: Parsed) -> None:
        self.doc = parsed.doc
        self.places = [token.idx for token in parsed.doc]
        self.whole = [hole.at for hole in frame.holes if not hole.fragment]
        self.said = list(self._verbs(frame.holes))
        self.according = list(according(parsed.doc))

    def of(self, hole: Hole) -> list[Tie]:
        """The cues that may govern a quote, the best first."""
        found = [*self._tied(hole), *self._called(hole), *self._passive(hole), *_according(self.according, hole)]
        return sorted(
            (tie for tie in found if tie.score > 0), key=lambda tie: (-tie.score, abs(tie.cue.verb.idx - hole.at))
        )

    def _called(self, hole: Hole) -> Iterator[Tie]:
        """*Its description of the offer as “an insult”*, *his claim that “…”*: a noun of saying with its owner."""
        last = bisect_left(self.places, hole.at) - 1
        if not hole.fragment or last < 1:
            return
        before = [t for t in self.doc[max(0, last - 14) : last + 1] if not t.is_punct]
        if not before or before[-1].lower_ not in {"as", "that", "of", "a", "an", "the"}:
            return
        for noun in reversed(before):
            owner = next((child for child in noun.lefts if child.dep_ == "poss"), None)
            if noun.lower_ in words("nouns_of_saying") | _REMARKS and owner is not None:
                as_ = any(t.lower_ == "as" for t in before[-2:])
                whose = 6.0 if as_ and noun.lower_ in _REMARKS and noun.head.lower_ in _TAKES_UP else 2.4
                yield Tie(Cue(noun, owner, "noun of saying", noun.text), whose, "noun of saying")
                return

    def _passive(self, hole: Hole) -> Iterator[Tie]:
        """*It was called “a farce” by the union*: the agent that follows the marks."""
        opens, after = bisect_left(self.places, hole.at), bisect_left(self.places, hole.end)
        if not hole.fragment or after >= len(self.doc) or self.doc[after].lower_ != "by":
            return
        verb = next((t for t in reversed(self.doc[max(0, opens - _SHORT) : opens]) if t.tag_ in {"VBN", "VBD"}), None)
        agent = next((t for t in self.doc[after].children if t.dep_ == "pobj"), None)
        if verb is not None and agent is not None and says(verb) and _is_passive(verb) and source_like(agent):
            yield Tie(Cue(verb, agent, "agent", cue_text(verb)), 6.0, "agent")

    def inside(self, hole: Hole) -> Any:
        """The tokens between a quote's marks."""
        return self.doc[bisect_left(self.places, hole.at) : bisect_left(self.places, hole.end)]

    def _verbs(self, holes: Sequence[Hole]) -> Iterator[Cue]:
        outside = _outside(self.places, holes)
        for verb in self.doc:
            if not outside[verb.i] or not is_verb(verb) or verb.lower_ == "according":
                continue
            found = spoken_subject(verb)
            if found is not None and found[1] == "subject of the main verb" and _is_passive(verb):
                continue
            if found is not None and outside[found[0].i] and source_like(found[0]):
                yield Cue(verb, found[0], found[1], cue_text(verb))

    def _tied(self, hole: Hole) -> Iterator[Tie]:
        above = _ancestors(self.inside(hole), hole)
        nearest = self._right_above(hole, above)
        plainly = any(strength(cue.verb) == SPEAKS and cue.verb.lower_ not in _TALKING for cue in self.said)
        for cue in self.said:
            if plainly and cue.how == "noun before the clause" and strength(cue.verb) < THINKS:
                continue  # *The effect, she said, on farmers who struggle: “…”*
            score = _score(self, hole, cue.verb, cue.source, above)
            if score > 0 and above.get(cue.verb.i, nearest) <= nearest:
                yield Tie(cue, score, cue.how)

    def _right_above(self, hole: Hole, above: dict[int, int]) -> int:
        """How many steps above a fragment the verb of saying stands that it hangs on most closely.

        *Asked about reports that the chancellor had described it as “a note”, he said*: *described*, and not *said*.
        """
        cues = [c for c in self.said if c.verb.i in above and not (only_acts(c.verb) or only_reacts(c.verb))]
        steps = [above[cue.verb.i] for cue in cues if cue.verb.idx < hole.at]
        said = [above[cue.verb.i] for cue in cues if strength(cue.verb) == SPEAKS]
        return min(said) if hole.fragment and steps and said and min(said) == min(steps) else _STEPS


def _is_passive(verb: Any) -> bool:
    """*Was described*, *has been called*: whose words they are, only *by …* tells."""
    return any(child.dep_ == "auxpass" for child in verb.children)


def _outside(places: Sequence[int], holes: Sequence[Hole]) -> list[bool]:
    """For each token, whether it stands outside every hole."""
    flags = [True] * len(places)
    for hole in holes:
        for index in range(bisect_left(places, hole.at), bisect_left(places, hole.end)):
            flags[index] = False
    return flags


def _ancestors(inside: Iterable[Any], hole: Hole) -> dict[int, int]:
    """Token index -> how many steps above the quote's own head it stands."""
    top = next((t for t in inside if t.head is t or not hole.at <= t.head.idx < hole.end), None)
    found: dict[int, int] = {}
    steps = 0
    while top is not None and top.head is not top and steps < 20:
        top, steps = top.head, steps + 1
        found[top.i] = steps
        for aside in top.rights:  # *They will have “…” on Monday, the minister said, while others waited*
            if aside.dep_ == "parataxis" and aside.idx >= hole.end and says(aside):
                found.setdefault(aside.i, steps + 1)
    return found


def _score(read: Ties, hole: Hole, verb: Any, source: Any, above: dict[int, int]) -> float:
    aside = only_acts(verb) or (hole.fragment and (_only_does(verb) or only_reacts(verb)))
    force = 0 if aside else strength(verb)
    if hole.fragment and source.left_edge.idx <= hole.at < source.idx:  # words of the source's own description
        return 0.0
    adjacent = _adjacent(read, hole, verb, source)
    if hole.fragment and verb.lower_ in _TALKING and not adjacent and not _as_before(read, hole):
        return 0.0
    if not adjacent and _goes_on_to_do(read, hole, verb):
        return 0.0
    if force < SPEAKS and hole.fragment and not (force == THINKS and verb.i in above):
        return 0.0
    if force == 0 or not (adjacent or verb.i in above or (force == SPEAKS and not hole.fragment)):
        return 0.0
    score = {SPEAKS: 3.0, THINKS: 1.2}.get(force, 1.0)
    if verb.i in above:
        score += 2.0 - 0.25 * min(above[verb.i], 6)
    score += 2.0 if adjacent and force != THINKS else 0.0
    score -= 1.0 if verb.tag_ == "VBG" and verb.i > 0 and verb.nbor(-1).text not in {",", "by", "–", "—"} else 0.0
    low, high = sorted((verb.idx, hole.at))
    score -= 0.5 * (bisect_left(read.whole, high) - bisect_right(read.whole, low) if low < high else 0)
    return float(score - 0.002 * abs(verb.idx - hole.at))


def _as_before(read: Ties, hole: Hole) -> bool:
    """*Spoke of it as the “ultimate betrayal”*."""
    opens = bisect_left(read.places, hole.at)
    return any(token.lower_ == "as" for token in read.doc[max(0, opens - _SHORT) : opens])


def _goes_on_to_do(read: Ties, hole: Hole, verb: Any) -> bool:
    """*The firm reported huge profits, but has offered “a pay cut”*: what it did besides is no part of the report."""
    if not hole.fragment or verb.idx > hole.at or not any(child.dep_ == "dobj" for child in verb.children):
        return False
    token = read.doc[min(bisect_left(read.places, hole.at), len(read.doc) - 1)]
    chain = [token, *token.ancestors]
    below = next((one for one, above in pairwise(chain) if above.i == verb.i), None)
    apart = below is not None and below.dep_ == "conj" and below.tag_ in {"VBD", "VBZ", "VBP", "VBN", "VB"}
    return below is not None and apart and not speaks(below.text)


def _only_does(verb: Any) -> bool:
    """*She said schools were holding “a piece of the jigsaw”*: what the subject of a report is doing is no report."""
    helped = any(child.dep_ == "aux" and child.lower_ in _BEING for child in verb.children)
    return verb.tag_ == "VBG" and helped and any(speaks(above.text) for above in verb.ancestors)


def _adjacent(read: Ties, hole: Hole, verb: Any, source: Any) -> bool:
    """Whether only the source, adverbs and marks stand between the verb and the quote."""
    first, last = sorted((verb.i, source.i))
    tokens, places = read.doc, read.places
    if places[last] < hole.at:
        between = tokens[last + 1 : bisect_left(places, hole.at)]
        few = _at_most(12, (not t.is_punct for t in between))
        led = any(t.text == ":" for t in between) or (len(between) and between[-1].lower_ == "that")
        led = led or _told_whom(verb, between)
        return few and bool(led or _at_most(2, (not t.is_punct for t in between)))
    if places[first] >= hole.end:
        opens = bisect_left(places, hole.end)
        goes_on = next((t for t in tokens[opens : first + 1] if not t.is_punct), None)
        if hole.fragment and goes_on is not None and goes_on.lower_ in _OCCASION:
            return False
        between = tokens[bisect_left(places, hole.end) : first]
        most = 0 if hole.fragment and hole.at > 1 else 4
        return _at_most(most, (not t.is_punct and t.head.i not in (source.i, verb.i) for t in between))
    return False


def rebutted(cue: Cue, hole: Hole) -> tuple[bool, Any | None]:
    """*She rejected claims that it was “a shambles”*: whether the words are what somebody denies, and whose they are.

    They are the owner's where one is named (*Labour’s claim*, *claims by residents*); otherwise nobody's that is known.
    """
    doc, verb = cue.verb.doc, cue.verb
    rebuts = lemmas("rebuttals").get(cue.text.lower()) or lemmas("rebuttals").get(verb.lower_)
    if rebuts is None or not hole.fragment or verb.idx > hole.at or cue.source.idx > verb.idx:
        return False, None
    between = [t for t in doc[verb.i + 1 :] if t.idx < hole.at]
    after = next((t for t in doc if t.idx >= hole.end), None)
    nouns = [t for t in between if t.lower_ in words("claims")]
    if not nouns and after is not None and after.lower_ in words("claims"):
        nouns = [after]
    if not nouns or any(says(t) and is_verb(t) for t in between if t.i > nouns[0].i):
        return False, None
    noun = nouns[0]
    owner = next((child for child in noun.lefts if child.dep_ == "poss"), None)
    by = (grand for child in noun.rights if child.lower_ in {"by", "from"} for grand in child.children)
    return True, owner or next((grand for grand in by if grand.dep_ == "pobj" and grand.idx < hole.at), None)


def _told_whom(verb: Any, between: Any) -> bool:
    """*Told the House on 2 April, “…”*: only whom, when and where it was said stand before the comma."""
    if verb.lower_ not in {"told", "tells"} or len(between) < 2 or between[-1].text != ",":
        return False
    return all(t.tag_ in _WHOM_AND_WHEN for t in between[:-1])


def _at_most(most: int, flags: Iterable[bool]) -> bool:
    """Whether no more than so many flags are set; no further ones are looked at once there are more."""
    return next(islice(filter(None, flags), most, None), None) is None


def _according(cues: Sequence[Cue], hole: Hole) -> Iterator[Tie]:
    for cue in cues:
        if not hole.at <= cue.verb.idx < hole.end:
            yield Tie(cue, 4.0 - 0.01 * abs(cue.verb.idx - hole.at) / 10, "according to")
