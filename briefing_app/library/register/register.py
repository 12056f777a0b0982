"""The register of speakers: entries with their other names and their offices, as people keep them."""

from typing import Any

from sqlalchemy import select
from sqlmodel import Session

from briefing_app.domain.changes import Area, Change
from briefing_app.domain.speakers import (
    Alias,
    Office,
    OfficeDetails,
    OfficeSource,
    Speaker,
    SpeakerDetails,
    SpeakerKind,
)
from briefing_app.errors import BriefingError
from briefing_app.library.query import folded
from briefing_app.library.register import offices, speakers
from briefing_app.library.storage.journal import Writer
from briefing_app.library.storage.rows import Values
from briefing_app.library.storage.tables import ALIASES, OFFICES, POINTS, SPEAKERS
from briefing_app.library.storage.wording import titled

AREAS = frozenset({Area.SPEAKERS, Area.POINTS})


def speaker(session: Session, speaker_id: int) -> Speaker:
    """An entry with its other names and offices."""
    speakers.there(session, speaker_id)
    (summary,) = speakers.by_id(session, [speaker_id])
    row = session.connection().execute(select(SPEAKERS).where(SPEAKERS.c.id == speaker_id)).one()
    named = session.connection().execute(
        select(ALIASES.c.id, ALIASES.c.name).where(ALIASES.c.speaker_id == speaker_id).order_by(ALIASES.c.name)
    )
    return Speaker(
        id=speaker_id,
        details=to_details(row),
        aliases=tuple(Alias(one, name) for one, name in named),
        offices=tuple(offices.of_speakers(session, [speaker_id]).get(speaker_id, ())),
        quotes=summary.quotes,
        unconfirmed=summary.unconfirmed,
        provisional=summary.provisional,
    )


def to_details(row: Any) -> SpeakerDetails:
    """What a row says that a person may correct."""
    return SpeakerDetails(row.name, SpeakerKind(row.kind), row.distinction, row.party, row.constituency, row.note)


def values(details: SpeakerDetails) -> Values:
    """The columns that a person may correct."""
    name = " ".join(details.name.split())
    if not name:
        raise _nameless()
    return {
        "name": name,
        "folded": folded(name),
        "kind": details.kind.value,
        "distinction": " ".join(details.distinction.split()),
        "party": " ".join(details.party.split()),
        "constituency": " ".join(details.constituency.split()),
        "note": details.note,
    }


def _nameless() -> BriefingError:
    return BriefingError(
        "A speaker needs a name.", kept="Nothing was changed.", remedy="Type the name, then try again."
    )


def add(writer: Writer, details: SpeakerDetails) -> Change:
    """Make an entry, also beside others of its name."""
    (made,) = writer.insert(SPEAKERS, [values(details)])
    return Change(f"add the speaker {titled(details.name)}", AREAS, (made,), created=made)


def edit(writer: Writer, speaker_id: int, details: SpeakerDetails) -> Change:
    """Correct an entry. A name that documents know it by stays with it as another name."""
    before = speaker(writer.session, speaker_id)
    after = values(details)
    writer.update(SPEAKERS, {speaker_id: after})
    old, new = before.details.name, after["name"]
    if folded(old) != folded(new):
        _rename(writer, before, new)
    if before.details.kind is not details.kind:
        offices.learn_again(writer, [speaker_id])
    verb = "edit the speaker" if old == new else f"rename the speaker {titled(old)} to"
    return Change(f"{verb} {titled(new)}", AREAS, (speaker_id,))


def _rename(writer: Writer, before: Speaker, new: str) -> None:
    writer.delete(ALIASES, [alias.id for alias in before.aliases if folded(alias.name) == folded(new)])
    if not before.provisional:
        _name(writer, before.id, before.details.name)


def delete(writer: Writer, speaker_id: int) -> Change:
    """Take an entry out, to which nothing is put down."""
    name = speaker(writer.session, speaker_id).details.name
    said = select(POINTS.c.id).where(POINTS.c.speaker_id == speaker_id).limit(1)
    if writer.connection.execute(said).first() is not None:
        raise BriefingError(
            f"{titled(name)} has quotes or figures in the library.",
            kept="Nothing was changed.",
            remedy="Merge this speaker with another, or delete the documents first, from the bin too.",
        )
    remove(writer, speaker_id)
    return Change(f"delete the speaker {titled(name)}", AREAS, (speaker_id,))


def remove(writer: Writer, speaker_id: int) -> None:
    """Delete an entry that nothing refers to but its own names and offices."""
    for table in (ALIASES, OFFICES):
        mine = select(table.c.id).where(table.c.speaker_id == speaker_id)
        writer.delete(table, list(writer.connection.execute(mine).scalars()))
    writer.delete(SPEAKERS, [speaker_id])


def add_alias(writer: Writer, speaker_id: int, name: str) -> Change:
    """Give an entry another name; documents that are added later are matched by it."""
    owner = speaker(writer.session, speaker_id).details.name
    name = " ".join(name.split())
    if not name:
        raise _nameless()
    made = _name(writer, speaker_id, name)
    return Change(f"add the name {titled(name)} to {titled(owner)}", AREAS, (speaker_id,), created=made)


def _name(writer: Writer, speaker_id: int, name: str) -> int | None:
    """Add a name unless the entry has it."""
    known = select(ALIASES.c.folded).where(ALIASES.c.speaker_id == speaker_id)
    own = select(SPEAKERS.c.folded).where(SPEAKERS.c.id == speaker_id)
    if folded(name) in writer.connection.execute(known.union(own)).scalars().all():
        return None
    (made,) = writer.insert(ALIASES, [{"speaker_id": speaker_id, "name": name, "folded": folded(name)}])
    return made


def take_names(writer: Writer, speaker_id: int, names: list[str]) -> None:
    """Add names that an entry does not have yet."""
    for name in names:
        _name(writer, speaker_id, name)


def remove_alias(writer: Writer, alias_id: int) -> Change:
    """Take another name away from an entry; what was matched by it stays."""
    row = writer.connection.execute(select(ALIASES).where(ALIASES.c.id == alias_id)).first()
    if row is None:
        raise _gone("name")
    writer.delete(ALIASES, [alias_id])
    return Change(f"remove the name {titled(row.name)}", AREAS, (row.speaker_id,))


def add_office(writer: Writer, speaker_id: int, office: OfficeDetails) -> Change:
    """Enter an office of somebody; it takes the place of one of that name that documents told of."""
    owner = speaker(writer.session, speaker_id).details.name
    clean = _clean(office)
    writer.delete(OFFICES, _learned(writer, speaker_id, clean))
    (made,) = writer.insert(OFFICES, [offices.values(speaker_id, clean, OfficeSource.ENTERED)])
    return Change(f"add the office {titled(clean.role)} to {titled(owner)}", AREAS, (speaker_id,), created=made)


def edit_office(writer: Writer, office_id: int, office: OfficeDetails) -> Change:
    """Correct an office; from then on a person's word, whatever documents state of it."""
    speaker_id, before = _office(writer, office_id)
    clean = _clean(office)
    writer.delete(OFFICES, [one for one in _learned(writer, speaker_id, clean) if one != office_id])
    writer.update(OFFICES, {office_id: offices.values(speaker_id, clean, OfficeSource.ENTERED)})
    if offices.key(clean.role, clean.organisation) != offices.key(before.details.role, before.details.organisation):
        _dismiss(writer, speaker_id, before)
    return Change(f"edit the office {titled(clean.role)}", AREAS, (speaker_id,))


def remove_office(writer: Writer, office_id: int) -> Change:
    """Take an office away; it is not learned from documents again."""
    speaker_id, before = _office(writer, office_id)
    writer.delete(OFFICES, [office_id])
    _dismiss(writer, speaker_id, before)
    return Change(f"remove the office {titled(before.details.role)}", AREAS, (speaker_id,))


def _dismiss(writer: Writer, speaker_id: int, office: Office) -> None:
    """Remember that documents are wrong about an office, where they tell of it."""
    name = offices.key(office.details.role, office.details.organisation)
    if name in offices.stated(writer.session, [speaker_id]).get(speaker_id, {}):
        writer.insert(OFFICES, [offices.values(speaker_id, office.details, OfficeSource.DISMISSED)])


def _learned(writer: Writer, speaker_id: int, office: OfficeDetails) -> list[int]:
    """The offices of that name that documents told of, or that were dismissed."""
    known = offices.of_speakers(writer.session, [speaker_id], dismissed=True).get(speaker_id, [])
    wanted = offices.key(office.role, office.organisation)
    told = {OfficeSource.SEEN, OfficeSource.DISMISSED}
    return [
        one.id
        for one in known
        if one.source in told and offices.key(one.details.role, one.details.organisation) == wanted
    ]


def _office(writer: Writer, office_id: int) -> tuple[int, Office]:
    row = writer.connection.execute(select(OFFICES).where(OFFICES.c.id == office_id)).first()
    if row is None:
        raise _gone("office")
    return row.speaker_id, Office(row.id, offices.to_details(row), OfficeSource(row.source))


def _clean(office: OfficeDetails) -> OfficeDetails:
    role, organisation = " ".join(office.role.split()), " ".join(office.organisation.split())
    if not role:
        raise BriefingError(
            "An office needs a name.", kept="Nothing was changed.", remedy="Type what the office is called."
        )
    if office.first and office.last and office.first > office.last:
        raise BriefingError(
            f"The office {titled(role)} would end before it begins.",
            kept="Nothing was changed.",
            remedy="Correct one of the two dates.",
        )
    return OfficeDetails(role, organisation, office.first, office.last)


def _gone(noun: str) -> BriefingError:
    return BriefingError(
        f"This {noun} is no longer in the register.",
        kept="Nothing was changed.",
        remedy="If it was removed by mistake, undo the removal.",
    )
