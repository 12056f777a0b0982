"""Answers queries: pages of hits newest first, how many there are, and figures by what they are about."""

from sqlalchemy import literal_column, select
from sqlmodel import Session

from briefing_app.domain.points import Review
from briefing_app.domain.search import COUNT_LIMIT, Hit, Query
from briefing_app.library.query import tokens
from briefing_app.library.search import asked, hits
from briefing_app.library.search.asked import asked_by, newest
from briefing_app.library.storage import fulltext
from briefing_app.library.storage.tables import DOCUMENTS, FIGURES, POINTS


def search(session: Session, query: Query, before: int | None, limit: int) -> list[Hit]:
    """A page of hits, the newest first, of keys lower than `before`."""
    return hits.by_key(session, query, newest(session, asked_by(session, query).up_to(before), limit))


def count(session: Session, query: Query) -> int:
    """How many hits there are, up to COUNT_LIMIT."""
    return asked.count(session, asked_by(session, query), COUNT_LIMIT)


def figures(session: Session, words_: str) -> list[int]:
    """The ids of figures that are not rejected, the newest first; `words_` match beginnings of words about them."""
    wanted = tokens(words_)
    statement = select(POINTS.c.id).join(DOCUMENTS, DOCUMENTS.c.id == POINTS.c.document_id)
    kept = POINTS.c.review != Review.REJECTED.value, DOCUMENTS.c.deleted_at.is_(None)
    statement = statement.where(literal_column(FIGURES), *kept)
    if wanted:
        about = (fulltext.phrase("{text title}", [word], unfinished=True) for word in wanted)
        conditions = [fulltext.term("kfigure"), *about]  # else the quotes of these words are looked at, too
        statement = statement.where(POINTS.c.skey.in_(fulltext.keys(" AND ".join(conditions))))
    return [int(found) for found in session.connection().execute(statement.order_by(POINTS.c.skey.desc())).scalars()]
