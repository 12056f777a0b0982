"""The first and last days of offices once points are gone, sought from both ends: not every point is read again."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from briefing_app.library.storage.journal import Writer
from briefing_app.library.storage.keys import day_of, first_of
from briefing_app.library.storage.tables import OFFICES, SAID, documents_in_bin

if TYPE_CHECKING:
    from briefing_app.library.storage.rows import Values

Key = Callable[[str, str], tuple[str, str]]
_STATING = f"""SELECT skey, role, coalesce(organisation, ''), document_id FROM point
WHERE speaker_id = ? AND {SAID} AND speaker_sure AND role <> '' AND skey >= ? AND skey < ?
ORDER BY skey """  # noqa: S608 - put together from words of this program
_UP, _DOWN = f"{_STATING} ASC", f"{_STATING} DESC"


def draw_in(writer: Writer, offices: Iterable[Any], key: Key) -> None:
    """Draw the days of offices (their rows) in to those that documents still state; one that none states goes.

    `key` makes of a role and a body what tells one office from another.
    """
    binned = {int(row.id) for row in writer.connection.execute(documents_in_bin())}
    cursor = writer.connection.connection.cursor()  # thousands of statements, each of a few rows
    days: dict[int, Values] = {}
    gone: list[int] = []
    for office in offices:
        first = _end(cursor, _UP, office, binned, key)
        last = _end(cursor, _DOWN, office, binned, key) if first else None
        if first and last:
            days[office.id] = {"first": first, "last": last}
        else:
            gone.append(office.id)
    writer.update(OFFICES, days)
    writer.delete(OFFICES, gone)


def _end(cursor: Any, stating: str, office: Any, binned: set[int], key: Key) -> date | None:
    """The day of the first point that still states an office, in the order of a statement; None if none does."""
    low, high = first_of(office.first), first_of(office.last + timedelta(days=1))
    wanted = key(office.role, office.organisation)
    cursor.execute(stating, (office.speaker_id, low, high))
    for skey, role, organisation, document_id in cursor:
        if document_id not in binned and key(role, organisation) == wanted:
            return day_of(skey)
    return None
