"""Hits in the order of how well they fit.

Words that stand in many points say little and cost much: FTS5 counts every place of every word before it weighs the
first hit, which takes a tenth of a second where a word stands in half a million. So the index weighs rare words only;
where all are common, hits are weighed here, by the same formula, out of their own texts: fewer, as each is read.
"""

from collections.abc import Sequence

from sqlalchemy import BigInteger, literal_column
from sqlmodel import Session

from briefing_app.domain.search import Field, Query, Ranking, Term
from briefing_app.library.query import tokens
from briefing_app.library.search.asked import Asked, asked_by, newest, words_of
from briefing_app.library.search.matched import Wanted, wanted_by
from briefing_app.library.storage import fulltext
from briefing_app.library.storage.plain import Plain, among

RANKED = 10_000
"""So many of the newest hits are ranked: among all, a word in every tenth point would take a second."""
NARROWED = 5_000
"""So many of the newest where more is asked of hits than these words: common ones, a tag, a kind of point."""
READ = 1_000
"""So many of the newest where every word is common, and hits have to be read."""
COMMON = 40_000
"""A word in more points than that is common."""
_TRIED = 8
_SATURATION, _LENGTHS = 1.2, 0.75
"""k1 and b of BM25, as FTS5 has them."""
_COLUMNS = "{text title}"
_TEXTS = "SELECT skey, coalesce(passage, text) FROM point WHERE skey IN (SELECT value FROM json_each(?))"
_SAME_KEY = literal_column("+point_index.rowid", BigInteger)
"""Without its sign FTS5 would take each key for a search of its own."""


def ranked(session: Session, query: Query, limit: int) -> Ranking:
    """Those that fit best, out of the newest; by day where no words are asked for."""
    asked = asked_by(session, query)
    if not wanted_by(query):
        return Ranking(tuple(newest(session, asked, limit)))
    rare = [group for group in _of_words(query) if not any(_is_common(session, term) for term in group)]
    if rare:
        return _weighed(session, asked, words_of(session, rare), limit)
    return _read(session, asked, wanted_by(query), limit)


def _of_words(query: Query) -> list[tuple[Term, ...]]:
    """Groups of words alone, in order; those of the longest words if there are very many."""
    groups = [group for group in query.groups if all(term.field is Field.WORDS and not term.negated for term in group)]
    longest = sorted(groups, key=lambda group: -max(len(term.value) for term in group))[:_TRIED]
    return [group for group in groups if group in longest]


def _is_common(session: Session, term: Term) -> bool:
    """Whether each word of a term is in very many points: of a phrase, too, all places would be counted."""
    words = tokens(term.value)
    whole = [fulltext.phrase(_COLUMNS, [word], unfinished=False) for word in words[:-1]]
    phrases = [*whole, fulltext.phrase(_COLUMNS, words[-1:], unfinished=term.prefix)]
    return all(newest(session, Asked(phrase), 1, skipped=COMMON) for phrase in phrases)


def _weighed(session: Session, asked: Asked, words: str, limit: int) -> Ranking:
    """By the index, which is asked for some of the words only."""
    narrowed = bool(asked.conditions) or words != asked.expression
    most = NARROWED if narrowed else RANKED
    last = newest(session, asked, 2, skipped=most - 1)
    window = asked.since(last[0]) if last else asked
    found = Asked(words, window.first, window.end)
    if narrowed:
        found = found.also(_SAME_KEY.in_(window.keys()))
    best = found.keys().order_by(fulltext.FIT, fulltext.KEY.desc()).limit(limit)
    keys = tuple(session.connection().scalars(best))
    return Ranking(keys, most if len(last) == 2 else None)


def _read(session: Session, asked: Asked, wanted: Sequence[Wanted], limit: int) -> Ranking:
    """By the texts themselves."""
    keys = newest(session, asked, READ + 1)
    rows = Plain(session).ask(_TEXTS, among(keys[:READ]))
    usual = sum(len(text) for _, text in rows) / max(1, len(rows))
    order = sorted((-_fit(wanted, text, usual), -key) for key, text in rows)
    return Ranking(tuple(-key for _, key in order[:limit]), READ if len(keys) > READ else None)


def _fit(wanted: Sequence[Wanted], text: str, usual: float) -> float:
    """BM25 of a text, all words of the same weight; `usual` is how many characters long texts are."""
    longer = _SATURATION * (1 - _LENGTHS + _LENGTHS * len(text) / (usual or 1))
    often = [each.often(text) for each in wanted]
    return sum(number * (_SATURATION + 1) / (number + longer) for number in often)
