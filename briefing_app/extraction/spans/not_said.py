"""Verbs of saying over what nobody said: refused, not yet said, felt, or done to the one they tell of."""

from typing import Any

from briefing_app.extraction.words.lexicon import words
from briefing_app.extraction.words.verbs import lemma, lemmas

_PERSONAL = frozenset({"he", "she", "it", "they"})
_REFUSED = frozenset({"declined", "declines", "refused", "refuses", "failed", "fails"})
_BRINGS = frozenset(
    {"get", "gets", "got", "getting", "want", "wants", "wanted", "allow", "allows", "let", "make", "made"}
)
_ASKS = frozenset({"asked", "asks", "ask", "asking", "questioned", "pressed", "quizzed", "challenged", "wondered"})
_MUST = frozenset({"need", "needs", "needed", "ought", "forced", "required", "obliged"})
_GOES_ON = frozenset({"went", "goes", "go", "going", "continued", "continues", "proceeded", "paused", "began"})


_LINKS = frozenset({"and", "but", "so", "while", "whereas", "although", "because", "yet"})

_DONE_TO = frozenset({"warned", "told", "urged", "advised", "reminded", "accused"})


def done_to(verb: Any) -> bool:
    """*Minister warned ferry plan is “reckless”*: in a headline, which has *warns* for active voice, she was."""
    if verb.lower_ not in _DONE_TO:
        return False
    whom = (child for child in verb.rights if child.dep_ in {"dobj", "dative", "iobj"})
    heard = words("hearers") | words("people_nouns") | words("roles")
    return not any(t.tag_ in {"NNP", "NNPS", "PRP"} or {t.lower_, t.lower_.removesuffix("s")} & heard for t in whom)


def withheld(verb: Any) -> bool:
    """*Would not confirm that*, *declined to say*, *has yet to say*, *does she agree that …?*: what nobody says."""
    if verb.head.lower_ in _ASKS and any(child.lower_ in {"if", "whether"} for child in verb.lefts):
        return True  # *Asked if he was suggesting that …, the spokesman said*
    subject = next((t.i for t in verb.children if t.dep_ == "nsubj"), -1)
    if any(child.dep_ == "neg" or (child.dep_ == "aux" and child.i < subject) for child in verb.children):
        return True
    if _meant_to(verb) or _as_if(verb) or _for_somebody_to(verb):
        return True
    if verb.tag_ == "VB" and verb.dep_ == "ccomp" and verb.head.lower_ in _BRINGS:
        return True  # *You might as well get a clown to predict that …*
    if verb.dep_ != "xcomp":
        return False
    return verb.head.lower_ in _REFUSED or any(child.lower_ == "yet" for child in verb.head.children)


def _meant_to(verb: Any) -> bool:
    """*It was called so that Jane Roe could say that she had met them*: what somebody was to say."""
    so = any(child.lower_ == "so" for child in verb.lefts) and any(child.lower_ == "that" for child in verb.lefts)
    return so and any(child.dep_ == "aux" and child.lower_ in {"could", "might", "can"} for child in verb.children)


def _as_if(verb: Any) -> bool:
    """*It is as if the council is saying “we don’t care”*: words that are put into its mouth."""
    marks = (child for child in verb.lefts if child.lower_ in {"if", "though"} and child.i > 0)
    return any(mark.nbor(-1).lower_ == "as" for mark in marks)


def _for_somebody_to(verb: Any) -> bool:
    """*It is “not right” for heads to ask parents*: what somebody may or may not do."""
    if not any(child.tag_ == "TO" for child in verb.lefts):
        return False
    return any(child.lower_ == "for" and child.dep_ == "mark" for child in verb.lefts)


def of_itself(verb: Any) -> bool:
    """*The club finds that it has lost its members*: what happens to it, and nothing that it says."""
    after = verb.doc[verb.i + 1 : verb.i + 3]
    next_ = next((token for token in after if token.lower_ != "that"), None)
    return verb.lower_ in {"finds", "discovers"} and next_ is not None and next_.lower_ in _PERSONAL


def felt(verb: Any) -> bool:
    """*She was incensed that it had closed*: how somebody felt, by a verb on no list."""
    return lemma(verb.text) is None and any(child.dep_ == "auxpass" for child in verb.children)


def set_apart(verb: Any, clause: Any) -> bool:
    """*The leader does not speak; he scowls in Latin*: what a semicolon parts from a verb on no list of saying."""
    between = clause.doc[min(clause.i, verb.i) : max(clause.i, verb.i)]
    return clause.i < verb.i and lemma(verb.text) is None and any(token.text == ";" for token in between)


def put_to(verb: Any, clause: Any) -> bool:
    """*When it was put to him that it had failed, he told them …*: what he was asked about, and not what he told."""
    return clause.i < verb.i and clause.left_edge.lower_ in {"when", "while", "after", "although", "asked", "pressed"}


def so_much(verb: Any, opens: int) -> bool:
    """*He holds them in such contempt that he will not listen*: what comes of it."""
    return any(token.lower_ in {"such", "so"} for token in verb.doc[verb.i + 1 : opens])


def waved_off(verb: Any, opens: int) -> bool:
    """*She dismissed a report that she might go*, *rejected claims that*: what others say; `opens` is the clause's."""
    if lemmas("rebuttals").get(verb.text.lower()) is None:
        return False
    return any(token.lower_ in words("claims") for token in verb.doc[verb.i + 1 : opens])


def only_acts(verb: Any) -> bool:
    """*Farmers who would struggle to adapt: “…”*: what somebody is to do, by a verb on no list, is no report."""
    if verb.tag_ != "VB" or verb.dep_ != "xcomp":
        return False
    if verb.head.lower_ in _MUST:  # *The body needed to remind staff that it should be “…”*
        return True
    return verb.head.lower_ not in _GOES_ON and lemma(verb.text) is None


def only_reacts(verb: Any) -> bool:
    """*Leaders responded with “astonishing” speed*: what was done, in the words of whoever tells of it."""
    after = verb.doc[verb.i + 1 : verb.i + 2]
    if verb.lower_ == "submitted":  # *“additional information” submitted by the builder*
        return True
    return verb.lower_ in {"responded", "responds", "reacted", "answered"} and after.text.lower() == "with"


def joined_on(clause: Any, source: Any, verb: Any) -> bool:
    """*The post is open and the deputy, Jo Roe, has confirmed that*: what *and* alone joins to the report is none."""
    between = source.doc[clause.i : source.i]
    edge = source.left_edge.i
    if clause.i < edge and source.doc[edge - 1].lower_ in _LINKS and source.i < verb.i:
        return True
    if not clause.i < source.i < verb.i or not any(t.lower_ in {"and", "but"} for t in between):
        return False
    return not any(t.text in {",", "”", '"', "–", "—", "-"} for t in between)
