"""Which nouns can say something: names, and words for people, bodies and papers; never what happens."""

from typing import Any

from briefing_app.extraction.words.lexicon import words
from briefing_app.extraction.words.names_not import SALUTATIONS

_RESEARCH = frozenset({"study", "research", "analysis", "evidence"})
_SOME = frozenset({"who", "many", "some", "others", "several", "both", "most", "one", "few", "another"})
OF_ONE = frozenset({"the", "its", "their", "a", "an", "one", "another"})
_CAN_SAY = ("unnamed", "roles", "bodies", "documents", "people_nouns")
_ANYBODY = _SOME | {"those", "anyone", "anybody", "everyone", "people", "all"}
NO_ONE = frozenset({"nobody", "none", "nothing", "neither"})
_BEFORE_NOUN = frozenset({"amod", "compound", "nmod", "relcl", "acl"})
RELATIVE = frozenset({"who", "whose", "whom", "which"})
_NEAR = 14
"""Tokens: how far before a name the paper may stand that goes to it."""
_OWNED = frozenset({"his", "her", "their", "its", "my", "our"})


def source_like(token: Any) -> bool:
    """Whether a noun can say something: a name, a pronoun, or a noun for people, bodies and documents."""
    if token.text.replace(",", "").isdigit():  # *8,600 members calling for it to*
        return _some_of(token)
    return token.lower_ not in NO_ONE and not _greets(token) and (_may_be_source(token) or _some_of(token))


def of_anybody(token: Any) -> bool:
    """*One of those who has said so is Jane Roe*: whom *who* stands for is nobody named before."""
    return bool(token.tag_ == "WP" and token.i > 0 and token.nbor(-1).lower_ in _ANYBODY)


def paper_above(noun: Any) -> Any:
    """*The letter from the auditor to Jo Roe, which confirms that*: the letter, and not whom it is to."""
    if noun.tag_ != "NNP" or noun.dep_ != "pobj" or noun.head.lower_ not in {"to", "from", "by"}:
        return noun
    before = noun.doc[max(0, noun.i - _NEAR) : noun.i]
    return next((token for token in reversed(before) if token.lower_ in words("documents")), noun)


def _greets(token: Any) -> bool:
    """*SIR – Your report says*: whom a letter greets says nothing in it."""
    after = token.nbor(1) if token.i + 1 < len(token.doc) else None
    return token.lower_ in SALUTATIONS and token.i <= 1 and after is not None and not after.text[0].isalnum()


def _some_of(token: Any) -> bool:
    """*Four of the six operators*."""
    if token.tag_ != "CD" or token.i + 1 >= len(token.doc) or token.nbor(1).lower_ != "of":
        return False
    return any(grand.tag_ == "NNS" for child in token.rights for grand in child.children)


def _may_be_source(token: Any) -> bool:
    lowered = token.lower_
    initials = token.tag_ == "NNS" and len(token.text) > 1 and token.text.isupper()  # *the PMOS said*
    if token.tag_ in {"NNP", "PRP"} or token.pos_ == "PROPN" or lowered in _SOME or _named_after(token) or initials:
        return True
    if lowered == "old":
        return bool(token.left_edge.lower_ == "the")
    if lowered in words("data"):
        owned = lowered in _RESEARCH and any(c.dep_ == "poss" and c.tag_ == "NNP" for c in token.children)
        return owned or any(child.lower_ in {"by", "from"} for child in token.children)
    if token.tag_ in {"NNS", "NNPS"} and token.text[:1].isupper() and (_cause(token) or _lone_name(token)):
        return True
    if token.tag_ == "NN" and (token.left_edge.lower_ in OF_ONE or _lone_name(token)):
        return lowered not in words("happenings")
    return any(form in words(name) for name in _CAN_SAY for form in (lowered, singular(lowered)))


def _named_after(token: Any) -> bool:
    """*His shadow, Alice Thorne, said*: a noun that stands for somebody, since a name between commas follows it."""
    name = next((child for child in token.rights if child.dep_ == "appos" and child.tag_ == "NNP"), None)
    if name is None or token.left_edge.lower_ not in _OWNED or token.i + 1 >= len(token.doc):
        return False
    follows = token.doc[name.left_edge.i - 1].text == "," and all(t.dep_ != "relcl" for t in token.rights)
    return bool(follows and name.right_edge.i + 1 < len(token.doc))


def _cause(token: Any) -> bool:
    """*Streams for All*: a body's name that opens with a plural."""
    joined = (child for child in token.rights if child.dep_ == "prep" and child.i == token.i + 1)
    return any(grand.text[:1].isupper() for child in joined for grand in child.children)


def _lone_name(token: Any) -> bool:
    """A capitalised noun without anything before it, which the tagger may have taken for a common one."""
    return bool(token.text[:1].isupper() and token.left_edge.i == token.i)


def singular(word: str) -> str:
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word.removesuffix("s")


def past_verbs(token: Any) -> Any:
    """*MPs have been served notices warning that*: where a noun phrase begins, past verbs that were read into it."""
    inside = token.doc[token.left_edge.i : token.i]
    verbs = [t for t in inside if t.tag_ in {"VBD", "VBZ", "VBP", "MD", "VBN"}]
    if not any(t.tag_ != "VBN" and t.dep_ not in _BEFORE_NOUN for t in verbs) or any(
        t.lower_ in RELATIVE for t in inside
    ):
        return token.left_edge
    return token.doc[verbs[-1].i + 1]


def apposition_end(token: Any, verb: Any) -> int:
    """The last token before the verb, where commas set off an apposition that the parser hung elsewhere."""
    between = token.doc[token.i + 1 : verb.i]
    if between and between[-1].text == "," and not any(t.tag_ in {"WP", "WDT", "VBD", "VBZ"} for t in between):
        return int(verb.i) - 1
    return int(token.i)
