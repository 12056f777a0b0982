"""Where Alembic begins; the library runs it on a connection of its own, without an ini file."""

from typing import Any

from alembic import context
from sqlmodel import SQLModel

from briefing_app.library.storage import link_tables, tables

for known in (tables.DOCUMENTS, link_tables.DECISIONS):
    assert known.metadata is SQLModel.metadata  # noqa: S101  # the tables are known once they are imported


def include_object(_object: Any, name: str | None, kind: str, _reflected: bool, _compare_to: Any) -> bool:
    """Leave the full-text indexes and the tables that they keep for themselves alone."""
    return not (kind == "table" and name is not None and name.startswith(("point_index", "document_index")))


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=SQLModel.metadata,
    include_object=include_object,
    render_as_batch=True,
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
