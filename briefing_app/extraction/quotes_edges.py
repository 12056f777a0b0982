"""Where reported clauses go on past what the parser saw, and the clause that *as X said* leads up to."""

from collections.abc import Iterator
from typing import Any

from briefing_app.extraction.cues import Cue, is_verb, says, source_like, spoken_subject
from briefing_app.extraction.syntax import Parsed

_GOES_ON = frozenset({"provided", "unless"})
_LEAST = 3
_DAYS = frozenset({"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"})


def end_of(doc: Any, first: int, last: int) -> int:
    """The last token of a clause, with *, provided that …* and *, and that …* after it taken along."""
    place = last + 1
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


def past_time(doc: Any, first: int, last: int) -> int:
    """Past *on Monday*, *yesterday* right after a verb of saying: when somebody spoke, not what of."""
    if doc[first].lower_ == "on" and first + 2 < last and doc[first + 1].text in _DAYS and doc[first + 2].text != ",":
        return first + 2
    return first + 1 if doc[first].lower_ in {"yesterday", "today"} and first + 1 < last else first


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
