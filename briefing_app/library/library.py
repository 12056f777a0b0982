"""The one door to everything that is kept: documents, points, packs, and what was done to them."""

from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlmodel import Session

from briefing_app.domain.changes import Change
from briefing_app.domain.documents import Document, DocumentDetails, DocumentOrder, DocumentSummary, Origin
from briefing_app.domain.points import Content, Extraction, Point, PointKind, Review
from briefing_app.domain.search import Counts
from briefing_app.domain.text import Genre, SourceText
from briefing_app.errors import BriefingError
from briefing_app.library import documents, engines, history, originals, points, publishers, renewal
from briefing_app.library.bin_door import BinDoor
from briefing_app.library.links.door import LinkDoor
from briefing_app.library.marks_door import MarksDoor
from briefing_app.library.originals import Wanted
from briefing_app.library.packs import packs
from briefing_app.library.packs.door import PacksDoor
from briefing_app.library.register import speakers
from briefing_app.library.register.door import RegisterDoor
from briefing_app.library.search.door import SearchDoor
from briefing_app.library.storage import backups, faults, migrate, notes
from briefing_app.library.storage.database import Database
from briefing_app.library.storage.locks import Lock


class Library(SearchDoor, RegisterDoor, MarksDoor, BinDoor, LinkDoor, PacksDoor):
    """A folder with `library.db`, `backups/` and `originals/`. Used by one thread at a time.

    Each method is one transaction: it is done wholly or not at all. Methods that write return what they changed.
    All of them raise BriefingError where the disk, the file or another program is in the way, and where something
    that they are given is no longer there.
    """

    def __init__(self, database: Database, lock: Lock | None = None) -> None:
        """For `open`, which makes sure of the schema first."""
        super().__init__(database)
        self._lock = lock
        self._others_writes = database.others_writes()

    @classmethod
    def open(cls, folder: Path, *, read_only: bool = False, alone: bool = False) -> Self:
        """Open the library in a folder: made if absent, migrated after a backup if old, refused if newer.

        Args:
            folder: of the library.
            read_only: change nothing, not even an old schema; methods that write raise BriefingError.
            alone: be the one window on this library; others that do not ask for this, such as commands, may write.

        Raises:
            InUseError: another is the one window; it can be opened with `read_only`.
        """
        with ExitStack() as on_failure:
            if not read_only:
                _make_folder(folder)
            lock = Lock(folder) if alone and not read_only else None
            if lock is not None:
                on_failure.callback(lock.release)
            if read_only:
                migrate.accept(folder)
            database = Database(folder, read_only=read_only)
            on_failure.callback(database.close)
            if not read_only:
                migrate.prepare(database)
            library = cls(database, lock)
            on_failure.pop_all()
        return library

    @property
    def read_only(self) -> bool:
        """Whether it was opened for reading only."""
        return self._database.read_only

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()
        if self._lock is not None:
            self._lock.release()

    def __enter__(self) -> Self:
        """Itself, to be closed at the end."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        """Close."""
        self.close()

    # Documents

    def find_duplicate(self, sha256: str, text: str) -> int | None:
        """The document of the same bytes (`sha256` in hex) or the same words, if there is one outside the bin."""
        return self._read(documents.find_duplicate, sha256, text)

    def documents_of(self, hashes: Sequence[str]) -> list[int]:
        """The documents outside the bin that came from files of these hashes (hex), the oldest first."""
        return self._read(documents.of_hashes, hashes)

    def keep_originals(self, files: Sequence[Wanted]) -> list[str | BriefingError]:
        """Keep files as they are, before documents are added that name them in their `Origin.original`.

        Of each, in order, the name to be given there, or why it could not be read as it was.
        """
        return originals.keep(self.folder, files)

    def original(self, document_id: int) -> Path | None:
        """The file that a document came from, as it was then; None if it was not kept.

        Raises:
            BriefingError: it is missing, or is another file now.
        """
        document = self.document(document_id)
        if not document.origin.original:
            return None
        path = originals.path_of(self.folder, document.origin.original)
        originals.check(path, document.origin.sha256, document.details.title)
        return path

    def add_document(self, source: SourceText, extraction: Extraction, origin: Origin) -> Change:
        """Add a document with what was found in it; `created` is its id."""
        return self._write(documents.add, [(source, extraction, origin)])

    def add_documents(self, batch: Sequence[tuple[SourceText, Extraction, Origin]]) -> Change:
        """Add documents in one step; `ids` are theirs, in order."""
        return self._write(documents.add, batch)

    def documents(
        self,
        *,
        words: str = "",
        genre: Genre | None = None,
        order: DocumentOrder = DocumentOrder.DATE,
        descending: bool = True,
        tag_id: int | None = None,
        collection_id: int | None = None,
    ) -> list[int]:
        """Ids of documents; `words` match the beginnings of words of title, publisher, byline and file name.

        A tag or a collection narrows them to those that it is on, or on one of whose points it is.
        """
        listing = documents.Listing(words, genre, order, descending, tag_id, collection_id)
        return self._read(documents.listed, listing)

    def document_summaries(self, ids: Sequence[int]) -> list[DocumentSummary]:
        """Rows of the table of documents, in the order asked; what is in the bin is left out."""
        return self._read(documents.summaries, ids)

    def document(self, document_id: int) -> Document:
        """A document with its text."""
        return self._read(documents.document, document_id)

    def edit_document(self, document_id: int, details: DocumentDetails) -> Change:
        """Correct what is known about a document; who publishes what comes from its host is remembered."""
        return self._write(publishers.edit, document_id, details)

    def publishers(self) -> dict[tuple[str, str], str]:
        """By host and by what its documents say of themselves, who publishes them, as people corrected it."""
        return self._read(publishers.known)

    def delete_documents(self, ids: Sequence[int]) -> Change:
        """Put documents into the bin: no list, search or queue shows them or their points."""
        return self._write(documents.delete, ids)

    def replace_document(self, document_id: int, source: SourceText, extraction: Extraction, origin: Origin) -> Change:
        """Put a document into the bin and add another in its place, in one step; `created` is the other's id."""
        return self._write(documents.replace, document_id, [(source, extraction, origin)])

    # Points

    def points(self, document_id: int, *, rejected: bool = False) -> list[Point]:
        """A document's points in order of their start, the rejected ones too if asked."""
        return self._read(points.of_document, document_id, rejected=rejected)

    def points_by_id(self, ids: Sequence[int]) -> list[Point]:
        """Points in the order asked; those that are gone, or whose document is in the bin, are left out."""
        return self._read(points.by_id, ids)

    def queue(self, *, document_id: int | None = None, kind: PointKind | None = None) -> list[int]:
        """Ids of suggestions: the newest document first, then in order of the text."""
        return self._read(points.queue, document_id, kind)

    def review(self, ids: Sequence[int], decision: Review) -> Change:
        """Decide upon points; `ids` of the change are those whose decision is another now."""
        return self._write(points.review, ids, decision)

    def edit_point(self, point_id: int, content: Content, *, speaker_id: int | None = None) -> Change:
        """Change a point; its text must stand in the document from its start to its end.

        `speaker_id` is who said it, where a person chose out of the register; otherwise the content's name tells.
        """
        return self._write(points.edit, point_id, content, speaker_id)

    def settle_point(self, point_id: int, content: Content, *, speaker_id: int | None = None) -> Change:
        """Change a point and accept it, in one step that is undone in one."""
        return self._write(points.settle, point_id, content, speaker_id)

    def add_point(self, document_id: int, content: Content, *, speaker_id: int | None = None) -> Change:
        """Make a point by hand, accepted at once; `created` is its id."""
        return self._write(points.add, document_id, content, speaker_id)

    # Finding again

    def outdated(self, engine: str) -> list[int]:
        """Documents outside the bin with suggestions of an earlier engine, or that this one never searched."""
        return self._read(engines.outdated, engine)

    def renew(self, document_id: int, extraction: Extraction) -> Change:
        """Put what an engine found again in a document in place of the suggestions that nobody has touched.

        What people accepted, rejected, edited, made by hand or use in a pack stays as it is, and what was found at the
        same place is not suggested beside it. `renewals` of the change holds the numbers.
        """
        return self._write(renewal.renew, document_id, extraction)

    def renew_documents(self, batch: Sequence[tuple[int, Extraction]]) -> Change:
        """The same for several documents, in one step; those that are gone meanwhile are left out."""
        return self._write(renewal.renew_documents, batch)

    # Undo

    def undo(self) -> Change | None:
        """Take back the last step; None if there is none."""
        with self._database.writing() as session:
            return history.undo(session)

    def redo(self) -> Change | None:
        """Do the step last undone again; None if there is none."""
        with self._database.writing() as session:
            return history.redo(session)

    def undo_name(self) -> str | None:
        """What undo would take back: *accept 14 quotes*."""
        step = self._read(history.next_undo)
        return step.name if step else None

    def redo_name(self) -> str | None:
        """What redo would do again."""
        step = self._read(history.next_redo)
        return step.name if step else None

    # The whole

    def counts(self) -> Counts:
        """The numbers beside the pages' names."""
        return self._read(_counts)

    def changed_elsewhere(self) -> bool:
        """Whether another program has written to the library since this was last asked, or since it was opened."""
        before, self._others_writes = self._others_writes, self._database.others_writes()
        return self._others_writes != before

    def back_up(self, reason: str = "by-hand") -> Path:
        """Copy the library into its backups; the copy is opened and checked before it counts as one."""
        return backups.back_up(self.folder, reason)

    def note(self, key: str) -> str | None:
        """A small setting of the library."""
        return self._read(notes.note, key)

    def set_note(self, key: str, value: str) -> Change:
        """Keep a small setting; undo does not touch it."""
        with self._database.writing() as session:
            return notes.set_note(session, key, value)


def _make_folder(folder: Path) -> None:
    try:
        (folder / backups.FOLDER).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise faults.no_folder(folder, error) from error


def _counts(session: Session) -> Counts:
    everything = documents.counts(session)
    return Counts(
        **everything,
        speakers=speakers.count(session),
        packs=len(packs.summaries(session)),
    )
