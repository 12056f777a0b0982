"""In a parsed sentence: the verbs that may tie words to a source, and the noun that is the source of each."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from briefing_app.extraction.spans.cues_lost import SUBJECT, TO_WHOM, before_dash, inverted, lost_subject
from briefing_app.extraction.spans.cues_nouns import paper_above, singular
from briefing_app.extraction.words.lexicon import words
from briefing_app.extraction.words.verbs import reports, speaks, thinks

_HANGING = frozenset({"xcomp", "conj", "advcl", "pcomp", "dep", "parataxis", "prep", "ccomp"})
SPEAKS, THINKS, MAY = 3, 2, 1
PAST_HAD = "subject of the report before"
_STEPS = 6
_LONGEST_HEARER = 5
_MET = frozenset({"spoke", "met", "interviewed", "visited", "heard", "surveyed", "asked", "talked", "consulted"})
_ISSUES = frozenset(
    {
        "issued",
        "released",
        "published",
        "wrote",
        "sent",
        "posted",
        "circulated",
        "submitted",
        "handed",
        "tabled",
        "lodged",
    }
)
_SAYINGS = frozenset({"apology", "warning", "appeal", "plea", "denial"})
"""What is issued like a paper: *issued an apology adding that*."""
_TELLS = frozenset({"told", "informed", "assured", "advised", "notified"})
_COMES = frozenset({"comes", "came", "follows", "followed"})
_NO_HEARER = frozenset({"it", "there", "he", "she", "they", "we", "to"})
_TALES = frozenset({"truth", "truths", "lie", "lies", "story", "stories", "joke", "jokes", "tale", "tales"})
_GETS = frozenset({"received", "receives", "got", "gets", "had"})
_HEARER = frozenset({"dobj", "dative", "iobj", "ccomp", "xcomp", "prep", "pobj", "npadvmod", "oprd"})
_VERB_TAGS = frozenset({"VBD", "VBZ", "VBP", "VBN", "VBG", "VB"})


_QUOTES = frozenset({"quotes", "quoted", "quote", "quoting", "cites", "cited", "reports", "reported"})
_HEARS = frozenset({"hear", "hears", "heard"})


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb (or *according to*) and the head noun of its source; `how` says which rule found the source."""

    verb: Any
    source: Any
    how: str
    text: str


def is_verb(token: Any) -> bool:
    """Whether a token is a verb that may say something; *inquiry told*, without a hearer, and *told lies* are none."""
    if token.lower_ == "told":
        heard = [child for child in token.children if child.i > token.i and child.dep_ in _HEARER]
        if not heard or heard[0].lower_ in _TALES or _heard_it(token):
            return False
    return bool(token.tag_ in _VERB_TAGS and token.dep_ not in {"aux", "auxpass", "amod"})


def _heard_it(told: Any) -> bool:
    """*Minister told it would be “reckless”*: nobody is told anything there but she herself."""
    after = told.nbor(1) if told.i + 1 < len(told.doc) else told
    return after.lower_ in _NO_HEARER or (after.lower_ == "that" and after.tag_ == "IN")


def subject_of(verb: Any) -> tuple[Any, str] | None:
    """The head noun of a verb's source and the rule that found it: its own subject, or that of the verb it hangs on."""
    own = _own_subject(verb) or _quoted_as(verb)
    if own is not None:
        return own
    if verb.lower_ in _TELLS and any(child.dep_ == "auxpass" for child in verb.children):
        return None  # *She was left there after she was told he had gone*: she only heard so
    if _after_comma(verb) and speaks(verb.text):
        return _sender(verb) or _speaker_before(verb)
    if _after_had(verb) and (found := subject_of(verb.head.head)) is not None:
        return found[0], PAST_HAD
    return subject_of(verb.head.head) if second_report(verb) else _subject_above(verb)


def _quoted_as(verb: Any) -> tuple[Any, str] | None:
    """*Your report quotes a spokesman as saying that*: whoever is quoted, and not the report."""
    above = verb.head.head
    if verb.dep_ != "pcomp" or verb.head.lower_ != "as" or above.lower_ not in _QUOTES:
        return None
    quoted = next((child for child in above.rights if child.dep_ == "dobj" and child.i < verb.i), None)
    return (quoted, "subject of the main verb") if quoted is not None else None


def _subject_above(verb: Any) -> tuple[Any, str] | None:
    head = verb
    if verb.dep_ == "relcl" and any(child.dep_ == "auxpass" for child in verb.children):
        return None  # *A burglar who was told he faces jail*: he was told so
    for _ in range(_STEPS):
        if head.dep_ in {"relcl", "acl"}:
            return _issuer(head.head) or (_whom_it_tells_of(head.head), "noun before the clause")
        if head.dep_ not in _HANGING or head.head is head:
            return None
        head = head.head
        if head.lower_ in _HEARS:  # *they were told it was over, an inquiry has heard*
            return None
        found = _own_subject(head, passive=True) if is_verb(head) or head.pos_ in {"AUX", "VERB"} else None
        if found is not None:
            return _whom_we_met(found[0], head) or found[0], "subject of the main verb"
    return None


def _whom_it_tells_of(noun: Any) -> Any:
    """*Jane Roe was a statistician who held that*: the subject, not what he or she was."""
    if noun.dep_ != "attr" or noun.head.lower_ not in {"is", "was", "became"}:
        return noun
    subject = next((child for child in noun.head.lefts if child.dep_ == "nsubj"), None)
    return subject if subject is not None and subject.lower_ not in {"it", "there", "this", "that"} else noun


def _issuer(paper: Any) -> tuple[Any, str] | None:
    """*The bishop's office issued a statement clarifying that*: whoever issued it."""
    verb = paper.head
    if paper.dep_ == "pobj" and verb.lower_ in {"with", "in"}:  # *sent her a clock with a note that read*
        verb = verb.head if is_verb(verb.head) else verb.head.head
    elif paper.dep_ != "dobj" or any(child.lower_ in {"from", "by"} for child in paper.rights):
        return None  # *published the letter from the auditor, which confirms that*
    if verb.lower_ not in _ISSUES or paper.lower_ not in words("documents") | _SAYINGS:
        return None
    found = _own_subject(verb)
    return (found[0], "subject of the main verb") if found else None


def _whom_we_met(subject: Any, verb: Any) -> Any | None:
    """*Head teachers we spoke to said*: those spoken to, not those who spoke to them."""
    if subject.lower_ not in {"we", "i"} or verb.lower_ not in _MET or subject.i == 0:
        return None
    before = subject.nbor(-1)
    return before if before.tag_ in {"NN", "NNS", "NNP", "NNPS"} else None


def after_hearer(verb: Any) -> int | None:
    """The index of the word after the hearer of *told*: 4 for *X told the panel rents …*; None where none is clear."""
    if verb.lower_ not in {"told", "tells"} or any(child.dep_ == "auxpass" for child in verb.children):
        return None
    doc, place = verb.doc, int(verb.i) + 1
    if place < len(doc) and doc[place].lower_ in TO_WHOM:
        return place + 1
    while place < len(doc) and doc[place].tag_ in {"DT", "PRP$", "JJ", "NN", "NNP", "NNS", "NNPS"}:
        if place > verb.i + _LONGEST_HEARER:
            return None
        place += 1
        if doc[place - 1].lower_ in words("hearers"):
            place += place < len(doc) and doc[place].lower_ in words("hearers")  # *told a board meeting*
            goes_on = place < len(doc) and (doc[place].lower_ in {"of", "'s", "’s", "in", "at", "that", "and"})
            return None if goes_on or place >= len(doc) else place
    return None


def second_report(verb: Any) -> bool:
    """*It says X and recommends that Y*: a second verb of saying, hung inside the first one's clause."""
    head = verb.head
    if verb.dep_ != "conj" or head.dep_ != "ccomp" or not says(verb) or not says(head.head):
        return False
    if _after_had(verb):
        return True
    if verb.lower_ in {"said", "says", "added", "adds"} and verb.tag_ == head.head.tag_ and not _own_words(head):
        return not any(child.dep_ in {"nsubj", "nsubjpass"} for child in verb.children)
    return any(child.dep_ == "ccomp" and any(t.lower_ == "that" for t in child.lefts) for child in verb.children)


def _after_had(verb: Any) -> bool:
    """*He said that she had met them, and described it as “frank”*: past the comma and the *had* he goes on himself."""
    clause = verb.head
    if verb.dep_ != "conj" or clause.dep_ != "ccomp" or not (says(verb) and says(clause.head)):
        return False
    had = any(child.dep_ == "aux" and child.lower_ in {"had", "’d", "'d"} for child in clause.children)
    met = any(child.dep_ in SUBJECT or child.lower_ in TO_WHOM for child in verb.children)  # *and told him*
    comma = any(t.text == "," for t in verb.doc[clause.i : verb.i] if t.head.i == clause.i)
    return had and comma and not met and verb.tag_ == clause.head.tag_ == "VBD"


def _own_words(clause: Any) -> bool:
    """Whether the subject of a reported clause may itself say something: a name, a pronoun or a word for people."""
    subject = next((child for child in clause.children if child.dep_ in {"nsubj", "nsubjpass"}), None)
    if subject is None or subject.tag_ in {"NNP", "NNPS"} or (subject.tag_ == "PRP" and subject.lower_ != "it"):
        return True
    return any(
        form in words(kind) for kind in ("roles", "people_nouns") for form in (subject.lower_, singular(subject.lower_))
    )


def _after_comma(token: Any) -> bool:
    if token.tag_ != "VBG" or token.i < 2:
        return False
    joined = token.nbor(-1).lower_ in {"while", "whilst", "also"}
    before = token.nbor(-2) if joined else token.nbor(-1)
    return bool(before.text == ",")


def _sender(verb: Any) -> tuple[Any, str] | None:
    """*She had a message from one of the stewards, saying that*: whoever sent it."""
    if verb.head.lower_ not in _GETS:
        return None
    papers = words("documents") | {"message", "text", "call"}
    paper = next((t for t in verb.head.rights if t.dep_ == "dobj" and t.lower_ in papers), None)
    hung = [*paper.rights, *verb.head.rights] if paper is not None else []
    from_ = next((t for t in hung if t.lower_ == "from" and t.i < verb.i), None)
    who = next((t for t in from_.children if t.dep_ == "pobj"), None) if from_ is not None else None
    return (who, "noun before the clause") if who is not None else None


def _speaker_before(verb: Any) -> tuple[Any, str] | None:
    """The source of *…, adding that*: that of the verb of saying before it, else the main verb's."""
    for token in reversed(verb.doc[: verb.i]):
        if is_verb(token) and speaks(token.text) and token.tag_ != "VBG" and not _told_as_past(token):
            found = _own_subject(token)
            if found is not None:
                return found[0], "subject of the main verb"
    root = next((token for token in verb.doc if token.dep_ == "ROOT"), None)
    if root is not None and root.lower_ in _COMES:  # *It comes as the watchdog published its report, saying that*
        root = next((t for t in reversed(verb.doc[root.i : verb.i]) if t.dep_ == "advcl"), None)
    found = _own_subject(root, passive=True) if root is not None else None
    return (found[0], "subject of the main verb") if found else None


def _told_as_past(verb: Any) -> bool:
    """*Her spokesman said the office had not requested it, adding*: what is told of, and not who goes on."""
    had = any(child.dep_ == "aux" and child.lower_ in {"had", "’d", "'d"} for child in verb.children)
    return bool(had and verb.dep_ == "ccomp" and says(verb.head))


def _own_subject(verb: Any, *, passive: bool = False) -> tuple[Any, str] | None:
    subjects = [child for child in verb.children if child.dep_ in {"nsubj", "nsubjpass"}]
    for child in _named_last(subjects, verb):
        quoted = verb.lower_ == "quoted"  # *Jo Roe was quoted by the BBC saying*: she, and not the BBC
        if child.dep_ == "nsubjpass" and speaks(verb.text) and not passive and not quoted:
            continue
        if child.dep_ in {"nsubj", "nsubjpass"}:
            if child.lower_ in {"who", "which", "that"} and verb.dep_ == "relcl":
                noun = paper_above(verb.head) if child.lower_ == "which" else verb.head
                return _issuer(noun) or (_whom_it_tells_of(noun), "noun before the clause")
            return child, "subject"
    for child in verb.children:
        if child.dep_ == "agent":
            return next(((grand, "agent") for grand in child.children if grand.dep_ == "pobj"), None)
    return None


def _named_last(subjects: list[Any], verb: Any) -> list[Any]:
    """*The charity Swift Watch says*: the name, where the parser takes what stands before it for a subject too."""
    if len(subjects) > 1 and subjects[1].i < verb.i and subjects[1].tag_ in {"NNP", "NNPS"}:
        together = subjects[1].left_edge.i == subjects[0].i + 1 and subjects[0].tag_ == "NN"
        # *Unison head of health Jane Roe said*: her union, what she is in it, and she.
        joined = subjects[0].i < subjects[0].right_edge.i == subjects[1].left_edge.i - 1
        joined = joined and not any(t.text == "," for t in subjects[0].subtree)
        return subjects[1:] if together or joined else subjects
    return subjects


def according(doc: Any) -> Iterator[Cue]:
    """*According to X*, *in the words of X*."""
    for token in doc[:-2]:
        if token.lower_ == "according" and doc[token.i + 1].lower_ == "to":
            noun = next((t for t in doc[token.i + 2 :] if t.dep_ == "pobj" and t.head.i == token.i + 1), None)
            noun = noun or next(
                (t for t in doc[token.i + 2 : token.i + 10] if t.pos_ in {"PROPN", "NOUN", "PRON"}), None
            )
            if noun is not None:
                yield Cue(token, noun, "according to", "according to")


def spoken_subject(verb: Any) -> tuple[Any, str] | None:
    """The source of a verb, however it is built."""
    found = subject_of(verb)
    if found is not None and found[0].i != verb.i:
        return before_dash(verb, found[0]) or found[0], found[1]
    swapped = inverted(verb)
    if swapped is not None:
        return swapped, "noun after the verb"
    lost = lost_subject(verb)
    return (lost, "subject") if lost is not None else None


def cue_text(verb: Any) -> str:
    """The cue as written, with its particle where it has one: *hit back*."""
    pair = _with_next(verb)
    return pair if speaks(pair) else str(verb.text)


def says(token: Any) -> bool:
    """Whether a token is a verb of saying, alone or with the particle after it."""
    return speaks(token.text) or speaks(_with_next(token))


def _with_next(token: Any) -> str:
    return f"{token.text} {token.nbor(1).text}" if token.i + 1 < len(token.doc) else str(token.text)


def strength(verb: Any) -> int:
    """How likely a verb is to say something: SPEAKS, THINKS (*wants*, *fears*), MAY, or 0 for data and cause."""
    if thinks(verb.text):
        return THINKS
    if says(verb):
        return SPEAKS
    return MAY if reports(verb.text) else 0
