"""All writing goes through here, so that every operation can be undone and the indexes stay true.

A `Writer` notes, for each row that a transaction touches, the row's other state: nothing for a row it made, the
columns that it changed, or the whole of a row it deleted. Recorded as a named step, these images undo it: applied
through another `Writer`, they leave behind exactly the images that do it again.
"""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Table, delete, select
from sqlmodel import Session, SQLModel

from briefing_app.library.storage import bulk, spans
from briefing_app.library.storage.database import among, defer_foreign_keys, fresh_ids
from briefing_app.library.storage.fulltext import DOCUMENT_INDEX, INDEXES, POINT_INDEX, TEXT_INDEX, Index
from briefing_app.library.storage.tables import DOCUMENTS, IMAGES, OFFICES, POINTS, TEXTS

_IN_DOCUMENT_INDEX = {"title", "publisher", "byline", "origin_name", "deleted_at"}
_IN_TEXT_INDEX = {"title", "publisher", "genre", "published", "deleted_at"}
_IN_POINT_INDEX_OF_DOCUMENT = {"title", "publisher", "genre", "published", "deleted_at"}
_IN_POINT_INDEX = {
    *("text", "passage", "skey", "kind", "quote_kind", "document_id"),
    *("speaker_id", "speaker_sure", "role", "organisation"),
}
_INDEXES_OF = {
    POINTS.name: (POINT_INDEX,),
    DOCUMENTS.name: (DOCUMENT_INDEX, TEXT_INDEX),
    TEXTS.name: (TEXT_INDEX,),
}
"""Where a row shows by its id: a text has the id of its document."""


class Action(StrEnum):
    """What a step did to a row."""

    INSERT = "insert"
    UPDATE = "update"
    DELETE = "delete"
    RUN = "insert run"
    """Rows of ids one after the other that it made, kept as one; `image` is how many."""


@dataclass(slots=True)
class Image:
    """What was done to one row, and the columns as they were before."""

    action: Action
    before: dict[str, Any] = field(default_factory=dict)


Images = dict[tuple[str, int], Image]
_MADE = Image(Action.INSERT)
_INSERT, _UPDATE = (
    Action.INSERT,
    Action.UPDATE,
)  # looked up in its class for thousands of rows, it costs as much as what is done to them


class Writer:
    """Inserts, updates and deletes rows by id within one transaction, and remembers how they were."""

    def __init__(self, session: Session) -> None:
        """`session` is of a transaction that writes."""
        self.session = session
        self.connection = session.connection()
        self.images: Images = {}
        self._out: dict[str, set[int]] = {index.name: set() for index in INDEXES}  # until `finish`

    def insert(self, table: Table, rows: Sequence[dict[str, Any]]) -> list[int]:
        """Make rows, each with the same columns; their ids, in order, which the rows have from then on."""
        if not rows:
            return []
        ids = [row["id"] for row in rows] if "id" in rows[0] else fresh_ids(self.connection, table, len(rows))
        if table is OFFICES:
            self._forget_spans(spans.of_office(row) for row in rows)
        for one, row in zip(ids, rows, strict=True):
            row["id"] = one
        bulk.insert_rows(self.connection, table, rows)
        for index in _INDEXES_OF.get(table.name, ()):
            self._out[index.name].update(ids)
        self.images.update(dict.fromkeys(((table.name, row_id) for row_id in ids), _MADE))
        return ids

    def update(self, table: Table, changes: Mapping[int, Mapping[str, Any]]) -> list[int]:
        """Change columns of rows, the same columns in each; the ids of those that are now different."""
        if not changes:
            return []
        columns = list(next(iter(changes.values())))
        before = self._read(table, changes, columns)
        changed = {row_id: changes[row_id] for row_id, old in before.items() if old != dict(changes[row_id])}
        if not changed:
            return []
        self._forget_updated(table, {row_id: before[row_id] for row_id in changed}, changed)
        bulk.update_rows(self.connection, table, changed)
        for row_id in changed:
            self._note_update(table.name, row_id, before[row_id])
        return list(changed)

    def delete(self, table: Table, ids: Collection[int]) -> None:
        """Delete rows; those that are not there are passed over."""
        rows = self._read(table, ids, [column.name for column in table.c if column.name != "id"])
        if not rows:
            return
        self._forget(rows, *_INDEXES_OF.get(table.name, ()))
        if table is OFFICES:
            self._forget_spans(spans.of_office(row) for row in rows.values())
        self.connection.execute(delete(table).where(table.c.id.in_(among(rows))))
        for row_id, row in rows.items():
            self._note_delete(table, row_id, row)

    def finish(self) -> None:
        """Put everything touched back into the indexes."""
        for index in INDEXES:
            if ids := self._out[index.name]:
                index.add(self.connection, ids)

    def _read(self, table: Table, ids: Iterable[int], columns: list[str]) -> dict[int, dict[str, Any]]:
        statement = select(table.c.id, *(table.c[name] for name in columns))
        found = self.connection.execute(statement.where(table.c.id.in_(among(ids)))).all()
        return {row[0]: dict(zip(columns, row[1:], strict=True)) for row in found}

    def _note_update(self, table: str, row_id: int, before: dict[str, Any]) -> None:
        image = self.images.get((table, row_id))
        if image is None:
            self.images[table, row_id] = Image(_UPDATE, before)
        elif image.action is _UPDATE:
            image.before = before | image.before

    def _note_delete(self, table: Table, row_id: int, row: dict[str, Any]) -> None:
        image = self.images.pop((table.name, row_id), None)
        if image is None or image.action is Action.UPDATE:
            known = image.before if image else {}
            self.images[table.name, row_id] = Image(Action.DELETE, row | known)

    def _forget_updated(
        self, table: Table, before: Mapping[int, Mapping[str, Any]], after: Mapping[int, Mapping[str, Any]]
    ) -> None:
        columns = set(next(iter(after.values())))
        if table is POINTS:
            every = bool(columns & _IN_POINT_INDEX)
            self._forget((one for one in after if every or _in_and_out(before[one], after[one])), POINT_INDEX)
        elif table is DOCUMENTS:
            if columns & _IN_POINT_INDEX_OF_DOCUMENT:
                self._forget(self._points_of(after), POINT_INDEX)
            for index, shown in ((DOCUMENT_INDEX, _IN_DOCUMENT_INDEX), (TEXT_INDEX, _IN_TEXT_INDEX)):
                if columns & shown:
                    self._forget(after, index)
        elif table is OFFICES:
            whole = self._read(table, after, [column.name for column in table.c])
            pairs = ((row, {**row, **after[row_id]}) for row_id, row in whole.items())
            self._forget_spans(span for old, new in pairs for span in spans.changed(old, new))

    def _points_of(self, document_ids: Iterable[int]) -> list[int]:
        statement = select(POINTS.c.id).where(POINTS.c.document_id.in_(among(document_ids)))
        return list(self.connection.execute(statement).scalars().all())

    def _forget_spans(self, changed: Iterable[spans.Span]) -> None:
        """The index shows at a point which offices its speaker held on its day."""
        self._forget(spans.points_in(self.connection, changed), POINT_INDEX)

    def _forget(self, ids: Iterable[int], *indexes: Index) -> None:
        wanted = set(ids)
        for index in indexes:
            if fresh := wanted - self._out[index.name]:
                index.forget(self.connection, fresh)
                self._out[index.name].update(fresh)


def _in_and_out(before: Mapping[str, Any], after: Mapping[str, Any]) -> bool:
    """Whether a decision takes a point into the index or out of it."""
    return (before.get("review") == "rejected") != (after.get("review") == "rejected")


def swap(writer: Writer, images: Images) -> None:
    """Put every row into its other state; the writer's images then lead back.

    What goes makes room for what comes: a row may come back that one of the same name took the place of.
    """
    defer_foreign_keys(writer.connection)
    names = {name for name, _ in images}
    tables = [table for table in SQLModel.metadata.sorted_tables if table.name in names]
    for table in reversed(tables):
        writer.delete(table, list(_of(table, images, Action.INSERT)))
    for table in tables:
        for group in _alike(_of(table, images, Action.UPDATE)):
            writer.update(table, group)
    for table in tables:
        rows = _of(table, images, Action.DELETE)
        for group in _alike(rows):
            writer.insert(table, [{"id": row_id, **row} for row_id, row in group.items()])


def _of(table: Table, images: Images, action: Action) -> dict[int, dict[str, Any]]:
    chosen = ((row_id, image) for (name, row_id), image in images.items() if name == table.name)
    return {row_id: image.before for row_id, image in chosen if image.action is action}


def _alike(rows: Mapping[int, dict[str, Any]]) -> list[dict[int, dict[str, Any]]]:
    """Rows in groups that have the same columns."""
    ordered = sorted(rows.items(), key=lambda pair: sorted(pair[1]))
    return [dict(group) for _, group in groupby(ordered, key=lambda pair: sorted(pair[1]))]


def write_images(writer: Writer, step_id: int) -> None:
    """Keep a step's images in place of those it had."""
    writer.connection.execute(delete(IMAGES).where(IMAGES.c.step_id == step_id))
    if rows := [*_runs(step_id, writer.images), *_others(step_id, writer.images)]:
        bulk.insert_rows(writer.connection, IMAGES, rows)


def _runs(step_id: int, images: Images) -> Iterator[dict[str, Any]]:
    """What was made, run by run: an import makes many rows, and nothing need be remembered of each."""
    made = sorted(place for place, image in images.items() if image.action is _INSERT)
    for (table, _), places in groupby(enumerate(made), key=lambda pair: (pair[1][0], pair[1][1] - pair[0])):
        ids = [row_id for _, (_, row_id) in places]
        action, image = (Action.RUN, str(len(ids))) if len(ids) > 1 else (Action.INSERT, None)
        yield {"step_id": step_id, "table": table, "row_id": ids[0], "action": action.value, "image": image}


def _others(step_id: int, images: Images) -> Iterator[dict[str, Any]]:
    told: dict[tuple[Any, ...], str] = {}  # thousands of rows were as one another before
    done = {action: action.value for action in Action}
    for (table, row_id), image in images.items():
        if image.action is not _INSERT:
            known = (table, *image.before.items())
            before = told.get(known) or told.setdefault(known, _ENCODER.encode(image.before))
            action = done[image.action]
            # SQLAlchemy's names are a kind of string of their own, which the driver takes long over.
            yield {"step_id": step_id, "table": str(table), "row_id": row_id, "action": action, "image": before}


def unroll(connection: Connection, table: Table, ids: Collection[int]) -> None:
    """Keep apart, in every step, what was made in runs that have any of these rows."""
    runs = select(IMAGES).where(IMAGES.c.table == table.name, IMAGES.c.action == Action.RUN.value)
    for run in connection.execute(runs).all():
        made = range(run.row_id, run.row_id + int(run.image))
        if any(one in made for one in ids):
            this = (IMAGES.c.step_id == run.step_id, IMAGES.c.table == table.name, IMAGES.c.row_id == run.row_id)
            connection.execute(delete(IMAGES).where(*this))
            row = {"step_id": run.step_id, "table": table.name, "action": Action.INSERT.value, "image": None}
            bulk.insert_rows(connection, IMAGES, [{**row, "row_id": one} for one in made])


def read_images(session: Session, step_id: int) -> Images:
    """A step's images."""
    found: Images = {}
    told: dict[tuple[str, str | None], dict[str, Any]] = {}
    for row in session.connection().execute(select(IMAGES).where(IMAGES.c.step_id == step_id)):
        if row.action == Action.RUN:
            made = range(row.row_id, row.row_id + int(row.image))
            found.update(dict.fromkeys(((row.table, one) for one in made), _MADE))
        else:
            written = (row.table, row.image)
            before = told[written] if written in told else told.setdefault(written, _load(*written))
            found[row.table, row.row_id] = Image(Action(row.action), before)
    return found


def _written(value: date) -> str:
    return value.isoformat()  # the value's own method: that of a date would cut a time off


_ENCODER = json.JSONEncoder(default=_written)


def _load(table_name: str, text: str | None) -> dict[str, Any]:
    columns = SQLModel.metadata.tables[table_name].c
    values: dict[str, Any] = json.loads(text) if text else {}
    return {name: _typed(columns[name].type.python_type, value) for name, value in values.items()}


def _typed(kind: type[Any], value: Any) -> Any:
    """A value of JSON as its column has it: days and times are texts there."""
    if value is not None and kind in {date, datetime}:
        return kind.fromisoformat(value)
    return value
