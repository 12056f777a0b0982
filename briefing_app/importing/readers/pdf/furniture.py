"""What repeats across pages at the same place: running heads and feet, page numbers, watermarks."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from briefing_app.importing.readers.pdf.characters import LEVEL, RAISED
from briefing_app.importing.readers.pdf.lines import Line, lines_of
from briefing_app.importing.readers.pdf.words import Run, Sheet

_ZONE = 0.18
"""The share of the page's height, at its top and at its bottom, in which heads and feet stand."""
_LEAST_ZONE = 100.0
"""In points: on a small page heads and feet take up more of it, but no more than a third."""
_ROWS = 4
_PLACE = 4.0
"""Points by which the places of two lines that repeat may differ."""
_APART = 0.7
"""A head or foot stands so many heights of a line away from the text."""
_LARGE = 1.25
"""Heights of the usual letters: a running head is not set so large, but a title is that a later page takes up again."""
_MOST = 0.6
"""The share of the pages on which a line close to the text stands if it is a running head."""
_IN_TEXT = re.compile(r"^[a-z]|[.?!:;,”\"’']$")
_NUMBERS = re.compile(r"\d+")
_ROMAN = r"[ivxlc]+|[IVXLC]+"
LONE_NUMBER = re.compile(
    rf"(?:page\s+|p\.?\s?)?[-–—|(\[]?\s*(?P<number>\d{{1,4}}|{_ROMAN})\s*[-–—|)\]]?(?:\s*(?:of|/)\s*\d{{1,4}})?",
    re.IGNORECASE,
)

_BEARING = re.compile(r"^(?:page\s+)?(\d{1,4})\b(?![.,:/]\d)|(?<![\d.,:/£])(\d{1,4})$", re.IGNORECASE)
_PRINTED_AT = re.compile(r"\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4},? \d{1,2}:\d\d(?: ?[AP]M)?(?!\S)", re.IGNORECASE)
_PRINTED_FROM = re.compile(r"(?P<link>(?:https?|file)://\S+)(?: \d{1,4}/\d{1,4})?")
"""What a browser prints above and below a page: when, and from where."""


@dataclass(slots=True)
class Edge:
    """A line near an edge of a page: its distance from that edge, and whether it stands apart from what is within.

    `parted` says whether it does together with the lines between: a head or foot may have several. `next` is the line
    further within, if one stands near.
    """

    sheet: Sheet
    line: Line
    head: bool
    rank: int
    distance: float
    apart: bool
    next: Line | None
    parted: bool = False

    @property
    def by_itself(self) -> bool:
        """Whether it is no row of a table, nor a title over one, and does not look like a line of the text."""
        alone = len(self.line.cells) == 1 and (self.next is None or len(self.next.cells) == 1)
        return alone and not _IN_TEXT.search(self.line.text)

    @property
    def key(self) -> tuple[bool, str]:
        """What it says; where it stands apart, numbers count as alike."""
        text = self.line.text.strip().casefold()
        if LONE_NUMBER.fullmatch(text):
            return self.head, "p0" if text.startswith("p") else "0"
        return self.head, _NUMBERS.sub("0", text) if self.parted else text


def usual_size(sheets: Sequence[Sheet]) -> float:
    """The height of most of the document's letters, in points; 12 if there are none."""
    counted: Counter[float] = Counter()
    for sheet in sheets:
        for run in sheet.runs:
            counted[round(run.size * 2) / 2] += len(run.text)
    return counted.most_common(1)[0][0] if counted else 12.0


def without_furniture(sheets: Sequence[Sheet], size: float) -> list[Edge]:
    """Take heads, feet and watermarks out of the sheets; returns what was taken, with lone numbers that were left."""
    _drop_watermarks(sheets, size)
    edges = [edge for sheet in sheets for edge in _edges(sheet)]
    repeated = _repeated(edges, len(sheets), size)
    numbered = _numbered(edges, len(sheets))
    taken: list[Edge] = []
    outer: set[tuple[int, bool]] = set()
    for edge in edges:  # from the edge inwards: what stands within something that stays, stays
        place = edge.sheet.number, edge.head
        if place in outer or not (id(edge) in numbered or _goes(edge, repeated, len(sheets), size)):
            outer.add(place)
        else:
            taken.append(edge)
    for edge in taken:
        edge.sheet.runs = [run for run in edge.sheet.runs if not _within(run, edge.line)]
    return taken


def printed_from(taken: Sequence[Edge]) -> str:
    """The link that a browser printed below the pages; empty if there is none."""
    links = (_printed_link(edge) for edge in taken if not edge.head)
    return next((link for link in links if link.startswith("http") and not link.endswith(("…", "..."))), "")


def _printed_link(edge: Edge) -> str:
    found = _PRINTED_FROM.fullmatch(edge.line.text.replace(RAISED, "").replace(LEVEL, ""))
    return found["link"] if found else ""


def _goes(edge: Edge, repeated: dict[int, bool], pages: int, size: float) -> bool:
    if not edge.rank and (_PRINTED_AT.match(edge.line.text) if edge.head else _printed_link(edge)):
        return True
    if edge.line.text.startswith(RAISED):
        return False  # a footnote; *ibid.* may well stand at the same place on many pages
    if id(edge) in repeated:
        # The head of a table that goes on over pages, and a title, are kept where they come first.
        return not repeated[id(edge)] or edge.key[1] == "0"
    if not edge.apart or edge.rank:
        return False
    lone = LONE_NUMBER.fullmatch(edge.line.text.strip())
    if lone is None or edge.line.size > 1.3 * size:
        return False
    return pages == 1 or lone["number"] == str(edge.sheet.number)


def _within(run: Run, line: Line) -> bool:
    return line.top - 1 <= (run.top + run.bottom) / 2 <= line.bottom + 1


def _edges(sheet: Sheet) -> Iterator[Edge]:
    reach = max(_ZONE * sheet.height, min(_LEAST_ZONE, sheet.height / 3))
    for head in (True, False):
        near = [run for run in sheet.runs if _distance(run, sheet, head=head) < reach]
        rows = lines_of(near)
        rows = rows[: _ROWS + 1] if head else rows[::-1][: _ROWS + 1]
        further = (run for run in sheet.runs if _distance(run, sheet, head=head) >= reach)
        inner = [run.top if head else run.bottom for run in further]
        made: list[Edge] = []
        for rank, row in enumerate(rows[:_ROWS]):
            following = rows[rank + 1] if rank + 1 < len(rows) else None
            if head:
                gap = (following.top if following else min(inner, default=sheet.height)) - row.bottom
            else:
                gap = row.top - (following.bottom if following else max(inner, default=0.0))
            distance = row.bottom if head else sheet.height - row.bottom
            made.append(Edge(sheet, row, head, rank, distance, gap > _APART * row.size, following))
        for edge in made:
            edge.parted = any(other.apart for other in made[edge.rank : edge.rank + 2])
        yield from made


def _distance(run: Run, sheet: Sheet, *, head: bool) -> float:
    return run.bottom if head else sheet.height - run.top


def _repeated(edges: Sequence[Edge], pages: int, size: float) -> dict[int, bool]:
    """The edges, by their identity, that stand at the same place on enough pages.

    With whether each is the first of its like and may be more than a head or foot: on most pages it does not stand
    apart from the text, or it is set as a title.
    """
    alike: dict[tuple[bool, str], list[Edge]] = defaultdict(list)
    for edge in edges:
        alike[edge.key].append(edge)
    enough = 2 if pages < 8 else 3
    again = [(group, _at_one_place(group, enough)) for group in alike.values() if len(group) >= enough]
    texts = _texts({(edge.sheet.number, edge.rank): edge for _, placed in again for edge in placed if edge.head})
    found: dict[int, bool] = {}
    for group, placed in again:
        close = sum(not edge.parted for edge in group) > len(group) / 2 and not _is_running(group, pages, texts)
        first = min(edge.sheet.number for edge in group)
        for edge in placed:
            large = edge.head and edge.line.size > _LARGE * size
            found[id(edge)] = (close or large) and edge.sheet.number == first
    return found


def _texts(heads: Mapping[tuple[int, int], Edge]) -> set[int]:
    """The pages on which what repeats from the top downwards has a line that looks like the text or a table."""
    return {
        number
        for (number, rank), edge in heads.items()
        if not edge.by_itself and all((number, above) in heads for above in range(rank))
    }


def _at_one_place(group: Sequence[Edge], enough: int) -> list[Edge]:
    """Those of edges that say the same that stand at the same place on enough pages."""
    places: dict[int, set[int]] = defaultdict(set)
    for edge in group:
        for near in (-1, 0, 1):
            places[round(edge.distance / _PLACE) + near].add(edge.sheet.number)
    return [edge for edge in group if len(places[round(edge.distance / _PLACE)]) >= enough]


def _is_running(group: Sequence[Edge], pages: int, texts: AbstractSet[int]) -> bool:
    """Whether lines that repeat close to the text are a running head all the same.

    They are none on the pages `texts`.
    """
    numbers = {edge.sheet.number for edge in group}
    return group[0].head and len(numbers) >= max(2.0, _MOST * pages) and not numbers & texts


def _numbered(edges: Sequence[Edge], pages: int) -> set[int]:
    """The outermost edges, by their identity, that bear the number of their page, whatever else they say."""
    bearing = [
        (edge, int(found[1] or found[2]))
        for edge in edges
        if edge.apart and not edge.rank and (found := _BEARING.search(edge.line.text))
    ]
    steps = Counter(value - edge.sheet.number for edge, value in bearing)
    step, count = steps.most_common(1)[0] if steps else (0, 0)
    if count < max(3, pages / 4):
        return set()
    return {id(edge) for edge, value in bearing if value - edge.sheet.number == step}


def _drop_watermarks(sheets: Sequence[Sheet], size: float) -> None:
    """Large words at the same place on most pages lie under the text."""
    large: Counter[tuple[str, int, int]] = Counter()
    for sheet in sheets:
        large.update({_place(run) for run in sheet.runs if run.size > 1.6 * size})
    marks = {place for place, count in large.items() if count >= max(3, len(sheets) / 2)}
    for sheet in sheets if marks else ():
        sheet.runs = [run for run in sheet.runs if _place(run) not in marks]


def _place(run: Run) -> tuple[str, int, int]:
    return run.text, round(run.x0 / 3), round(run.top / 3)
