"""Where reported clauses go on past what the parser saw, and the clause that *as X said* leads up to."""

from collections.abc import Iterator
from typing import Any

from briefing_app.extraction.spans.cues import Cue, is_verb, says, spoken_subject
from briefing_app.extraction.spans.cues_nouns import source_like
from briefing_app.extraction.syntax import Parsed

_GOES_ON = frozenset({"provided", "unless"})
_LEAST = 3
_ASIDES, _SUBJECT = 4, 6
"""Commas that are looked at, and the tokens of a subject at most."""
_PRESSED = frozenset({"asked", "pressed", "questioned", "challenged", "pushed"})
_ANSWERED = frozenset({"said", "replied", "answered", "insisted", "admitted", "claimed"})
_OPENS = frozenset({"DT", "NN", "NNS", "NNP", "NNPS", "PRP", "PRP$", "EX", "CD", "JJ"})
_SO_MANY = frozenset(
    {"only", "just", "about", "around", "nearly", "almost", "fewer", "more", "less", "up", "over", "some"}
)
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_DAYS = frozenset({"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"})


def end_of(doc: Any, first: int, last: int) -> int:
    """The last token of a clause, with *, provided that …* and *, and that …* after it taken along."""
    place = last if doc[last].lower_ == "and" else last + 1
    while place < len(doc) and doc[place].text == ",":
        place += 1
    if place + 1 >= len(doc) or place == last + 1 + len(doc):
        return last
    words_ = doc[place].lower_, doc[place + 1].lower_
    opened = first > 0 and doc[first - 1].lower_ == "that"
    if not (words_[0] in _GOES_ON or (words_ == ("and", "that") and opened)):
        return last
    end = len(doc) - 1
    while end > place and (doc[end].is_punct or doc[end].is_space):
        end -= 1
    return end


def leaves(verb: Any) -> bool:
    """*He declared that he owned the field and left the room*: what the minutes say that the source then did."""
    things = {child.lower_ for child in verb.children if child.dep_ == "dobj"}
    if verb.lower_ in {"left", "took"}:
        return bool(things & ({"room", "meeting", "chamber", "hall", "table"} if verb.lower_ == "left" else {"part"}))
    return verb.lower_ in {"withdrew", "abstained"} and not things


def asked_first(parsed: Parsed) -> Iterator[tuple[Cue, tuple[int, int]]]:
    """*The grandson, asked by a reporter whether it leaks, said he would look*: where the parser loses the subject."""
    doc = parsed.doc
    commas = [t.i for t in doc if t.text == ","][:_ASIDES]
    if len(commas) < 2 or doc[commas[0] + 1].lower_ not in _PRESSED or not 0 < commas[0] <= _SUBJECT:
        return
    source = doc[commas[0] - 1]
    verb = next((doc[i + 1] for i in commas[1:] if i + 1 < len(doc) and doc[i + 1].lower_ in _ANSWERED), None)
    if verb is None or not source_like(source) or any(is_verb(t) for t in doc[: source.i]):
        return
    rest = [t for t in doc[verb.i + 1 :] if not t.is_space]
    rest = rest[1:] if rest and rest[0].lower_ == "that" else rest
    while rest and rest[-1].is_punct and rest[-1].text not in ")%":
        rest = rest[:-1]
    if len(rest) > _LEAST and rest[0].tag_ in _OPENS and any(t.tag_ in {"VBD", "VBZ", "VBP", "MD"} for t in rest[1:]):
        yield Cue(verb, source, "subject", verb.text), (parsed.offset(rest[0])[0], parsed.offset(rest[-1])[1])


def past_aside(doc: Any, verb: Any, first: int) -> int:
    """Past *, rather sadly I thought, that* after a verb of saying: what the narrator puts in between."""
    if verb.i + 1 >= len(doc) or doc[verb.i + 1].text != ",":
        return first
    for place in range(int(verb.i) + 2, min(int(verb.i) + 12, len(doc) - 1)):
        if doc[place].text == "," and doc[place + 1].lower_ == "that":
            return max(first, place + 2)
    return first


def past_time(doc: Any, first: int, last: int) -> int:
    """Past *on Monday*, *yesterday* right after a verb of saying: when somebody spoke, not what of."""
    if doc[first].lower_ == "on" and first + 2 < last and doc[first + 1].text in _DAYS and doc[first + 2].text != ",":
        return first + 2
    return first + 1 if doc[first].lower_ in {"yesterday", "today"} and first + 1 < last else first


def counts(verb: Any) -> bool:
    """*Said only 40 per cent of its drivers, not all of whom are members, had voted*: a number opens the clause."""
    rest = verb.doc[verb.i + 1 :]
    number = rest[0].lower_ in _SO_MANY and any(token.tag_ == "CD" for token in rest[:5])
    return number and any(token.tag_ in _FINITE and token.dep_ not in {"relcl", "advcl"} for token in rest)


def as_said(parsed: Parsed) -> Iterator[tuple[Cue, tuple[int, int]]]:
    """*As the committee concluded in its report, stations close quickly*: what follows the comma."""
    doc = parsed.doc
    if len(doc) < _LEAST or doc[0].lower_ != "as":
        return
    verb = next((t for t in doc[1:] if is_verb(t) and says(t)), None)
    comma = next((t.i for t in doc[verb.i :] if t.text == ","), None) if verb is not None else None
    found = spoken_subject(verb) if verb is not None else None
    if verb is None or comma is None or found is None or not source_like(found[0]) or verb.dep_ != "advcl":
        return
    objects = {"ccomp"} if verb.lower_ == "told" else {"dobj", "ccomp"}  # what is told is told to somebody
    if any(child.dep_ in objects for child in verb.children) or not 0 < found[0].i < verb.i:
        return
    rest = [t for t in doc[comma + 1 :] if not t.is_space]
    stop = next((k for k, t in enumerate(rest) if t.text in {";", ".", "–", "—", ":"}), len(rest))
    rest = rest[:stop]
    if len(rest) > _LEAST and any(t.tag_ in {"VBD", "VBZ", "VBP", "MD"} for t in rest):
        yield Cue(verb, *found, verb.text), (parsed.offset(rest[0])[0], parsed.offset(rest[-1])[1])
