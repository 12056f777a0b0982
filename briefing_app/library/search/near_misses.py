"""What somebody may have meant who typed a name or a word that finds nothing: *Parkison* for Parkinson."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from rapidfuzz import process
from rapidfuzz.distance import OSA
from sqlalchemy import select, union
from sqlmodel import Session

from briefing_app.domain.search import Field, NearMiss, Query, Term
from briefing_app.library.query import parse, tokens
from briefing_app.library.search import search
from briefing_app.library.storage import fulltext
from briefing_app.library.storage.tables import ALIASES, SPEAKERS

_LIKE = 0.74
"""Letters wrong, missing, too many or in one another's place: one of four, two of eight."""
_SHORTEST = 3
_NAMES, _OFFERED = 4, 6


def near_misses(session: Session, query: Query) -> tuple[NearMiss, ...]:
    """The query with one term put right that finds nothing by itself; what finds most comes first."""
    offered: dict[str, NearMiss] = {}
    for term in _in_vain(session, query):
        for words in _alternatives(session, term):
            text = _with(query, term, words)
            found = search.count(session, parse(text))
            if found and text not in offered:
                offered[text] = NearMiss(words, text, found)
    return tuple(sorted(offered.values(), key=lambda one: -one.count)[:_OFFERED])


def _in_vain(session: Session, query: Query) -> list[Term]:
    """Terms that ask for words or a speaker and find nothing."""
    asked = [group[0] for group in query.groups if len(group) == 1 and not group[0].negated]
    looked = [term for term in asked if term.field in {Field.WORDS, Field.SPEAKER}]
    return [term for term in looked if not search.count(session, replace(query, terms=(term,), speaker_ids=()))]


def _alternatives(session: Session, term: Term) -> list[str]:
    typed = tokens(term.value)
    if len("".join(typed)) < _SHORTEST:
        return []
    names = _names(session)
    if len(typed) > 1:
        return _like(" ".join(typed), names)
    of_names = _like(typed[0], {word for name in names for word in name.split()})
    if term.field is Field.SPEAKER:
        return of_names
    return list(dict.fromkeys([*of_names, *_like(typed[0], fulltext.words_like(session.connection(), typed[0][0]))]))


def _names(session: Session) -> list[str]:
    """Every name in the register, folded."""
    every = union(select(SPEAKERS.c.folded), select(ALIASES.c.folded))
    return [name for name in session.connection().execute(every).scalars() if name]


def _like(typed: str, known: Iterable[str]) -> list[str]:
    scorer: Callable[..., float] = OSA.normalized_similarity
    found = process.extract(typed, list(known), scorer=scorer, score_cutoff=_LIKE, limit=_NAMES)
    return [words for words, _, _ in found if words != typed]


def _with(query: Query, term: Term, words: str) -> str:
    """What would have been typed."""
    value = f'"{words}"' if " " in words else words
    prefix = "speaker:" if term.field is Field.SPEAKER else ""
    return " ".join(f"{query.text[: term.start]}{prefix}{value}{query.text[term.end :]}".split())
