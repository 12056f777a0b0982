"""Matching again the mentions that are there, when more is known of those who bear their names."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from itertools import groupby
from typing import Any, NamedTuple

from sqlalchemy import literal_column, select, union_all

from briefing_app.domain.points import Review
from briefing_app.domain.speakers import SettledName
from briefing_app.library.query import folded
from briefing_app.library.register import matching, settling, speakers
from briefing_app.library.storage.database import chunks
from briefing_app.library.storage.journal import Writer
from briefing_app.library.storage.rows import Mention
from briefing_app.library.storage.tables import ALIASES, DOCUMENTS, POINTS, SPEAKERS, UNCONFIRMED

_LOT = 200
"""How many documents are matched at once."""


class _Move(NamedTuple):
    """A point whose mention is sure now, and whom it is put down to."""

    point_id: int
    named: str
    before: int
    after: int


def match_again(writer: Writer, names: Collection[str]) -> tuple[SettledName, ...]:
    """Put down for sure what is so now, of the mentions of these names (folded) that no person settled.

    Those are matched that are not sure, and those of a name that several bear: a role or a body may tell now which.
    """
    one_of_several = _bearers_of_one_name(writer, names)
    moves = [
        move
        for lot in chunks(_documents(writer, names, one_of_several), _LOT)
        for move in _moves(writer, lot, names, one_of_several)
    ]
    writer.update(POINTS, {move.point_id: {"speaker_id": move.after, "speaker_sure": True} for move in moves})
    for one in {move.before for move in moves if move.before != move.after}:
        settling.remove_if_empty(writer, one)
    called = speakers.names(writer.session, {move.after for move in moves})
    counts = Counter((move.named, called[move.after]) for move in moves)
    return tuple(SettledName(*pair, number) for pair, number in counts.most_common())


def _bearers_of_one_name(writer: Writer, names: Iterable[str]) -> set[int]:
    """Entries of whose names another entry bears one too."""
    bearers: dict[str, set[int]] = defaultdict(set)
    for chunk in chunks(names):
        own = select(SPEAKERS.c.folded, SPEAKERS.c.id).where(SPEAKERS.c.folded.in_(chunk), ~SPEAKERS.c.provisional)
        other = select(ALIASES.c.folded, ALIASES.c.speaker_id).where(ALIASES.c.folded.in_(chunk))
        for name, one in writer.connection.execute(union_all(own, other)):
            bearers[name].add(one)
    return {one for several in bearers.values() if len(several) > 1 for one in several}


def _documents(writer: Writer, names: Collection[str], one_of_several: Collection[int]) -> list[int]:
    """Documents with mentions to be matched again."""
    found: set[int] = set()
    columns = select(POINTS.c.document_id, POINTS.c.named).where(~POINTS.c.edited).distinct()
    wanted = [literal_column(UNCONFIRMED), *(POINTS.c.speaker_id.in_(chunk) for chunk in chunks(one_of_several))]
    for condition in wanted:
        rows = writer.connection.execute(columns.where(condition))
        found.update(document for document, named in rows if folded(named or "") in names)
    return sorted(found)


def _moves(
    writer: Writer, documents: Collection[int], names: Collection[str], one_of_several: Collection[int]
) -> Iterator[_Move]:
    mentioned = [(rows[0].published, rows) for rows in _mentions(writer, documents, names)]
    said = matching.told(writer, [(day, [_mention(row) for row in rows]) for day, rows in mentioned])
    for (_, rows), found in zip(mentioned, said, strict=True):
        for row in rows:
            speaker_id, sure = found[_mention(row)]
            open_ = not row.edited and (not row.speaker_sure or row.speaker_id in one_of_several)
            if open_ and sure and speaker_id and (speaker_id, True) != (row.speaker_id, bool(row.speaker_sure)):
                yield _Move(row.id, row.named, row.speaker_id, speaker_id)


def _mentions(writer: Writer, documents: Collection[int], names: Collection[str]) -> list[list[Any]]:
    """The points of each document that name somebody so."""
    columns = (POINTS.c.id, POINTS.c.document_id, POINTS.c.named, POINTS.c.role, POINTS.c.organisation)
    state = (POINTS.c.speaker_id, POINTS.c.speaker_sure, POINTS.c.edited, DOCUMENTS.c.published)
    wanted = select(*columns, *state).join(DOCUMENTS, DOCUMENTS.c.id == POINTS.c.document_id)
    wanted = wanted.where(
        POINTS.c.document_id.in_(documents),
        POINTS.c.named.is_not(None),
        POINTS.c.speaker_id.is_not(None),
        POINTS.c.review != Review.REJECTED.value,
    )
    ordered = writer.connection.execute(wanted.order_by(POINTS.c.document_id, POINTS.c.start, POINTS.c.id)).all()
    fitting = [row for row in ordered if folded(row.named) in names]
    return [list(rows) for _, rows in groupby(fitting, key=lambda row: row.document_id)]


def _mention(row: Any) -> Mention:
    return Mention(row.named, row.role, row.organisation)
