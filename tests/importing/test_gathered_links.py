"""When what links change is copied into the library's file."""

import shutil
import sqlite3
from pathlib import Path

from sqlalchemy import Connection

from briefing_app.importing.linking import link_waiting
from briefing_app.library.library import Library
from tests.linking.five_articles import add_five


def test_links_gather_longer_and_are_copied_into_place_once_nothing_waits(tmp_path: Path) -> None:
    def gathered(connection: Connection) -> int:
        return int(connection.exec_driver_sql("PRAGMA wal_autocheckpoint").scalar_one())

    def gathers(library: Library) -> int:
        with library._database.engine.connect() as connection:
            return gathered(connection)

    with Library.open(tmp_path / "library") as library:
        add_five(library)
        usual = gathers(library)
        assert library.linking(lambda store: gathered(store.session.connection())) > usual
        assert gathers(library) == usual
        link_waiting(library)
        alone = tmp_path / "without what was gathered.db"
        shutil.copy(tmp_path / "library" / "library.db", alone)
        read = sqlite3.connect(alone)
        assert read.execute("SELECT count(*) FROM story_document").fetchone() == (5,)
        read.close()
