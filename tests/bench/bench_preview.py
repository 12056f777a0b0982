"""How long a key takes to show in the preview of a long pack: the real window over a real library, offscreen."""

import os
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from briefing_app.domain.documents import Origin
from briefing_app.domain.figures import Figure
from briefing_app.domain.packs import PackItem
from briefing_app.domain.points import Extraction, Review
from briefing_app.domain.quotes import Quote
from briefing_app.domain.text import SourceText
from briefing_app.library.library import Library
from tests.bench.figures import options, publish, summary, table
from tests.bench.made_packs import made_material

if TYPE_CHECKING:
    from PySide6.QtCore import Qt

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
WORDS = "We have asked the inspectors to look at every lock this winter. "
PASTED = "The gates at Ember Lock were hung in spring. They leak, and the keeper has said so twice. " * 4
REWRITTEN = 24
"""Letters that are taken away again."""
PAUSES = tuple(280 + 70 * number for number in range(12))
"""Milliseconds: a key after one of them meets the layout of all pages, the saving, or the evidence check."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A key, in milliseconds until its page is painted: by the clock, by the processor, of that on the window's thread.

    `field` is until the editor's own field is painted with it.
    """

    sort: str
    clock: float
    processor: float
    window: float
    field: float


def fill(folder: Path, subjects: int) -> None:
    """Put a made pack into a library of its own."""
    pack, points, documents = made_material(subjects)
    kept: dict[int, int] = {}
    with Library.open(folder) as library:
        for number, document in documents.items():
            held = [point for point in points.values() if point.document_id == number]
            quotes = tuple(point.content for point in held if isinstance(point.content, Quote))
            figures = tuple(point.content for point in held if isinstance(point.content, Figure))
            origin = Origin(f"{number}.txt", f"{number:064x}")
            source = SourceText(document.text, document.details.title, document.details.publisher)
            made = library.add_document(source, Extraction(quotes, figures), origin).created or 0
            there = {(point.content.start, point.kind): point.id for point in library.points(made)}
            kept |= {point.id: there[point.content.start, point.kind] for point in held}
        library.review(list(kept.values()), Review.ACCEPTED)
        pack_id = library.add_pack(pack.details).created or 0
        for section in pack.sections:
            made = library.add_section(pack_id, section.title, section.kind).created or 0
            for item in section.items:
                library.add_item(made, _moved(item, kept))
        library.set_note("open-pack", str(pack_id))


def _moved(item: PackItem, kept: dict[int, int]) -> PackItem:
    point = kept.get(item.point_id) if item.point_id is not None else None
    return PackItem(0, item.kind, item.title, item.markdown, point, item.likelihood)


class Desk:
    """The window with the pack open."""

    def __init__(self, folder: Path, settings: Path) -> None:
        """Open it and wait for its first pages."""
        from PySide6.QtCore import QEventLoop
        from PySide6.QtWidgets import QApplication

        from briefing_app.ui.app import build
        from briefing_app.ui.packs.page import PacksPage

        self.window = build(folder, settings)
        self._events = partial(QApplication.processEvents, QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        self.window.resize(1440, 900)
        self.window.show()
        page = self.window.page("packs")
        assert isinstance(page, PacksPage)
        self.page, self.drawn, self.settled = page, 0, 0
        page.following.drawn.connect(self._count)
        page.filled.connect(self._settle)
        self.window.show_page("packs")
        self.wait(lambda: self.drawn > 0 and self.settled > 0)

    def _count(self) -> None:
        self.drawn += 1

    def _drawn_since(self, before: int) -> bool:
        return self.drawn > before

    def _settle(self) -> None:
        self.settled += 1

    def wait(self, ready: Callable[[], bool]) -> None:
        """Let the window work until something is so."""
        while not ready():
            self._events()

    def choose(self, section: int) -> None:
        """Make the first item of a section current."""
        tree = self.page.bench.tree
        tree.choose(tree.tree.node(tree.tree.index(0, 0, tree.tree.index(section, 0))))

    def shown(self, sort: str, press: Callable[[], None]) -> Shown:
        """From a key to the page painted with it."""
        view, text = self.page.bench.preview.view, self.page.bench.editor.text
        before, clocks = self.drawn, (time.perf_counter, time.process_time, time.thread_time)
        begun = [clock() for clock in clocks]
        press()
        text.viewport().repaint()
        field = time.perf_counter() - begun[0]
        self.wait(partial(self._drawn_since, before))
        view.viewport().repaint()
        took = [(clock() - start) * 1000 for clock, start in zip(clocks, begun, strict=True)]
        return Shown(sort, took[0], took[1], took[2], field * 1000)

    def type(self, section: int) -> list[Shown]:
        """Letters, new lines, a paragraph pasted and letters taken away in an item of a section; keys after pauses."""
        self.choose(section)
        found = [self.shown(sort, press) for sort, press in self._keys()]
        for pause in PAUSES:
            self._rest(pause)
            found.append(self.shown("a letter after a pause", partial(self._letter, "e")))
        return found

    def _keys(self) -> Iterator[tuple[str, Callable[[], None]]]:
        from PySide6.QtCore import Qt
        from PySide6.QtGui import QGuiApplication

        key, control = partial(self._key, Qt.KeyboardModifier.NoModifier), Qt.KeyboardModifier.ControlModifier
        yield from (("a letter", partial(self._letter, letter)) for letter in WORDS)
        yield from (("a new line", partial(key, Qt.Key.Key_Return)) for _ in range(2))
        yield from (("a letter", partial(self._letter, letter)) for letter in WORDS)
        QGuiApplication.clipboard().setText(PASTED)
        yield "a paragraph pasted", partial(self._key, control, Qt.Key.Key_V)
        yield from (("a letter taken away", partial(key, Qt.Key.Key_Backspace)) for _ in range(REWRITTEN))
        yield from (("a word taken away", partial(self._key, control, Qt.Key.Key_Backspace)) for _ in range(4))
        yield from (("a new line", partial(key, Qt.Key.Key_Return)) for _ in range(2))
        yield "a paragraph pasted", partial(self._key, control, Qt.Key.Key_V)

    def _letter(self, letter: str) -> None:
        from PySide6.QtTest import QTest

        QTest.keyClicks(self.page.bench.editor.text, letter)

    def _key(self, modifier: "Qt.KeyboardModifier", key: "Qt.Key") -> None:
        from PySide6.QtTest import QTest

        QTest.keyClick(self.page.bench.editor.text, key, modifier)

    def _rest(self, pause: int) -> None:
        """Let the window work for so many milliseconds."""
        from PySide6.QtCore import QTimer

        over: list[bool] = []
        QTimer.singleShot(pause, partial(over.append, True))
        self.wait(partial(bool, over))

    def save(self) -> float:
        """Milliseconds from leaving what was written to the findings that come of it."""
        before, start = self.settled, time.perf_counter()
        self.page.bench.editor.flush()
        self.wait(lambda: self.settled > before)
        return (time.perf_counter() - start) * 1000


def main() -> None:
    """Fill a library, open the pack, type at its beginning, in its middle and at its end."""
    parser = options("Time from a key in the editor to the page that shows it.")
    parser.add_argument("--subjects", type=int, default=20, metavar="N", help="how long the pack is: 5 pages each")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        fill(Path(folder) / "library", chosen.subjects)
        desk = Desk(Path(folder) / "library", Path(folder) / "settings.json")
        sheets, sections = desk.page.bench.preview.view.sheets, 3 * chosen.subjects
        pages = sheets.count if sheets else 0
        places = {"beginning": 0, "middle": sections // 2 // 3 * 3, "end": sections - 3}
        times = {place: desk.type(section) for place, section in places.items()}
        saved = desk.save()
        desk.window.close()
    publish(*report(pages, times, saved), as_json=chosen.json)


def report(pages: int, keys: dict[str, list[Shown]], saved: float) -> tuple[str, dict[str, object]]:
    """The times as a table, and as a value for programs."""
    every = [key for each in keys.values() for key in each]
    sorts = {sort: [key for key in every if key.sort == sort] for sort in dict.fromkeys(key.sort for key in every)}
    rows, found = [], dict[str, object]()
    for name, each in {**keys, "everywhere": every, **sorts}.items():
        for clock in ("clock", "processor"):
            known = found[f"{name}_{clock}"] = _told([float(getattr(key, clock)) for key in each])
            rows.append([f"{name}, by the {clock}", *_row(known)])
    for part, name in (
        ("window", "of it the window's own thread"),
        ("field", "until the field shows it, by the clock"),
    ):
        known = found[part] = _told([float(getattr(key, part)) for key in every])
        rows.append([name, *_row(known)])
    text = table([f"a key in a pack of {pages} pages, ms", "median", "95 in 100", "most"], rows)
    text += f"\n\nFrom leaving the item to the findings of the evidence check: {saved:.0f} ms by the clock."
    return text, {"unit": "ms", "pages": pages, **found, "saved_ms": saved}


def _told(values: list[float]) -> dict[str, float]:
    return summary(values) | {"p95": sorted(values)[len(values) * 95 // 100]}


def _row(known: dict[str, float]) -> list[str]:
    return [f"{known[part]:.0f}" for part in ("median", "p95", "max")]


if __name__ == "__main__":
    main()
