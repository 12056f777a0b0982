"""Makes hits out of keys: one statement for a page, and another for the offices of those who speak in it."""

from collections import namedtuple
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import fields
from datetime import date
from typing import Any

from sqlmodel import Session

from briefing_app.domain.documents import DocumentDetails
from briefing_app.domain.points import Point, Review
from briefing_app.domain.search import Hit, HitDocument, Query
from briefing_app.library.search.matched import Wanted, marks_in, wanted_by
from briefing_app.library.storage import rows
from briefing_app.library.storage.plain import Plain, among
from briefing_app.library.storage.tables import POINTS

_COLUMNS = (
    *(("point", column.name) for column in POINTS.c),
    ("speaker", "name"),
    *(("document", each.name) for each in fields(DocumentDetails)),
)
_NAMES = ["speaker" if table == "speaker" else name for table, name in _COLUMNS]
_to_row: Callable[[Iterable[Any]], Any] = namedtuple("_Row", _NAMES)._make  # type: ignore[attr-defined]  # noqa: PYI024
_PAGE = f"""\
SELECT {", ".join(f'{table}."{name}"' for table, name in _COLUMNS)}
FROM point JOIN document ON document.id = point.document_id LEFT JOIN speaker ON speaker.id = point.speaker_id
WHERE point.skey IN (SELECT value FROM json_each(?)) AND document.deleted_at IS NULL"""  # noqa: S608  # our own names
_OFFICES = """\
SELECT speaker_id, role, organisation, first, last FROM office
WHERE speaker_id IN (SELECT value FROM json_each(?)) AND source <> 'dismissed' ORDER BY speaker_id, id"""


def by_key(session: Session, query: Query, keys: Sequence[int]) -> list[Hit]:
    """Hits in the order of their keys; those that are gone are left out."""
    plain = Plain(session)
    found = {row.skey: row for row in map(_to_row, plain.rows(_PAGE, among(keys)))}
    page = [found[key] for key in keys if key in found]
    heads = {row.document_id: row for row in page}
    documents = {one: HitDocument(one, _details(row)) for one, row in heads.items()}
    offices = _Offices(plain, {row.speaker_id for row in page if row.speaker_sure})
    wanted = wanted_by(query)
    return [_hit(row, documents[row.document_id], offices.held(row), wanted) for row in page]


def _details(row: Any) -> DocumentDetails:
    day = row.published and date.fromisoformat(row.published)
    return rows.to_details(row._replace(published=day))


def _hit(row: Any, document: HitDocument, held: tuple[str, ...], wanted: Sequence[Wanted]) -> Hit:
    shown = row.passage or row.text
    point = Point(
        id=row.id,
        document_id=row.document_id,
        content=rows.to_content(row),
        review=_REVIEWS[row.review],
        edited=bool(row.edited),
        engine=row.engine,
        speaker_id=row.speaker_id,
        named=row.named or row.speaker,
        speaker_sure=bool(row.speaker_sure),
        held=held,
    )
    return Hit(point, document, shown, marks_in(shown, wanted), row.skey)


_REVIEWS: Mapping[str, Review] = {each.value: each for each in Review}
_Office = tuple[str, str | None, str | None]


class _Offices:
    """The offices of some speakers: as what, from which day to which (ISO 8601)."""

    def __init__(self, plain: Plain, speaker_ids: Iterable[int]) -> None:
        self._of: dict[int, list[_Office]] = {}
        for speaker_id, role, body, first, last in plain.rows(_OFFICES, among(speaker_ids)):
            office = (", ".join(filter(None, (role, body))), first, last)
            self._of.setdefault(speaker_id, []).append(office)

    def held(self, row: Any) -> tuple[str, ...]:
        """Those that a point's sure speaker held on the day of its document."""
        if not row.speaker_sure or row.speaker_id not in self._of:
            return ()
        return tuple(words for words, first, last in self._of[row.speaker_id] if _within(row.published, first, last))


def _within(day: str | None, first: str | None, last: str | None) -> bool:
    """Whether a day lies between two others; one that is not known is within what has no ends."""
    return (first is None or (day is not None and first <= day)) and (last is None or (day is not None and last >= day))
