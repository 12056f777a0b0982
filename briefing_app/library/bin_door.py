"""The library's methods for the bin."""

from collections.abc import Sequence

from briefing_app.domain.binned import Binned
from briefing_app.domain.changes import Change
from briefing_app.library import binned, originals
from briefing_app.library.door import Door


class BinDoor(Door):
    """What was deleted, until it is deleted for ever."""

    def bin(self) -> list[Binned]:
        """What lies in the bin, the last deleted first."""
        return self._read(binned.listed)

    def restore(self, *, document_ids: Sequence[int] = (), pack_ids: Sequence[int] = ()) -> Change:
        """Bring documents and packs back out of the bin, in one step."""
        return self._write(binned.restore, document_ids, pack_ids)

    def purge(self, *, document_ids: Sequence[int] = (), pack_ids: Sequence[int] = ()) -> Change:
        """Delete for ever what lies in the bin, with the files that documents came from.

        It cannot be undone, and the steps before it no longer know of it. Backups made before still have it.

        Raises:
            BriefingError: a pack that stays has points of a document that would go; nothing was deleted.
        """
        with self._database.writing() as session:
            files = binned.originals_of(session, document_ids)
            change = binned.purge(session, document_ids, pack_ids)
            unnamed = binned.unnamed(session, files)
        for name in unnamed:  # once the rows are gone for sure; a file that stays behind is named by nothing
            originals.path_of(self.folder, name).unlink(missing_ok=True)
        return change
