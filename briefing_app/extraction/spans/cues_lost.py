"""In a parsed sentence: sources that the parser missed, past a comma, a dash, an address or a clause in between."""

from typing import Any

from briefing_app.extraction.spans.cues_nouns import OF_ONE, RELATIVE, source_like
from briefing_app.extraction.words.verbs import speaks

SUBJECT = frozenset({"nsubj", "nsubjpass", "csubj", "agent"})
"""How a parser says that a noun is its verb's subject."""
TO_WHOM = frozenset({"us", "me", "him", "her", "them", "you"})
_DASHES = frozenset({"-", "–", "—", "("})
_STEPS = 6
_LIKE_SUBJECT = frozenset({"dobj", "attr", "npadvmod", "dep", "oprd", "appos", "nmod"})
_CLAUSE = 5
"""Tokens: a name, a comma, a relative clause and a comma take no fewer."""


def past_vocative(noun: Any) -> Any | None:
    """*Mr Roe, one farmer told me*: the subject, where the parser takes whoever is spoken to for it."""
    doc, opens = noun.doc, noun.left_edge.i
    if noun.tag_ not in {"NNP", "NNPS"} or noun.i + 2 >= len(doc) or noun.nbor(1).text != ",":
        return None
    if opens > 0 and doc[opens - 1].tag_ not in {"CC", "UH", ","}:
        return None
    second = (t for t in noun.head.children if t.dep_ == noun.dep_ == "nsubj" and noun.i < t.i < noun.head.i)
    if (subject := next(second, None)) is not None:  # *Mr Roe, the e-mail says …*
        return subject
    meant = next((child for child in noun.rights if child.dep_ == "appos" and child.left_edge.i == noun.i + 2), None)
    if meant is None or meant.right_edge.i + 1 >= len(doc) or doc[meant.right_edge.i + 1].is_punct:
        return None
    return meant


def past_address(verb: Any, found: tuple[Any, str]) -> tuple[Any, str] | None:
    """The source itself where the parser took *My Lords,* for it."""
    noun = found[0]
    if noun.lower_ not in {"lords", "speaker", "chair"} or noun.i > noun.left_edge.i + 1 or noun.nbor(1).text != ",":
        return found
    agent = next((grand for t in verb.children if t.dep_ == "agent" for grand in t.children), None)
    after = [t for t in verb.doc[noun.i + 2 : verb.i] if t.pos_ in {"NOUN", "PROPN", "PRON"} and source_like(t)]
    chosen = agent or next((t for t in after if t.dep_ in {"nsubj", "appos", "nsubjpass", "conj"}), None)
    return (chosen, found[1]) if chosen is not None else None


def inverted(verb: Any) -> Any | None:
    """The noun right after the verb where the parser missed that it is the subject: *said X*."""
    after = next((token for token in verb.doc[verb.i + 1 : verb.i + 3] if not token.is_punct), None)
    if after is None or verb.tag_ == "VBG":  # *calling the plan “…”*: what is called so
        return None
    if after.tag_ == "PRP" and after.lower_ in TO_WHOM:  # *thanks her for her service*: whom it is done to
        return None
    for child in verb.rights:
        if child.dep_ in _LIKE_SUBJECT and child.pos_ in {"PROPN", "NOUN", "PRON"} and child.left_edge.i <= after.i:
            return child
    return None


def before_dash(verb: Any, noun: Any) -> Any | None:
    """*Says Hanna - not her real name -*: the name, where a parser takes what is set off after it for the subject."""
    first = noun.left_edge
    if first.i != verb.i + 1 or first.tag_ != "NNP":
        return None
    # *Says Mary-Ann Oye*: a hyphen sets nothing off.
    dash = next((t for t in verb.doc[first.i + 1 : noun.i] if t.text in _DASHES and t.nbor(-1).whitespace_), None)
    named = list(verb.doc[first.i : dash.i]) if dash is not None else []
    return named[-1] if named and all(t.tag_ == "NNP" for t in named) else None


def lost_subject(verb: Any) -> Any | None:
    """The noun that the parser hangs on something else, though it is the verb's subject."""
    return _apposed(verb) or _before_relative(verb) or _before_comma(verb) or _run_into(verb)


def _apposed(verb: Any) -> Any | None:
    """*On my visit to X, a mechanic at the station said*: a subject that the parser takes for an apposition."""
    if verb.dep_ != "ROOT" or verb.i < 2 or not speaks(verb.text):
        return None
    noun = verb.nbor(-1)
    for _ in range(_STEPS):
        if noun.dep_ == "appos" or noun.head is noun or noun.head.i > verb.i:
            break
        noun = noun.head
    edge = noun.left_edge.i
    set_off = noun.dep_ == "appos" and edge > 0 and verb.doc[edge - 1].text == ","
    return noun if set_off and verb.doc[edge].lower_ in OF_ONE else None


def _before_relative(verb: Any) -> Any | None:
    """*Ruth Oye, whose mother went unseen for months, said*: a subject that the parser gives to the clause inside."""
    if verb.dep_ != "ROOT" or not speaks(verb.text) or verb.i < _CLAUSE or verb.nbor(-1).text != ",":
        return None
    opens = next((t for t in verb.doc[2 : verb.i] if t.lower_ in RELATIVE and t.nbor(-1).text == ","), None)
    if opens is None or any(t.tag_ in {"VBD", "VBZ", "VBP"} or t.text == "," for t in verb.doc[: opens.i - 1]):
        return None
    noun = opens.nbor(-2)
    return noun if noun.tag_ in {"NN", "NNP", "NNPS"} else None


def _before_comma(verb: Any) -> Any | None:
    """*Speaking from his office, Jon Oye, said*: a name between commas, the second of which should not be there."""
    if verb.dep_ != "ROOT" or not speaks(verb.text) or verb.i < _CLAUSE or verb.nbor(-1).text != ",":
        return None
    noun = verb.nbor(-2)
    edge = noun.left_edge.i
    named = noun.i > edge and all(token.tag_ == "NNP" for token in verb.doc[edge : noun.i + 1])
    return noun if named and edge > 0 and verb.doc[edge - 1].text == "," else None


def _run_into(verb: Any) -> Any | None:
    """*In her reply Jon Oye, the leader, thanks her and says*: a subject that the parser hangs on what leads up."""
    root = verb.head if verb.dep_ == "conj" else verb
    first = verb.doc[0]
    if root.dep_ != "ROOT" or root.tag_ not in {"VBD", "VBZ"} or not speaks(verb.text) or first.head.i != root.i:
        return None
    if first.tag_ != "IN" or any(child.dep_ in SUBJECT for child in root.children):
        return None
    run_in = (t for t in verb.doc[2 : root.i] if t.tag_ == "NNP" and t.dep_ == "appos" and t.head.tag_ == "NN")
    return next((t for t in run_in if t.head.i == min([t.i, *(child.i for child in t.lefts)]) - 1), None)
