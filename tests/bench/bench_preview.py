"""How long a key takes to show in the preview of a long pack: the real window over a real library, offscreen."""

import os
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from briefing_app.domain.documents import Origin
from briefing_app.domain.figures import Figure
from briefing_app.domain.packs import PackItem
from briefing_app.domain.points import Extraction, Review
from briefing_app.domain.quotes import Quote
from briefing_app.domain.text import SourceText
from briefing_app.library.library import Library
from tests.bench.figures import options, publish, summary, table
from tests.bench.made_packs import made_material

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
Times = tuple[float, float]
WORDS = "We have asked the inspectors to look at every lock this winter. "


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

    def type(self, section: int, keys: str) -> list[Times]:
        """From each key in an item of that section to the page painted with it: milliseconds by clock and processor."""
        from PySide6.QtTest import QTest

        view, tree = self.page.bench.preview.view, self.page.bench.tree
        tree.choose(tree.tree.node(tree.tree.index(0, 0, tree.tree.index(section, 0))))
        text, times = self.page.bench.editor.text, []
        for key in keys:
            before, start, used = self.drawn, time.perf_counter(), time.process_time()
            QTest.keyClicks(text, key)
            self.wait(partial(self._drawn_since, before))
            view.viewport().repaint()
            times.append(((time.perf_counter() - start) * 1000, (time.process_time() - used) * 1000))
        return times

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
        times = {place: desk.type(section, WORDS) for place, section in places.items()}
        saved = desk.save()
        desk.window.close()
    publish(*report(pages, times, saved), as_json=chosen.json)


def report(pages: int, times: dict[str, list[Times]], saved: float) -> tuple[str, dict[str, object]]:
    """The times as a table, and as a value for programs."""
    rows, found = [], dict[str, object]()
    for place, each in times.items():
        for sort, values in zip(("clock", "processor"), zip(*each, strict=True), strict=True):
            known = summary(values) | {"p95": sorted(values)[len(values) * 95 // 100]}
            found[f"{place}_{sort}"] = known
            rows.append([f"{place}, by the {sort}", *(f"{known[part]:.0f}" for part in ("median", "p95", "max"))])
    text = table([f"a key in a pack of {pages} pages, ms", "median", "95 in 100", "most"], rows)
    text += f"\n\nFrom leaving the item to the findings of the evidence check: {saved:.0f} ms by the clock."
    return text, {"unit": "ms", "pages": pages, **found, "saved_ms": saved}


if __name__ == "__main__":
    main()
