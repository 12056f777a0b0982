"""Takes the samples through the real window, offscreen: import, review, pack, PDF, and a picture of each page.

python -m briefing_app.ui.tour OUT [--size 1440x900] [--text 100] [--look light]
"""

import argparse
import importlib
import os
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from briefing_app import settings
from briefing_app.domain.changes import Change
from briefing_app.domain.packs import PackDetails, SectionKind
from briefing_app.domain.points import Point, Review
from briefing_app.domain.quotes import Quote, QuoteKind
from briefing_app.domain.text import Genre
from briefing_app.settings import TEXT_SIZES, Look, Settings
from briefing_app.ui.actions import Command
from briefing_app.ui.app import application, build
from briefing_app.ui.desk import Target
from briefing_app.ui.documents.page import DocumentsPage
from briefing_app.ui.errors import Reporter
from briefing_app.ui.page import Page

if TYPE_CHECKING:
    from briefing_app.library.library import Library

Answer = TypeVar("Answer")

TITLE, QUERY = "Lock closures: oral questions", "locks"
SECTIONS = (
    ("Lines to take", SectionKind.TEXT),
    ("What was said", SectionKind.QUOTES),
    ("Key figures", SectionKind.FIGURES),
)
PATIENCE = 120.0
"""Seconds that a step may take."""


@dataclass(frozen=True, slots=True)
class View:
    """How the window is shown."""

    size: tuple[int, int] = (1440, 900)
    text: int = 100
    look: Look = Look.LIGHT


class Tour:
    """One walk through the window; `made` are the files that came of it."""

    def __init__(self, out: Path, view: View, folder: Path) -> None:
        """Open a window over a new library in `folder`."""
        self.out, self.made = out, list[Path]()
        settings_file = folder / "settings.json"
        settings.save(Settings(text_size=view.text, look=view.look), settings_file)
        self.window = build(folder / "library", settings_file)
        self.window.resize(*view.size)
        self._troubles: list[str] = []
        self._reporter = Reporter()
        self._reporter.bug.connect(self._note_trouble)
        self.window.desk.operations.failed.connect(self._note_trouble)

    def walk(self) -> list[Path]:
        """Do all of it; the files that were made."""
        try:
            for step in (self._start, self._import, self._review, self._fill_pack, self._take_pictures, self._export):
                step()
        finally:
            self.window.close()
            self._reporter.close()
            self.window.deleteLater()
            # At once, or whoever walked would keep a window that takes part in every change of the theme.
            QCoreApplication.sendPostedEvents(self.window, QEvent.Type.DeferredDelete.value)
        return self.made

    # steps

    def _start(self) -> None:
        filled = Flag(self.window.current.filled.connect)
        self.window.show()
        self.until(filled)
        self.call(partial(_name, name="Private office"))
        self.picture("start")

    def _import(self) -> None:
        page = self.window.page("documents")
        finished = Flag(page.imports.importer.finished.connect) if isinstance(page, DocumentsPage) else Flag()
        self.window.desk.actions.trigger(Command.OPEN_SAMPLES)
        self.until(finished)
        self.call(_counts)

    def _review(self) -> None:
        """Accept what is sure, one by one through the page's own command, the rest at once; leave what is doubtful."""
        page = self.show("review")
        for _ in range(3):
            changed = Flag(self.window.desk.operations.changed.connect)
            self.window.desk.actions.trigger(Command.ACCEPT)
            self.until(changed)
        self.call(_accept_sure)
        self.until(page.isVisible)

    def _fill_pack(self) -> None:
        self.call(_new_pack)
        self.until(lambda: self.window.desk.open_pack is not None)
        points = self.call(_points_for_pack)
        self.window.desk.add_to_open_pack(points)
        self.until(lambda: bool(self.window.desk.open_pack and self.window.desk.open_pack.items))

    def _take_pictures(self) -> None:
        document, point = self.call(_best_point)
        self.picture("documents", Target(document_id=document, point_id=point))
        self.picture("review")
        self.picture("search", Target(query=QUERY))
        self.picture("speakers")
        self.picture("facts")
        self.picture("stories")
        pack = self.window.desk.open_pack
        self.picture("packs", Target(pack_id=pack.id if pack else None))

    def _export(self) -> None:
        pack = self.window.desk.open_pack
        if pack is not None:
            path = self.out / "pack.pdf"
            self.call(partial(_export, pack_id=pack.id, path=path))
            self.made.append(path)

    # means

    def show(self, key: str, target: Target | None = None) -> Page:
        """Bring a page to the front and wait until the library has answered it."""
        self.window.show_page(key, target)
        self.call(_counts)
        return self.window.current

    def picture(self, name: str, target: Target | None = None) -> None:
        """Show the page of that name and save what the window looks like."""
        self.show("documents" if name == "start" else name, target)
        self.window.current.notice.dismiss()
        self.settle()
        path = self.out / f"{name}.png"
        self.window.grab().save(str(path))
        self.made.append(path)

    def call(self, call: Callable[["Library"], Answer]) -> Answer:
        """Make a call of the library and wait for its answer, which comes after all that was asked before."""
        answers: list[Answer] = []
        self.window.desk.operations.run(call, answers.append)
        self.until(lambda: bool(answers))
        return answers[0]

    def settle(self) -> None:
        """Let what an answer asked for in its turn be answered, and be drawn."""
        for _ in range(4):
            self.call(_counts)
            QApplication.processEvents()

    def until(self, reached: Callable[[], bool]) -> None:
        """Let the window live until something holds.

        Raises:
            RuntimeError: something went wrong meanwhile, or it does not come to hold for a long time.
        """
        end = time.monotonic() + PATIENCE
        while not reached():
            if self._troubles or time.monotonic() > end:
                raise RuntimeError(self._troubles[0] if self._troubles else "The tour waited in vain.")
            loop = QEventLoop()
            QTimer.singleShot(10, loop.quit)
            loop.exec()

    def _note_trouble(self, trouble: object) -> None:
        self._troubles.append(str(trouble))


class Flag:
    """True once a signal came."""

    def __init__(self, connect: Callable[[Callable[..., None]], object] | None = None) -> None:
        """Listen, if there is something to listen to."""
        self._up = connect is None
        if connect is not None:
            connect(self._raise)

    def _raise(self, *_values: object) -> None:
        self._up = True

    def __call__(self) -> bool:
        """Whether it came."""
        return self._up


# What the tour asks of the library, beside what its pages do.


def _counts(library: "Library") -> object:
    return library.counts()


def _name(library: "Library", name: str) -> Change:
    return library.set_note("name", name)


def _accept_sure(library: "Library") -> Change | None:
    """All but the doubtful and the last two documents' suggestions: there is something left to show."""
    documents = library.documents()
    ids = [
        point.id
        for document in documents[1:-1]
        for point in library.points(document)
        if point.review is Review.SUGGESTED and getattr(point.content, "settled", True)
    ]
    return library.review(ids, Review.ACCEPTED) if ids else None


def _new_pack(library: "Library") -> Change:
    details = PackDetails(TITLE, for_whom="Secretary of State", when="Oral questions", needed_by="14:00", author="Tour")
    change = library.add_pack(details, SECTIONS)
    library.set_note("open-pack", str(change.created))
    return change


def _points_for_pack(library: "Library") -> list[int]:
    """Accepted points of every document, the first few of each kind."""
    chosen: list[int] = []
    for document in library.documents():
        accepted = [point for point in library.points(document) if point.review is Review.ACCEPTED]
        for kind in dict.fromkeys(point.kind for point in accepted):
            chosen += [point.id for point in accepted if point.kind is kind][:3]
    return chosen


def _best_point(library: "Library") -> tuple[int, int | None]:
    """The news article with most accepted quotes in marks, and the second of those."""
    found: list[tuple[int, int, int | None]] = []
    for row in library.document_summaries(library.documents()):
        quotes = [point.id for point in library.points(row.id) if _to_show(point)]
        if row.details.genre is Genre.NEWS:
            found.append((len(quotes), row.id, next(iter(quotes[1:2] or quotes), None)))
    _, document, point = max(found)
    return document, point


def _to_show(point: Point) -> bool:
    content = point.content
    return point.review is Review.ACCEPTED and isinstance(content, Quote) and content.kind is QuoteKind.DIRECT


def _export(library: "Library", pack_id: int, path: Path) -> Path:
    document = importlib.import_module("briefing_app.exporting.build").pack_document(library, pack_id)
    importlib.import_module("briefing_app.exporting.pdf.pdf").write(document, path)
    return path


def _arguments(argv: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m briefing_app.ui.tour", description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--size", default="1440x900", help="width x height of the window in px")
    parser.add_argument("--text", type=int, default=100, choices=TEXT_SIZES, help="text size in per cent")
    parser.add_argument("--look", default=Look.LIGHT.value, choices=[look.value for look in Look])
    return parser.parse_args(argv)


def main(argv: Sequence[str]) -> int:
    """Walk, and print where the files are. Returns the exit code."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    asked = _arguments(argv)
    width, height = (int(part) for part in asked.size.split("x"))
    asked.out.mkdir(parents=True, exist_ok=True)
    application()
    with tempfile.TemporaryDirectory(prefix="briefing-desk-tour-") as folder:
        view = View((width, height), asked.text, Look(asked.look))
        made = Tour(asked.out.resolve(), view, Path(folder)).walk()
    sys.stdout.write("".join(f"{path}\n" for path in made))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
