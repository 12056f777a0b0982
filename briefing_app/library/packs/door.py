"""The library's methods for packs."""

from collections.abc import Sequence

from briefing_app.domain.changes import Change
from briefing_app.domain.handed import Brought, Descent
from briefing_app.domain.packs import Issue, Pack, PackDetails, PackItem, PackSection, PackSummary, SectionKind
from briefing_app.library.door import Door
from briefing_app.library.packs import contents, handed, packs, rewording
from briefing_app.library.packs import desk as pack_desk
from briefing_app.library.packs.packs import NewSection
from briefing_app.library.storage import notes


class PacksDoor(Door):
    """Packs, what is in them, and what stands around them."""

    def packs(self) -> list[PackSummary]:
        """Every pack, the one last changed first."""
        return self._read(packs.summaries)

    def pack(self, pack_id: int) -> Pack:
        """A pack with everything in it."""
        return self._read(packs.pack, pack_id)

    def add_pack(self, details: PackDetails, sections: Sequence[NewSection] = ()) -> Change:
        """Make a pack with its sections, empty or with items; `created` is its id."""
        return self._write(packs.add, details, sections)

    def edit_pack(self, pack_id: int, details: PackDetails) -> Change:
        """Change what a pack's cover says."""
        return self._write(packs.edit, pack_id, details)

    def delete_pack(self, pack_id: int) -> Change:
        """Put a pack into the bin with everything in it."""
        return self._write(packs.delete, pack_id)

    def add_section(
        self, pack_id: int, title: str, kind: SectionKind = SectionKind.TEXT, *, position: int | None = None
    ) -> Change:
        """Add an empty section, at the end unless a place is given; `created` is its id."""
        return self._write(contents.add_section, pack_id, title, kind, position)

    def edit_section(
        self, section_id: int, *, title: str, subtitle: str = "", kind: SectionKind, annex: bool | None = None
    ) -> Change:
        """Change a section's heading, how it sets its items, or whether it is an annex (None: as it is)."""
        return self._write(contents.edit_section, section_id, title, subtitle, kind, annex)

    def move_section(self, section_id: int, position: int) -> Change:
        """Move a section to a place (from 0) among those of its pack."""
        return self._write(contents.move_section, section_id, position)

    def delete_section(self, section_id: int) -> Change:
        """Delete a section with its items."""
        return self._write(contents.delete_section, section_id)

    def add_to_pack(self, pack_id: int, point_ids: Sequence[int], *, section_id: int | None = None) -> Change:
        """Put points into a section, or each into the first one of its kind; `ids` are of the points added."""
        return self._write(contents.add_points, pack_id, point_ids, section_id)

    def add_item(self, section_id: int, item: PackItem, *, position: int | None = None) -> Change:
        """Put an item into a section, at the end unless a place is given; `created` is its id."""
        return self._write(contents.add_item, section_id, item, position)

    def edit_item(self, item: PackItem) -> Change:
        """Change the item of that id."""
        return self._write(contents.edit_item, item)

    def reword(self, pack_id: int, items: Sequence[PackItem], sections: Sequence[PackSection] = ()) -> Change:
        """Give items and sections other titles and words of their own, all in one step; all else stays as it is."""
        return self._write(rewording.reword, pack_id, items, sections)

    def move_item(self, item_id: int, section_id: int, position: int) -> Change:
        """Move an item to a place (from 0, counted without it) in its own or another section."""
        return self._write(contents.move_item, item_id, section_id, position)

    def delete_items(self, ids: Sequence[int]) -> Change:
        """Take items out of their packs."""
        return self._write(contents.delete_items, ids)

    def comment(self, pack_id: int, item_id: int | None, *, author: str, words: str) -> Change:
        """Put a comment beside a pack (None) or one of its items; `created` is its id."""
        return self._write(pack_desk.comment, pack_id, item_id, author, words)

    def edit_comment(self, comment_id: int, words: str) -> Change:
        """Change what a comment says."""
        return self._write(pack_desk.edit_comment, comment_id, words)

    def resolve_comment(self, comment_id: int, *, resolved: bool = True) -> Change:
        """Note that a comment was dealt with, or that it was not."""
        return self._write(pack_desk.resolve_comment, comment_id, resolved)

    def delete_comment(self, comment_id: int) -> Change:
        """Take a comment away."""
        return self._write(pack_desk.delete_comment, comment_id)

    def accept_findings(self, pack_id: int, findings: Sequence[str], *, by: str, words: str = "") -> Change:
        """Let findings of the evidence check stand, by their keys."""
        return self._write(pack_desk.accept_findings, pack_id, findings, by, words)

    def withdraw_acceptances(self, pack_id: int, findings: Sequence[str]) -> Change:
        """Open findings again, by their keys."""
        return self._write(pack_desk.withdraw_acceptances, pack_id, findings)

    def issue(self, issued: Issue) -> Change:
        """Keep a version (its id counts for nothing) as it was issued; the pack's own number goes up by one.

        Raises:
            BriefingError: that version was issued before.
        """
        return self._write(pack_desk.issue, issued)

    def issues(self, pack_id: int) -> list[Issue]:
        """What was issued of a pack, the latest first."""
        return self._read(pack_desk.issues, pack_id)

    def put_pack(self, brought: Brought, *, name: str = "", base: str = "") -> Change:
        """Make a pack all that it is to be, with what it brings along, in one step; `created` is its id.

        Args:
            brought: the pack with the documents and points that are not here, or may not be.
            name: of the step.
            base: of a pack that somebody gave, the pack frozen as it was given; `descent` remembers it.

        Raises:
            BriefingError: the pack was changed meanwhile, or a point's words do not stand in its document.
        """
        return self._write(handed.put, brought, name, base)

    def descent(self, pack_id: int) -> Descent | None:
        """Where a pack and its parts came from; None if nobody gave it."""
        kept = self._read(notes.note, handed.note_of(pack_id))
        return None if kept is None else Descent.from_json(kept)
