"""Laid-out blocks set on pages, by the rules for breaks."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from briefing_app.packs.blocks import (
    Block,
    Callout,
    FigureTable,
    Heading,
    LineToTake,
    Note,
    PackDocument,
    Paragraph,
    QuestionHeading,
    Rule,
    SectionOpening,
    SpeakerHeading,
    Table,
)
from briefing_app.ui.packs.preview import paper
from briefing_app.ui.packs.preview.marks import Laid, Start, Strip

_BEFORE_SECTION = 18.0
_LEAST_BEFORE = {
    QuestionHeading: 12.0,
    Heading: 12.0,
    SpeakerHeading: 15.0,
    Table: 9.0,
    FigureTable: 9.0,
    Callout: 12.0,
}
"""The least room that a block wants above it, whatever the one before leaves."""


class Placed(NamedTuple):
    """A strip on a page, its top `y` points from the paper's top; `block` is the number of its block."""

    y: float
    strip: Strip
    block: int


@dataclass(slots=True)
class Page:
    """What stands on a page, and the title of the section that it begins in the middle of."""

    section: str = ""
    cover: bool = False
    placed: list[Placed] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Pages:
    """All pages of a pack, in order."""

    document: PackDocument
    pages: tuple[Page, ...]
    places: tuple[tuple[int, float], ...]
    """For each block its page, from 0, and its top, in points from the paper's."""
    anchors: dict[str, int]
    """The page, from 1, on which each anchor falls."""


class _Piece(NamedTuple):
    """A strip to be set; `above` falls away at the head of a page."""

    above: float
    strip: Strip
    block: int
    first: bool


def paginate(document: PackDocument, laid: Sequence[Laid]) -> Pages:
    """Set blocks on pages."""
    press = _Press(document.blocks, laid)
    for clump in _clumps(document.blocks, laid):
        press.set(clump)
    anchors = {block.anchor: press.places[number][0] + 1 for number, block in enumerate(laid) if block.anchor}
    return Pages(document, tuple(press.pages), tuple(press.places), anchors)


def gap(before: Block, after: Block, space: float, *, small: bool) -> float:
    """How much is left free between two blocks, the first of which leaves `space` and may end in small print."""
    if isinstance(after, Rule):
        return space if isinstance(before, SectionOpening) else 12.0 if small else 9.0
    if isinstance(before, Rule):
        return 0.0
    if isinstance(after, SectionOpening):
        return space + _BEFORE_SECTION
    if isinstance(after, Note) and isinstance(before, Paragraph):
        return 4.5
    if isinstance(before, LineToTake) and isinstance(after, LineToTake):
        return 12.0
    return max(space, 9.0 if _labelled(after) else _LEAST_BEFORE.get(type(after), 0.0))


def _labelled(block: Block) -> bool:
    return isinstance(block, Paragraph) and bool(block.label)


def _clumps(blocks: Sequence[Block], laid: Sequence[Laid]) -> Iterator[list[_Piece]]:
    """The strips in groups that stay together; a block that may ask for a new page begins a group."""
    clump: list[_Piece] = []
    for number, measured in enumerate(laid):
        if clump and measured.start is not Start.ANYWHERE:
            yield clump
            clump = []
        above = _above(blocks, laid, number)
        for strip in measured.strips:
            clump.append(_Piece(above + strip.above, strip, number, first=strip is measured.strips[0]))
            above = 0.0
            if not strip.keep:
                yield clump
                clump = []
    if clump:
        yield clump


def _above(blocks: Sequence[Block], laid: Sequence[Laid], number: int) -> float:
    if number == 0:
        return 0.0
    before = laid[number - 1]
    return gap(blocks[number - 1], blocks[number], before.space, small=before.small)


class _Press:
    """Sets groups of strips on pages, one after another."""

    def __init__(self, blocks: Sequence[Block], laid: Sequence[Laid]) -> None:
        self._blocks, self._laid = blocks, laid
        self.pages: list[Page] = []
        self.places: list[tuple[int, float]] = [(0, paper.FRAME_TOP)] * len(laid)
        self._y = paper.FRAME_BOTTOM
        self._section = ""
        self._full = True
        """Whether the next strip must begin a page."""

    def set(self, clump: list[_Piece]) -> None:
        """Set a group where it fits: here, on a new page, or strip by strip if no page could hold it."""
        first = clump[0]
        opening = self._laid[first.block].start if first.first else Start.ANYWHERE
        height = sum(piece.strip.height for piece in clump) + sum(piece.above for piece in clump[1:])
        if self._full or not self._fits(first.above + height, opening):
            self._turn(first)
        for piece in clump:
            if height > paper.FRAME_BOTTOM - paper.FRAME_TOP and not self._fits(piece.above + piece.strip.height):
                self._turn(piece)
            self._place(piece)
        self._full = self._laid[clump[-1].block].alone and clump[-1].strip is self._laid[clump[-1].block].strips[-1]

    def _fits(self, height: float, opening: Start = Start.ANYWHERE) -> bool:
        if opening is Start.NEW_PAGE:
            return False
        least = paper.ROOM_FOR_SECTION if opening is Start.WITH_ROOM else 0.0
        return self._y + max(height, least) <= paper.FRAME_BOTTOM + 0.01

    def _turn(self, piece: _Piece) -> None:
        """Begin a page with a strip, under what comes again above it."""
        middle = not (piece.first and self._laid[piece.block].start is not Start.ANYWHERE)
        self.pages.append(Page(self._section if middle else "", cover=self._laid[piece.block].cover))
        self._y, self._full = paper.FRAME_TOP, False
        again = piece.strip.again
        if again is not None:
            self.pages[-1].placed.append(Placed(self._y, again, piece.block))
            self._y += again.height

    def _place(self, piece: _Piece) -> None:
        page = self.pages[-1]
        self._y += piece.above if page.placed else 0.0
        if piece.first:
            self._begin(piece.block)
        page.placed.append(Placed(self._y, piece.strip, piece.block))
        self._y += piece.strip.height

    def _begin(self, number: int) -> None:
        self.places[number] = (len(self.pages) - 1, self._y)
        block = self._blocks[number]
        if isinstance(block, SectionOpening):
            self._section = block.title
