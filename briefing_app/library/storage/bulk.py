"""Many rows at once, by the driver itself: SQLAlchemy takes longer over their parameters than SQLite to write them.

The statements are SQLAlchemy's own, and so is the way in which days and times are written.
"""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from operator import itemgetter
from typing import Any

from sqlalchemy import Boolean, Connection, Dialect, Float, Table, bindparam, insert, text, update
from sqlalchemy.sql.compiler import SQLCompiler

_FEW = 50
"""So many different values at most are written by a statement each, for all the rows that they are for."""
Row = Mapping[str, Any]
_Written = Callable[[Any], Any]


def insert_rows(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Make rows, each with the same columns; those left out take their defaults."""
    statement, names = _inserting(table, frozenset(rows[0]), connection.dialect)
    usual = {name: table.c[name].default.arg for name in names if name not in rows[0]}  # type: ignore[union-attr]
    _execute(connection, statement, table, names, [{**usual, **row} for row in rows] if usual else rows)


def update_rows(connection: Connection, table: Table, changes: Mapping[int, Row]) -> None:
    """Change the same columns of rows, by id."""
    columns = tuple(next(iter(changes.values())))
    groups: dict[tuple[Any, ...], list[int]] = {}
    for row_id, row in changes.items():
        groups.setdefault(tuple(row[name] for name in columns), []).append(row_id)
    if len(groups) > min(_FEW, len(changes) // 2):
        statement, names = _updating(table, columns, connection.dialect)
        _execute(connection, statement, table, names, ({**row, "id": row_id} for row_id, row in changes.items()))
        return
    for values, ids in groups.items():
        among = text("id IN (SELECT value FROM json_each(:_ids))").bindparams(_ids=json.dumps(ids))
        connection.execute(update(table).where(among).values(dict(zip(columns, values, strict=True))))


def _execute(connection: Connection, statement: str, table: Table, names: tuple[str, ...], rows: Iterable[Row]) -> None:
    tuples = list(map(itemgetter(*names), rows))
    if written := {at: write for at, write in enumerate(_processors(table, names, connection.dialect)) if write}:
        tuples = [
            tuple(written[at](value) if at in written else value for at, value in enumerate(row)) for row in tuples
        ]
    connection.exec_driver_sql(statement, tuples)


@lru_cache(maxsize=256)
def _inserting(table: Table, columns: frozenset[str], dialect: Dialect) -> tuple[str, tuple[str, ...]]:
    """A statement, and the columns that it asks for, in order: also those that have defaults."""
    compiled = insert(table).compile(dialect=dialect, column_keys=sorted(columns))
    assert isinstance(compiled, SQLCompiler)  # noqa: S101  # what the dialects of SQL compile to
    return str(compiled), tuple(compiled.positiontup or ())


@lru_cache(maxsize=256)
def _updating(table: Table, columns: tuple[str, ...], dialect: Dialect) -> tuple[str, tuple[str, ...]]:
    statement = update(table).where(table.c.id == bindparam("_id"))
    compiled = statement.values({name: bindparam(f"_{name}") for name in columns}).compile(dialect=dialect)
    assert isinstance(compiled, SQLCompiler)  # noqa: S101
    return str(compiled), tuple(name.removeprefix("_") for name in compiled.positiontup or ())


@lru_cache(maxsize=256)
def _processors(table: Table, names: tuple[str, ...], dialect: Dialect) -> tuple[_Written | None, ...]:
    """How the values of columns are written, where they are not written as they are; truth and numbers always are."""
    return tuple(
        None if isinstance(kind, (Boolean, Float)) else kind.dialect_impl(dialect).bind_processor(dialect)
        for kind in (table.c[name].type for name in names)
    )
