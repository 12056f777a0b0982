"""The bin: looking into it, bringing back out of it, and deleting for ever.

What is deleted for ever leaves no trace in the file: its rows go, SQLite writes over where they were, and what steps
of undo remember of them goes too. The steps themselves stay, for whatever else they did. Copies of the library made
before still have it.
"""

import json
import re
from collections.abc import Collection, Iterable, Sequence

from sqlalchemy import Column, Connection, Table, delete, func, or_, select, text, update
from sqlmodel import Session, SQLModel

from briefing_app.domain.binned import Binned, BinnedKind
from briefing_app.domain.changes import Area, Change
from briefing_app.domain.wording import counted
from briefing_app.errors import BriefingError
from briefing_app.library import engines
from briefing_app.library.storage import rows
from briefing_app.library.storage.database import chunks
from briefing_app.library.storage.journal import Action, Writer, unroll
from briefing_app.library.storage.pack_tables import CHART_POINTS, ITEMS, PACKS, SECTIONS
from briefing_app.library.storage.tables import DOCUMENTS, IMAGES, POINTS, STEPS
from briefing_app.library.storage.wording import titled

_AREAS = frozenset({Area.DOCUMENTS, Area.POINTS, Area.SPEAKERS, Area.PACKS, Area.MARKS})
_TITLE = re.compile("“[^”]*”")
Doomed = dict[Table, set[int]]


def listed(session: Session) -> list[Binned]:
    """What lies in the bin, the last deleted first."""
    points = select(func.count()).where(POINTS.c.document_id == DOCUMENTS.c.id).scalar_subquery()
    items = select(func.count()).select_from(ITEMS.join(SECTIONS, SECTIONS.c.id == ITEMS.c.section_id))
    items_of_pack = items.where(SECTIONS.c.pack_id == PACKS.c.id).scalar_subquery()
    found: list[Binned] = []
    for kind, table, number in ((BinnedKind.DOCUMENT, DOCUMENTS, points), (BinnedKind.PACK, PACKS, items_of_pack)):
        wanted = select(table.c.id, table.c.title, table.c.deleted_at, number).where(table.c.deleted_at.is_not(None))
        for one, title, when, inside in session.connection().execute(wanted):
            found.append(Binned(kind, one, title, rows.with_zone(when) or when, inside))
    return sorted(found, key=lambda one: (one.deleted_at, one.id), reverse=True)


def restore(writer: Writer, document_ids: Sequence[int], pack_ids: Sequence[int]) -> Change:
    """Bring documents and packs back out of the bin."""
    back = [
        *(row.title for row in _binned(writer.connection, DOCUMENTS, document_ids)),
        *(row.title for row in _binned(writer.connection, PACKS, pack_ids)),
    ]
    ids: list[int] = []
    for table, wanted in ((DOCUMENTS, document_ids), (PACKS, pack_ids)):
        ids += writer.update(table, {one: {"deleted_at": None} for one in wanted})
    name = titled(back[0]) if len(back) == 1 else counted(len(back), "item")
    return Change(f"restore {name}", _AREAS, tuple(ids))


def _binned(connection: Connection, table: Table, ids: Iterable[int]) -> list[Binned]:
    found: list[Binned] = []
    kind = BinnedKind.DOCUMENT if table is DOCUMENTS else BinnedKind.PACK
    for chunk in chunks(ids):
        wanted = select(table.c.id, table.c.title, table.c.deleted_at)
        wanted = wanted.where(table.c.id.in_(chunk), table.c.deleted_at.is_not(None))
        found += (Binned(kind, *row) for row in connection.execute(wanted))
    return found


def purge(session: Session, document_ids: Sequence[int], pack_ids: Sequence[int]) -> Change:
    """Delete for ever what lies in the bin; what does not is passed over.

    Raises:
        BriefingError: a pack that stays has points of a document that would go.
    """
    connection = session.connection()
    connection.exec_driver_sql("PRAGMA secure_delete = ON")
    documents, packs = _binned(connection, DOCUMENTS, document_ids), _binned(connection, PACKS, pack_ids)
    doomed: Doomed = {DOCUMENTS: {one.id for one in documents}, PACKS: {one.id for one in packs}}
    _spare_packs(connection, doomed)
    _let_go(connection, doomed[DOCUMENTS])
    _doom_what_refers(connection, doomed)
    _forget(connection, doomed)
    engines.forget(session, doomed[DOCUMENTS])
    for table in reversed(SQLModel.metadata.sorted_tables):
        for chunk in chunks(doomed.get(table, ())):
            connection.execute(delete(table).where(table.c.id.in_(chunk)))
    gone = [*documents, *packs]
    name = titled(gone[0].title) if len(gone) == 1 else counted(len(gone), "item")
    return Change(f"delete {name} for ever", _AREAS, tuple(one.id for one in gone), undoable=False)


def originals_of(session: Session, document_ids: Iterable[int]) -> list[str]:
    """The names of the files that documents in the bin came from."""
    found: set[str] = set()
    for chunk in chunks(document_ids):
        wanted = select(DOCUMENTS.c.original).where(DOCUMENTS.c.id.in_(chunk), DOCUMENTS.c.deleted_at.is_not(None))
        found.update(session.connection().execute(wanted.where(DOCUMENTS.c.original != "")).scalars())
    return sorted(found)


def unnamed(session: Session, files: Sequence[str]) -> list[str]:
    """Those files that no document comes from any more, and none that a step could bring back."""
    remembered = func.json_extract(IMAGES.c.image, "$.original")
    left: set[str] = set()
    for chunk in chunks(files):
        left.update(
            session.connection().execute(select(DOCUMENTS.c.original).where(DOCUMENTS.c.original.in_(chunk))).scalars()
        )
        told = select(remembered).where(IMAGES.c.table == DOCUMENTS.name, remembered.in_(chunk))
        left.update(session.connection().execute(told).scalars())
    return [name for name in files if name not in left]


def _spare_packs(connection: Connection, doomed: Doomed) -> None:
    """Refuse to take points out of packs that stay."""
    joined = ITEMS.join(SECTIONS, SECTIONS.c.id == ITEMS.c.section_id).join(PACKS, PACKS.c.id == SECTIONS.c.pack_id)
    joined = joined.outerjoin(CHART_POINTS, CHART_POINTS.c.item_id == ITEMS.c.id)
    joined = joined.join(POINTS, or_(POINTS.c.id == ITEMS.c.point_id, POINTS.c.id == CHART_POINTS.c.point_id))
    wanted = select(PACKS.c.id, PACKS.c.title, PACKS.c.deleted_at).select_from(joined).distinct()
    for chunk in chunks(doomed[DOCUMENTS]):
        for one, title, deleted_at in connection.execute(wanted.where(POINTS.c.document_id.in_(chunk))):
            if one not in doomed[PACKS]:
                where = ", which is in the bin too" if deleted_at else ""
                raise BriefingError(
                    f"The pack {titled(title)}{where} has points of these documents.",
                    kept="Nothing was deleted.",
                    remedy="Take these points out of the pack, or delete the pack for ever too.",
                )


def _let_go(connection: Connection, documents: Collection[int]) -> None:
    """What came inside a document that goes stays, by itself."""
    for chunk in chunks(documents):
        connection.execute(update(DOCUMENTS).where(DOCUMENTS.c.parent_id.in_(chunk)).values(parent_id=None))


def _references(table: Table) -> list[tuple[Column[int], Table]]:
    """The columns of a table that refer to rows of others, by which its rows go when those go."""
    return [(column, key.column.table) for column in table.c for key in column.foreign_keys if "id" in table.c]


def _doom_what_refers(connection: Connection, doomed: Doomed) -> None:
    """Add the rows that cannot be without those that go."""
    for table in SQLModel.metadata.sorted_tables:
        for column, target in _references(table):
            if target is not table:
                for chunk in chunks(doomed.get(target, ())):
                    found = connection.execute(select(table.c.id).where(column.in_(chunk))).scalars()
                    doomed.setdefault(table, set()).update(found)


def _forget(connection: Connection, doomed: Doomed) -> None:
    """Take what goes out of what the steps of undo remember, and what they would bring back beside it."""
    for table, ids in doomed.items():
        unroll(connection, table, ids)
    _unname(connection, doomed[DOCUMENTS])
    for table, ids in doomed.items():
        _forget_rows(connection, table, ids)
    for table in SQLModel.metadata.sorted_tables:
        for column, target in _references(table):
            if doomed.get(target):
                _forget_referring(connection, table, column, doomed[target])
    empty = select(STEPS.c.id).where(~select(IMAGES.c.step_id).where(IMAGES.c.step_id == STEPS.c.id).exists())
    connection.execute(delete(STEPS).where(STEPS.c.id.in_(empty)))


def _unname(connection: Connection, documents: Collection[int]) -> None:
    """Take titles out of the names of steps that made or changed documents that go: *import “Title”*."""
    for chunk in chunks(documents):
        of_them = (IMAGES.c.table == DOCUMENTS.name, IMAGES.c.row_id.in_(chunk))
        wanted = select(STEPS.c.id, STEPS.c.name).join(IMAGES, IMAGES.c.step_id == STEPS.c.id).where(*of_them)
        for step_id, name in connection.execute(wanted.distinct()).all():
            clean = _TITLE.sub("what is no more", name)
            connection.execute(update(STEPS).where(STEPS.c.id == step_id).values(name=clean))


def _forget_rows(connection: Connection, table: Table, ids: Iterable[int]) -> None:
    for chunk in chunks(ids):
        connection.execute(delete(IMAGES).where(IMAGES.c.table == table.name, IMAGES.c.row_id.in_(chunk)))


def _forget_referring(connection: Connection, table: Table, column: Column[int], ids: Collection[int]) -> None:
    """Forget deleted rows of a table, and changes in them, that refer to rows that go; and so on from them."""
    value = func.json_extract(IMAGES.c.image, f"$.{column.name}")
    among = text("SELECT value FROM json_each(:_doomed)").bindparams(_doomed=json.dumps(sorted(ids)))
    told = (IMAGES.c.table == table.name, IMAGES.c.action != Action.INSERT.value, value.in_(among))
    lost = set(connection.execute(select(IMAGES.c.row_id).where(*told)).scalars())
    connection.execute(delete(IMAGES).where(*told))
    for chunk in chunks(set(lost)):
        lost.difference_update(connection.execute(select(table.c.id).where(table.c.id.in_(chunk))).scalars())
    unroll(connection, table, lost)
    _forget_rows(connection, table, lost)
    for other in SQLModel.metadata.sorted_tables if lost else ():
        for inner, target in _references(other):
            if target is table and other is not table:
                _forget_referring(connection, other, inner, lost)
