import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection
from sqlmodel import SQLModel

from briefing_app import paths
from briefing_app.errors import BriefingError
from briefing_app.library.library import Library
from briefing_app.library.storage import migrate
from briefing_app.library.storage.database import Database
from tests.library.made import bytes_of, check_indexes, entry, rows_of

NEXT = '''
"""A step of a test."""
import sqlalchemy as sa
from alembic import op
revision = "{revision}"
down_revision = "{head}"

def upgrade() -> None:
    with op.batch_alter_table("document") as batch:
        batch.add_column(sa.Column("shelf", sa.String(), nullable=True))
    op.execute("UPDATE document SET shelf = 'A'")
    {then}

def downgrade() -> None:
    with op.batch_alter_table("document") as batch:
        batch.drop_column("shelf")
'''
HEAD = migrate.revisions()[-1]
LATER = f"{int(HEAD) + 1:04}"


def step_of_a_test(then: str = "") -> str:
    """The program of a migration that comes after all there are."""
    return NEXT.format(then=then, revision=LATER, head=HEAD)


Schema = dict[tuple[str, str], list[str]]


def schema(connection: Connection) -> Schema:
    """Every table, view and index with the parts that made it, spaced and quoted alike; constraints have no order."""
    found = connection.exec_driver_sql("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL")
    return {
        (kind, name): sorted(" ".join(part.replace(f'"{name}"', name).split()) for part in re.split(r",|\($|\)$", sql))
        for kind, name, sql in found
    }


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A library made by migrations alone, as far as the first."""
    folder = tmp_path / "old"
    folder.mkdir()
    database = Database(folder)
    with database.writing() as session:
        session.connection().exec_driver_sql("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL, "
            "CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))")  # fmt: skip
    database.close()
    migrate.run(folder, "head")
    return folder


@pytest.fixture
def newer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A later program's migrations, with one more than there are; the file that can be rewritten."""
    folder = tmp_path / "db"
    shutil.copytree(paths.migrations(), folder, ignore=shutil.ignore_patterns("__pycache__"))
    step = folder / "versions" / f"{LATER}_next.py"
    step.write_text(step_of_a_test(), encoding="utf-8")
    monkeypatch.setattr(paths, "migrations", lambda: folder)
    return step


def test_migrations_and_tables_make_the_same_schema(old: Path, tmp_path: Path) -> None:
    with Library.open(tmp_path / "new") as new, new._database.reading() as session:
        made = schema(session.connection())
    database = Database(old)
    with database.reading() as session:
        assert schema(session.connection()) == made
    database.close()


def test_the_head_is_what_the_tables_say(old: Path) -> None:
    database = Database(old)
    with database.reading() as session:
        context = MigrationContext.configure(session.connection(), opts={"include_object": included})
        assert compare_metadata(context, SQLModel.metadata) == []
    database.close()


def included(_object: object, name: str | None, kind: str, *_: object) -> bool:
    indexes = ("point_index", "document_index", "text_index")
    return not (kind == "table" and name is not None and name.startswith(indexes))


def test_the_names_of_the_files_say_their_order() -> None:
    config = Config()
    config.set_main_option("script_location", str(paths.migrations()))
    scripts = [script.revision for script in ScriptDirectory.from_config(config).walk_revisions()]
    assert list(reversed(scripts)) == migrate.revisions()


def test_up_down_up_leaves_the_schema_unchanged(old: Path) -> None:
    def now() -> Schema:
        database = Database(old)
        with database.reading() as session:
            found = schema(session.connection())
        database.close()
        return found

    first = now()
    migrate.run(old, "base")
    assert {name for _, name in now()} == {"alembic_version", "sqlite_sequence"}
    migrate.run(old, "head")
    assert now() == first


def test_an_older_library_is_backed_up_and_migrated_with_its_rows(
    tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    folder = tmp_path / "library"
    with Library.open(folder) as library:
        library.add_documents([entry(1), entry(2)])
        with library._database.reading() as session:
            before = rows_of(session.connection(), history=True)
    request.getfixturevalue("newer")
    with Library.open(folder) as library, library._database.writing() as session:
        connection = session.connection()
        check_indexes(connection)
        after = rows_of(connection, history=True)
        assert connection.exec_driver_sql("SELECT DISTINCT shelf FROM document").scalars().all() == ["A"]
    assert after["alembic_version"] == [(LATER,)]
    assert {name: rows for name, rows in after.items() if name not in {"alembic_version", "document"}} == {
        name: rows for name, rows in before.items() if name not in {"alembic_version", "document"}
    }
    (backup,) = (folder / "backups").iterdir()
    assert backup.name.endswith(f"-before-migration-from-{HEAD}.db")
    migrate.run(folder, HEAD)
    assert migrate.schema_version(folder) == HEAD


@pytest.mark.parametrize(
    "then", ["op.execute('not SQL')", "op.execute('DELETE FROM document')", "raise OSError('gone')"]
)
def test_a_migration_that_fails_leaves_the_file_as_it_was(
    tmp_path: Path, request: pytest.FixtureRequest, then: str
) -> None:
    folder = tmp_path / "library"
    with Library.open(folder) as library:
        library.add_documents([entry(1)])
    before = bytes_of(folder)
    step: Path = request.getfixturevalue("newer")
    step.write_text(step_of_a_test(then), encoding="utf-8")
    with pytest.raises(Exception, match=r"syntax|foreign keys|gone"):
        Library.open(folder)
    assert bytes_of(folder) == before
    assert len(list((folder / "backups").iterdir())) == 1


def test_a_newer_library_is_refused_in_words(tmp_path: Path) -> None:
    with Library.open(tmp_path) as library, library._database.writing() as session:
        session.connection().exec_driver_sql("UPDATE alembic_version SET version_num = '0999'")
    before = bytes_of(tmp_path)
    with pytest.raises(BriefingError, match="made by a newer version") as caught:
        Library.open(tmp_path)
    assert str(tmp_path) in caught.value.what
    assert "newest version" in caught.value.remedy
    assert bytes_of(tmp_path) == before


def test_alembic_is_not_needed_to_open_a_library(tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from briefing_app.library.library import Library\n"
        "for _ in range(2): Library.open(Path(sys.argv[1])).close()\n"
        "assert not [name for name in sys.modules if name.startswith('alembic')]"
    )
    subprocess.run([sys.executable, "-c", program, str(tmp_path)], check=True)
