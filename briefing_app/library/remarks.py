"""What people note about documents and points, and the searches that they keep."""

from typing import Any

from sqlalchemy import Table, select
from sqlmodel import Session

from briefing_app.domain.changes import Area, Change
from briefing_app.domain.marks import Remark, SavedSearch
from briefing_app.library.storage import rows
from briefing_app.library.storage.journal import Writer
from briefing_app.library.storage.tables import DOCUMENTS, POINTS, REMARKS, SAVED_SEARCHES
from briefing_app.library.storage.wording import gone, titled

_AREAS = frozenset({Area.MARKS})
_SEARCHES = frozenset({Area.SEARCHES})


def about(session: Session, document_id: int | None, point_id: int | None) -> list[Remark]:
    """The remarks on a document, those on its points left out, or on a point: the oldest first."""
    wanted = select(REMARKS).where(REMARKS.c.document_id.is_not_distinct_from(document_id))
    wanted = wanted.where(REMARKS.c.point_id.is_not_distinct_from(point_id)).order_by(REMARKS.c.id)
    return [_to_remark(row) for row in session.connection().execute(wanted)]


def within(session: Session, document_id: int) -> list[Remark]:
    """The remarks on a document and on its points: the oldest first."""
    points = select(POINTS.c.id).where(POINTS.c.document_id == document_id)
    there = (REMARKS.c.document_id == document_id) | REMARKS.c.point_id.in_(points)
    wanted = select(REMARKS).where(there).order_by(REMARKS.c.id)
    return [_to_remark(row) for row in session.connection().execute(wanted)]


def _to_remark(row: Any) -> Remark:
    return Remark(row.id, row.markdown, rows.with_zone(row.made_at) or row.made_at, row.document_id, row.point_id)


def add(writer: Writer, markdown: str, document_id: int | None, point_id: int | None) -> Change:
    """Note something about a document or a point."""
    if (document_id is None) == (point_id is None):
        raise ValueError("a remark is about a document or about a point")
    if document_id is not None:
        _there(writer.session, DOCUMENTS, document_id, "document")
    else:
        _there(writer.session, POINTS, point_id or 0, "point")
    values = {"document_id": document_id, "point_id": point_id, "markdown": markdown, "made_at": rows.now()}
    (made,) = writer.insert(REMARKS, [values])
    return Change(f"note {titled(markdown)}", _AREAS, (made,), created=made)


def edit(writer: Writer, remark_id: int, markdown: str) -> Change:
    """Change a remark's words."""
    _there(writer.session, REMARKS, remark_id, "note")
    writer.update(REMARKS, {remark_id: {"markdown": markdown}})
    return Change(f"edit the note {titled(markdown)}", _AREAS, (remark_id,))


def delete(writer: Writer, remark_id: int) -> Change:
    """Delete a remark."""
    row = _there(writer.session, REMARKS, remark_id, "note")
    writer.delete(REMARKS, [remark_id])
    return Change(f"delete the note {titled(row.markdown)}", _AREAS, (remark_id,))


def searches(session: Session) -> list[SavedSearch]:
    """The searches that were kept, by name."""
    found = session.connection().execute(select(SAVED_SEARCHES).order_by(SAVED_SEARCHES.c.name, SAVED_SEARCHES.c.id))
    return [SavedSearch(row.id, row.name, row.query, rows.with_zone(row.made_at) or row.made_at) for row in found]


def save_search(writer: Writer, name: str, query: str) -> Change:
    """Keep a search; without a name it goes by what was typed."""
    clean = " ".join(name.split()) or " ".join(query.split()) or "Everything"
    (made,) = writer.insert(SAVED_SEARCHES, [{"name": clean, "query": query, "made_at": rows.now()}])
    return Change(f"save the search {titled(clean)}", _SEARCHES, (made,), created=made)


def edit_search(writer: Writer, search_id: int, name: str, query: str) -> Change:
    """Change a search that was kept."""
    before = _there(writer.session, SAVED_SEARCHES, search_id, "search")
    clean = " ".join(name.split()) or before.name
    writer.update(SAVED_SEARCHES, {search_id: {"name": clean, "query": query}})
    return Change(f"edit the search {titled(clean)}", _SEARCHES, (search_id,))


def delete_search(writer: Writer, search_id: int) -> Change:
    """Forget a search that was kept."""
    row = _there(writer.session, SAVED_SEARCHES, search_id, "search")
    writer.delete(SAVED_SEARCHES, [search_id])
    return Change(f"delete the search {titled(row.name)}", _SEARCHES, (search_id,))


def _there(session: Session, table: Table, row_id: int, noun: str) -> Any:
    row = session.connection().execute(select(table).where(table.c.id == row_id)).first()
    if row is None:
        raise gone(noun)
    return row
