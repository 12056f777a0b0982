"""The library's methods for speakers: the list, the register, and settling who said what."""

from collections.abc import Sequence

from sqlmodel import Session

from briefing_app.domain.changes import Change
from briefing_app.domain.speakers import (
    MergePreview,
    Office,
    OfficeDetails,
    RegisterPreview,
    SettlePreview,
    Speaker,
    SpeakerDetails,
    SpeakerSummary,
)
from briefing_app.library.door import Door
from briefing_app.library.register import imports as register_import
from briefing_app.library.register import offices, register, settling, speakers
from briefing_app.library.register import spreadsheet as register_csv
from briefing_app.library.storage.database import Database, state
from briefing_app.library.storage.journal import Writer


class RegisterDoor(Door):
    """Speakers. Whatever names an entry, alias, office or point that is gone raises BriefingError."""

    def __init__(self, database: Database) -> None:
        """See `Door`."""
        super().__init__(database)
        self._counted_at: tuple[int, int] | None = None
        self._counted: dict[bool, list[SpeakerSummary]] = {}

    def speakers(self, words: str = "", *, everybody: bool = False) -> list[SpeakerSummary]:
        """Who is quoted, most often quoted first, or with `everybody` those of the register who are not, too.

        `words` match the beginnings of words of a name or another name.
        """
        return self._read(self._summaries, words, everybody=everybody)

    def _summaries(self, session: Session, words: str, *, everybody: bool) -> list[SpeakerSummary]:
        """To count a million quotes takes long enough to be done once; it holds until something is written."""
        now = state(session.connection())
        if now is None or words:
            return speakers.summaries(session, words, everybody=everybody)
        if now != self._counted_at:
            self._counted_at, self._counted = now, {}
        if everybody not in self._counted:
            self._counted[everybody] = speakers.summaries(session, "", everybody=everybody)
        return list(self._counted[everybody])

    def count_speakers(self) -> int:
        """How many people and bodies are quoted."""
        return self._read(speakers.count)

    def speaker_summaries(self, ids: Sequence[int]) -> list[SpeakerSummary]:
        """Rows of the list of speakers, in the order asked; those that are gone are left out."""
        return self._read(speakers.by_id, ids)

    def speaker(self, speaker_id: int) -> Speaker:
        """An entry with its other names and offices."""
        return self._read(register.speaker, speaker_id)

    def offices_of(self, ids: Sequence[int]) -> dict[int, list[Office]]:
        """The offices of entries, by the entry."""
        return self._read(offices.of_speakers, ids)

    def add_speaker(self, details: SpeakerDetails) -> Change:
        """Make an entry, also beside others of its name; `created` is its id."""
        return self._write(register.add, details)

    def edit_speaker(self, speaker_id: int, details: SpeakerDetails) -> Change:
        """Correct or rename an entry; the name that documents know it by stays with it as another name."""
        return self._write(register.edit, speaker_id, details)

    def delete_speaker(self, speaker_id: int) -> Change:
        """Take an entry out; refused if anything is put down to it."""
        return self._write(register.delete, speaker_id)

    def add_alias(self, speaker_id: int, name: str) -> Change:
        """Give an entry another name, by which later documents are matched; `created` is its id, if it is new."""
        return self._write(register.add_alias, speaker_id, name)

    def remove_alias(self, alias_id: int) -> Change:
        """Take another name away; what was matched by it stays."""
        return self._write(register.remove_alias, alias_id)

    def add_office(self, speaker_id: int, office: OfficeDetails) -> Change:
        """Enter an office of somebody; `created` is its id."""
        return self._write(register.add_office, speaker_id, office)

    def edit_office(self, office_id: int, office: OfficeDetails) -> Change:
        """Correct an office; documents no longer move its days."""
        return self._write(register.edit_office, office_id, office)

    def remove_office(self, office_id: int) -> Change:
        """Take an office away; it is not learned from documents again."""
        return self._write(register.remove_office, office_id)

    def preview_settle(self, point_id: int) -> SettlePreview:
        """What a correction of a point's speaker concerns: this mention, those like it, and whom it may be."""
        return self._read(settling.preview, point_id)

    def settle_speaker(
        self, point_ids: Sequence[int], who: int | SpeakerDetails, *, accepted: Sequence[int] = ()
    ) -> Change:
        """Put points down to an entry for sure, or to a new one (`created`), in one step; accept some of them in it."""
        return self._write(settling.settle, point_ids, who, accepted)

    def confirm_speaker(self, speaker_id: int) -> Change:
        """Take all that is put down to an entry for sure; a provisional one becomes an entry like others."""
        return self._write(settling.confirm, speaker_id)

    def split_speaker(self, speaker_id: int, point_ids: Sequence[int], details: SpeakerDetails) -> Change:
        """Give some of an entry's points to a new one; `created` is its id."""
        return self._write(settling.split, speaker_id, point_ids, details)

    def preview_merge(self, into: int, ids: Sequence[int]) -> MergePreview:
        """What merging entries into another would do."""
        return self._read(settling.merge_preview, into, ids)

    def merge_speakers(self, into: int, ids: Sequence[int]) -> Change:
        """Make several entries one: their points, names and offices go to `into`."""
        return self._write(settling.merge, into, ids)

    def export_register(self) -> str:
        """The register as CSV, a line an office; see `spreadsheet`."""
        return self._read(register_csv.written)

    def import_register(self, text: str) -> Change:
        """Take over a register from CSV, wholly or not at all; `ids` are of the entries that it names.

        Mentions of their names that are not sure, or whose names several bear now, are matched again: those that are
        sure by then are put down so, the others and whatever a person settled stay as they are.

        Raises:
            BriefingError: lines cannot be understood; it names each by its number, and nothing was changed.
        """
        return self._write(register_import.take_over, text)

    def preview_register(self, text: str) -> RegisterPreview:
        """What `import_register` would do; raises what it would raise, and changes nothing."""
        with self._database.trying() as session:
            return register_import.preview(Writer(session), text)
