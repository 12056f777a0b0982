"""What a source is reported to have said, without marks: the clause that hangs on a verb of saying."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Any

from briefing_app.extraction.spans.clauses import FINITE, OCCASION, according_span, clause_span
from briefing_app.extraction.spans.cues import (
    Cue,
    according,
    after_hearer,
    cue_text,
    is_verb,
    says,
    spoken_subject,
)
from briefing_app.extraction.spans.cues_nouns import source_like
from briefing_app.extraction.spans.edges import as_said, asked_first, counts
from briefing_app.extraction.spans.not_said import (
    felt,
    joined_on,
    of_itself,
    put_to,
    set_apart,
    so_much,
    waved_off,
    withheld,
)
from briefing_app.extraction.syntax import Parsed
from briefing_app.extraction.words.lexicon import words
from briefing_app.extraction.words.verbs import lemma, lemmas, reports, speaks

_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_THAT = re.compile(r"\b(\w+) that\b")
_STOPPED = re.compile(r"\d\w*\.$")
_WH = frozenset({"how", "what", "whether", "if", "why", "who", "where", "when", "which", "whatever"})
_PLAINLY = frozenset(
    f"{verb}{ending}" for verb in ("claim", "warn", "insist", "confirm", "add", "reveal") for ending in ("s", "ed")
)
_PLAINLY |= {"said", "says", "argued", "argues", "admitted", "admits"}
_PERSONAL = frozenset({"he", "she", "it", "they"})
_NO_CLAUSE = frozenset({"begin", "begin_by", "continue", "smile", "laugh", "sigh", "grin"})
"""Verbs that tie words in marks to a speaker, and no clause without."""
_SAID_THE = frozenset(
    {"same", "word", "words", "opposite", "right", "wrong", "prayers", "prayer", "following", "line", "least"}
)
_FAR = 8
"""Tokens: how far *that* may stand from its verb."""
_LEAST_PLAIN, _LEAST_AFTER_THAT = 5, 4
"""Words: how long a clause must be that only its opening gives away."""
_SUBJECTS = frozenset({"DT", "PDT", "NN", "NNS", "NNP", "NNPS", "PRP", "PRP$", "EX", "CD", "JJ", "JJR", "VBG"})
"""The tags of words that may open a clause without *that*."""
_RELATES = frozenset({"which", "whom"})
_SUGGEST = frozenset({"suggest", "indicate", "hint", "imply", "predict", "agree", "reason"})


@dataclass(frozen=True, slots=True)
class Reported:
    """A reported clause `text[start:end]` with its cue."""

    start: int
    end: int
    cue: Cue


def may_report(sentence: str) -> bool:
    """Whether a sentence has a word that may tie a clause to a source, so that it is worth a parse."""
    forms = lemmas("speech")
    if any(word in forms for word in map(str.lower, _WORD.findall(sentence))):
        return True
    return "ccording to" in sentence or any(
        reports(found) and not found.endswith(("ly",)) for found in _THAT.findall(sentence)
    )


def reported(parsed: Parsed) -> Iterator[Reported]:
    """The reported clauses of one sentence, in order."""
    taken: list[tuple[int, int]] = []
    told = (found for verb in parsed.doc if is_verb(verb) and (found := _reported_by(parsed, verb)) is not None)
    plainly = (one for form in (_joined, _plainly, asked_first) for one in form(parsed))
    according_to = ((cue, according_span(parsed, cue)) for cue in according(parsed.doc))
    for cue, span in chain(as_said(parsed), told, plainly, according_to):
        if span is not None and not any(span[0] < end and start < span[1] for start, end in taken):
            taken.append(span)
            yield Reported(span[0], span[1] - _stopped(parsed, span[1]), cue)


def _stopped(parsed: Parsed, end: int) -> int:
    """1 where the last token holds the full stop too: *cost £6.2m.*."""
    last = next((t for t in reversed(parsed.doc) if not t.is_space), None)
    return int(last is not None and parsed.offset(last)[1] == end and _STOPPED.search(last.text) is not None)


def _reported_by(parsed: Parsed, verb: Any) -> tuple[Cue, tuple[int, int] | None] | None:
    """What a verb reports."""
    found, past = _clause_of(verb), after_hearer(verb)
    if past is not None and (found is None or found[0].left_edge.i < past <= found[0].i):
        return _heard(parsed, verb, past, found)
    return (found[1], clause_span(parsed, found[0], verb)) if found else None


def _heard(parsed: Parsed, verb: Any, past: int, found: tuple[Any, Cue] | None) -> tuple[Cue, tuple[int, int]] | None:
    """*He told the panel rents would rise*, where the parser takes the hearer and the subject for one noun."""
    doc = parsed.doc
    source = spoken_subject(verb) if found is None else (found[1].source, found[1].how)
    if source is None or withheld(verb) or not _teller(verb, source[0]) or source[0].i > verb.i:
        return None
    span = clause_span(parsed, found[0], verb) if found else None
    rest = [t for t in doc[past:] if not t.is_space and (span is None or parsed.offset(t)[1] <= span[1])]
    for k, token in enumerate(rest[:-1]):
        if k > 2 and token.text == "," and rest[k + 1].lower_ in OCCASION:
            rest = rest[:k]
            break
    while rest and rest[-1].is_punct and rest[-1].text not in ")”’\"'%":
        rest = rest[:-1]
    if len(rest) < 3 or rest[0].tag_ not in _SUBJECTS or not any(t.tag_ in FINITE for t in rest[1:]):
        return None
    return Cue(verb, *source, verb.text), (parsed.offset(rest[0])[0], parsed.offset(rest[-1])[1])


def _joined(parsed: Parsed) -> Iterator[tuple[Cue, tuple[int, int]]]:
    """*X branded it absurd and said takings had fallen*, where the parser hangs *said* somewhere else."""
    doc = parsed.doc
    for cue in doc[2:-3]:
        if cue.nbor(-1).lower_ not in {"and", "but"} or cue.lower_ not in _PLAINLY or cue.dep_ == "ROOT":
            continue
        source = next((s for verb in doc[: cue.i] if (s := _leading(verb)) and says(verb)), None)
        if source is None:
            continue
        rest = [t for t in doc[cue.i + 1 :] if not t.is_space]
        while rest and (rest[0].lower_ == "that" or rest[0].is_punct):
            rest = rest[1:]
        stop = next((k for k, t in enumerate(rest) if t.text in ';,.”"' and (k + 1 == len(rest) or k > 3)), len(rest))
        rest = rest[:stop]
        if len(rest) < 3 or not any(t.tag_ in FINITE for t in rest[1:]) or _open(rest[0]):
            continue
        yield Cue(cue, source, "subject", cue.text), (parsed.offset(rest[0])[0], parsed.offset(rest[-1])[1])


def _plainly(parsed: Parsed) -> Iterator[tuple[Cue, tuple[int, int]]]:
    """*It said soils under hedges hold …*, *said on Monday that up to a third …*: its opening alone tells a clause."""
    doc = parsed.doc
    for verb in doc[1:-5]:
        if not speaks(verb.text) or not reports(verb.text) or not is_verb(verb) or withheld(verb) or of_itself(verb):
            continue
        first = _opening(verb)
        source = next((t for t in verb.children if t.dep_ == "nsubj" and t.i < verb.i and source_like(t)), None)
        rest = [t for t in doc[first:] if not t.is_space] if first and source is not None else []
        for k, token in enumerate(rest[:-1]):
            if k > 2 and token.text == "," and rest[k + 1].lower_ in OCCASION:
                rest = rest[:k]
                break
        while rest and rest[-1].is_punct and rest[-1].text not in ")%":
            rest = rest[:-1]
        least = _LEAST_AFTER_THAT if first and doc[first - 1].lower_ == "that" else _LEAST_PLAIN
        if source is not None and len(rest) > least:
            yield Cue(verb, source, "subject", verb.text), (parsed.offset(rest[0])[0], parsed.offset(rest[-1])[1])


def _opening(verb: Any) -> int:
    """Where the clause after a verb begins: past *that*, not far on, or at a bare plural right after *said*; else 0."""
    after = verb.nbor(1)
    plural = after.text.islower() and after.tag_ == "NNS"
    article = after.lower_ == "the" and len(verb.doc) - after.i > _FAR and verb.nbor(2).lower_ not in _SAID_THE
    if verb.lower_ in {"said", "says"} and (plural or article or counts(verb)):
        return int(after.i)
    for token in verb.doc[verb.i + 1 : verb.i + _FAR]:
        if token.lower_ == "that" and token.tag_ == "IN":
            return 0 if waved_off(verb, token.i) or so_much(verb, token.i) else int(token.i) + 1
        if token.is_punct or (token.tag_.startswith("VB") and not token.is_space):
            break
    return 0


def _leading(verb: Any) -> Any | None:
    """The subject of the main verb of a sentence."""
    subject = next((t for t in verb.children if t.dep_ == "nsubj"), None) if verb.dep_ == "ROOT" else None
    return subject if subject is not None and source_like(subject) else None


def _open(token: Any) -> bool:
    """Whether words go on with no clause: *and said how …*, *and warned of …*, *and asked him*."""
    return (
        token.lower_ in _WH or token.tag_ in {"IN", "TO", "VBG", "VBD", "VBZ"} or token.lower_ in {"him", "her", "them"}
    )


def _clause_of(verb: Any) -> tuple[Any, Cue] | None:
    """The clause that a verb reports, with the verb as a cue."""
    clauses = [child for child in verb.children if child.dep_ == "ccomp" and _whole(child)]
    verb = _cue_before(verb) if verb.text[0].isupper() and verb.i else verb
    source = spoken_subject(verb)
    clause = next((one for one in clauses if source is None or not _about(one, source[0], verb)), None)
    if source is None or not _teller(verb, source[0]) or not _may_say(verb, source[0]):
        return None
    if (
        clause is None
        and verb.dep_ == "parataxis"
        and speaks(verb.text)
        and source[0].head.i == verb.i
        and _whole(verb.head)
    ):
        clause = verb.head
    if clause is None and _afterthought(verb, source[0]):
        clause = verb.head
    if clause is None or set_apart(verb, clause) or joined_on(clause, source[0], verb):
        return None
    if put_to(verb, clause) or waved_off(verb, clause.left_edge.i) or so_much(verb, clause.left_edge.i):
        return None
    if clause.i == source[0].i or _bare(clause) or (lemma(verb.text) is None and not _told(clause)):
        return None
    return clause, Cue(verb, source[0], source[1], cue_text(verb))


def _about(clause: Any, source: Any, verb: Any) -> bool:
    """*Ruth Oye, whose mother went unseen, said*: a clause before the verb that has the source in it tells of it."""
    return bool(clause.i < verb.i and clause.left_edge.i <= source.i < clause.i)


def _cue_before(hearer: Any) -> Any:
    """*He confirmed to MPs that*: the verb before a hearer whom the tagger took for one."""
    return next((t for t in reversed(hearer.doc[: hearer.i]) if is_verb(t) and says(t)), hearer)


def _teller(verb: Any, source: Any) -> bool:
    """Whether a noun can be the source: only people and bodies tell somebody something."""
    return source_like(source) or (verb.lower_ == "told" and source.tag_ in {"NN", "NNS", "NNPS"})


def _afterthought(verb: Any, source: Any) -> bool:
    """*Homes are closing, the chair told the inquiry*: the clause comes first, and a comma parts it from the source."""
    edge, head = source.left_edge.i, verb.head
    if verb.dep_ not in {"conj", "dep", "ccomp", "advcl"} or not speaks(verb.text) or verb.tag_ == "VBG" or edge == 0:
        return False
    together = any(t.dep_ == "cc" and head.i < t.i < verb.i for t in head.children)
    before = verb.doc[edge - 1].text == "," and head.i < edge <= source.i < verb.i
    return before and not together and _whole(head)


def _bare(clause: Any) -> bool:
    """*The savings promised*: a noun with a participle after it, which the parser may take for a clause."""
    return (
        clause.tag_ in {"VBD", "VBN"}
        and clause.right_edge.i == clause.i
        and not _marked(clause)
        and all(
            child.dep_ in {"nsubj", "nsubjpass"} and child.left_edge.lower_ in {"the", "any", "all", "those"}
            for child in clause.children
        )
        and speaks(clause.text)
    )


def _told(clause: Any) -> bool:
    """Whether *that* opens a clause, or nothing but its own subject: *as 14,000 at two sites walk out* is none."""
    return _marked(clause) or not any(
        child.dep_ in {"prep", "mark"} and child.lower_ in OCCASION
        for child in [*clause.lefts, *clause.head.children]
        if child.i < clause.i
    )


def _may_say(verb: Any, source: Any) -> bool:
    base = lemma(verb.text)
    if withheld(verb) or base in _NO_CLAUSE or of_itself(verb) or felt(verb):
        return False
    if base is None and source.lower_ == "it":
        return False
    if base in {"find", "discover"} and source.lower_ in {"he", "she", "i", "they"}:
        return False
    if base in _SUGGEST:
        return source.lower_ not in words("documents") and source.lower_ not in words("data")
    return speaks(verb.text) and reports(verb.text) if base else True


def _whole(clause: Any) -> bool:
    """Whether a clause has a subject and a finite verb, and no question word in front."""
    if any(child.lower_ in _WH and child.dep_ in {"advmod", "mark", "dobj", "attr", "nsubj"} for child in clause.lefts):
        return False
    if any(t.lower_ in _RELATES and not _relates(t, clause) for child in clause.lefts for t in child.subtree):
        return False  # *wrote to her in 1989, by which time he was in the Lords*
    subject = any(child.dep_ in {"nsubj", "nsubjpass", "expl", "csubj", "csubjpass"} for child in clause.children)
    to = any(child.tag_ == "TO" for child in clause.lefts)
    past = clause.tag_ == "VBN" and clause.i < clause.head.i
    return subject and not to and (_marked(clause) or past or any(token.tag_ in FINITE for token in clause.subtree))


def _relates(word: Any, clause: Any) -> bool:
    """*Drivers, not all of whom are members, had voted*: whether *whom* belongs to a clause inside this one."""
    return any(above.dep_ == "relcl" for above in word.ancestors if clause.is_ancestor(above))


def _marked(clause: Any) -> bool:
    return any(child.dep_ == "mark" and child.lower_ == "that" for child in clause.lefts)
