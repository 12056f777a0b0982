"""From where to where a clause goes that somebody is reported to have said, without what the narrator adds to it."""

from typing import Any

from briefing_app.extraction.spans.cues import Cue, second_report
from briefing_app.extraction.spans.edges import end_of, leaves, past_aside, past_time
from briefing_app.extraction.syntax import Parsed
from briefing_app.extraction.words.lexicon import words
from briefing_app.extraction.words.verbs import speaks

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
"""The tags of finite verbs."""
OCCASION = frozenset({"as", "after", "despite", "amid", "following", "when", "while", "ahead", "during"})
"""What opens a clause of the narrator's own: *as she came under pressure*."""
_PERSONAL = frozenset({"he", "she", "it", "they"})
_CALLS_FOR = frozenset({"called", "appealed", "pressed"})
"""*Said many were killed and called for a law*: what only the source does."""
_DASHES = frozenset({"–", "—", "-"})
_CLOSE = 3
"""Tokens: *told us yesterday –*, after which a clause may still begin."""
_JOINS = frozenset({"and,", "but,", "and ,", "but ,"})


def clause_span(parsed: Parsed, clause: Any, verb: Any) -> tuple[int, int] | None:
    """From where to where in the text a clause goes that hangs on a verb of saying; None where nothing is left."""
    left, right = clause.left_edge, clause.right_edge
    doc = parsed.doc
    first, last = left.i, right.i
    if clause.i > verb.i:
        first = past_aside(doc, verb, max(first, verb.i + 1))
        first = past_time(doc, first, last)
        while first < last and (doc[first].lower_ in {"that", ":", ","} or doc[first].is_punct):
            first += 1
        if _past_dash(doc, verb, first):
            return None
    else:
        last = min(last, _edge_before(verb) - 1)
    cut = _without_occasion(doc, clause, first, last)
    last = end_of(doc, first, last) if cut == last and clause.i > verb.i else cut
    while last > first and ((doc[last].is_punct and doc[last].text not in ")”’\"'%") or doc[last].is_space):
        last -= 1
    if last <= first:
        return None
    return parsed.offset(doc[first])[0], parsed.offset(doc[last])[1]


def _past_dash(doc: Any, verb: Any, first: int) -> bool:
    """*Roe warned over ferries as she lands – ports live*: what a headline adds after a dash hangs on nothing."""
    between = [token.text for token in doc[verb.i + 1 : first]]
    dashes = sum(text in _DASHES for text in between)
    return dashes == 1 and between[-1] in _DASHES and len(between) > _CLOSE


def according_span(parsed: Parsed, cue: Cue) -> tuple[int, int] | None:
    """The sentence but for *according to X*: what stands before it at the end, what follows it at the start."""
    doc = parsed.doc
    at = cue.verb.i
    phrase_end = max(cue.source.right_edge.i, at + 2)
    head = [t for t in doc[:at] if not t.is_punct]
    tail = [t for t in doc[phrase_end + 1 :] if not t.is_punct]
    chosen = head if len(head) >= len(tail) or (len(tail) < 3) else tail
    if len(tail) > 3 and doc[max(0, at - 2) : at].text in _JOINS:  # *She is back and, according to X, she will …*
        return parsed.offset(tail[0])[0], parsed.offset(tail[-1])[1]
    if head and tail and chosen is head and len(tail) > 3:
        chosen = tail if not any(t.tag_ in FINITE for t in head) else head
    if len(chosen) < 3 or not any(t.tag_ in FINITE for t in chosen):
        return None
    return parsed.offset(chosen[0])[0], parsed.offset(chosen[-1])[1]


def _without_occasion(doc: Any, clause: Any, first: int, last: int) -> int:
    """The clause's end without the narrator's own *…, as she came under pressure*, *…, after a record was set*."""
    for link in [clause, *(child for child in clause.children if child.dep_ == "conj")]:
        for child in link.children:
            own = second_report(child) or _own_act(clause, child) or _own_turn(link, child)
            if child.dep_ == "conj" and first < child.i <= last and own:
                cc = next((t.i for t in link.children if t.dep_ == "cc" and t.i < child.i), child.i)
                return int(cc - 1)
    for child in clause.subtree:
        edge = child.left_edge.i
        if (
            child.dep_ not in {"advcl", "prep"}
            or not max(first, clause.i) < edge <= last
            or child.right_edge.i < last - 1
        ):
            continue
        word, comma = doc[edge].lower_, doc[edge - 1].text == ","
        own = any(t.dep_ == "nsubj" and t.lower_ in _PERSONAL for t in child.children)
        if comma and ((child.tag_ == "VBG" and speaks(child.text)) or word in OCCASION):
            return int(edge - 1)
        if word == "as" and own and child.tag_ in {"VBD", "VBZ", "VBP"}:
            return int(edge - 1)
    return last


def _own_act(clause: Any, child: Any) -> bool:
    """*He accepted that it was slow and described it as patchy*: what a thing cannot do, the source does."""
    if any(t.dep_ in {"nsubj", "nsubjpass", "aux", "auxpass"} for t in child.children) or not speaks(child.text):
        return False
    if child.lower_ in _CALLS_FOR and child.tag_ == "VBD" and child.doc[child.i + 1 :][:1].text in {"for", "on"}:
        return True
    subject = next((t for t in clause.children if t.dep_ in {"nsubj", "nsubjpass", "expl"}), None)
    return subject is not None and not _somebody(subject) and child.tag_ in {"VBD", "VBZ"}


def _own_turn(clause: Any, child: Any) -> bool:
    """*It said that it had hired 40 but was unable to name them*: after *had …*, plain past is the narrator's."""
    own = any(t.dep_ in {"nsubj", "nsubjpass", "expl"} for t in child.children)
    helped = [t for t in child.children if t.dep_ == "aux"]
    failed = any(t.dep_ == "neg" for t in child.children) and all(t.lower_ in {"could", "did"} for t in helped)
    if leaves(child) and not own and not helped:
        return True
    if own or not (failed if helped else child.tag_ == "VBD"):
        return False
    past = any(t.lower_ == "had" and t.dep_ == "aux" for t in clause.children)
    return past and any(t.dep_ == "cc" and t.lower_ == "but" and t.i < child.i for t in clause.children)


def _somebody(noun: Any) -> bool:
    """Whether a noun names or stands for people or a body beyond doubt."""
    if noun.tag_ in {"NNP", "NNPS"} or noun.lower_ in _PERSONAL - {"it"}:
        return True
    return any(
        form in words(kind) for kind in ("roles", "people_nouns", "bodies", "unnamed") for form in _forms(noun.lower_)
    )


def _forms(word: str) -> tuple[str, str]:
    return word, word.removesuffix("s")


def _edge_before(verb: Any) -> int:
    """Where the words of the cue begin, source included, when they follow the clause."""
    subject = [child.left_edge.i for child in verb.children if child.dep_ in {"nsubj", "nsubjpass", "aux"}]
    return int(min([verb.i, *[place for place in subject if place <= verb.i]]))
