"""Pages are drawn: strips at their places, and what stands on every page."""

import functools
from collections.abc import Iterable
from itertools import groupby

from reportlab.lib.colors import Color, HexColor

from briefing_app.exporting.pdf import furniture
from briefing_app.exporting.pdf.flow import Page
from briefing_app.exporting.pdf.layout import Layout
from briefing_app.exporting.pdf.setting import Line, Look, Piece
from briefing_app.exporting.pdf.strips import Bar, Drawn, Late, Path, Picture, Words, set_line
from briefing_app.exporting.pdf.structure import Node
from briefing_app.exporting.pdf.tagged import TaggedCanvas

_LINK_DEPTH = 0.28
_LINK_HEIGHT = 1.05


class Drawing:
    """Draws the pages of a layout on a canvas."""

    def __init__(self, layout: Layout, canvas: TaggedCanvas) -> None:
        """Find the page of each anchor."""
        self._layout = layout
        self._canvas = canvas
        self._pages = layout.flow.pages
        self._sheet = layout.sheet
        self._right = 0.0
        """How far the page's content stands to the right of where the layout has it."""
        self._anchors = layout.flow.anchors

    def draw(self) -> None:
        """Draw all pages."""
        for page in self._pages:
            self._page(page)
            self._canvas.showPage()
        self._canvas.addPageLabel(0, style="ARABIC", start=1)
        for bookmark in self._layout.bookmarks:
            self._canvas.addOutlineEntry(bookmark.title, bookmark.anchor, bookmark.level, closed=False)

    def _page(self, page: Page) -> None:
        """One page."""
        self._right = self._sheet.shift(page.number)
        if self._sheet.large:
            self._canvas.transform(self._sheet.scale, 0, 0, self._sheet.scale, self._sheet.moved, 0)
        self._furniture(page)
        for top, strip in page.placed:
            if strip.anchor:
                self._canvas.bookmarkHorizontal(strip.anchor, 0, self._up(top - 12))
            for drawn in strip.drawn:
                self._drawn(top, drawn)

    def _drawn(self, top: float, drawn: Drawn) -> None:
        """One mark."""
        if isinstance(drawn, Words):
            self._line(drawn.x + drawn.line.indent, top + drawn.y, drawn.line, drawn.node)
        elif isinstance(drawn, Bar | Path):
            with self._canvas.element(None):
                self._shape(0.0, top, drawn)
        elif isinstance(drawn, Picture):
            self._picture(top, drawn)
        else:
            self._late(top, drawn)

    def _shape(self, x: float, y: float, drawn: Bar | Path) -> None:
        """A rule, a bar, a square or a path, `x` to the right and `y` below of where it says."""
        if isinstance(drawn, Bar):
            self._bar(y, drawn, x)
        else:
            self._path(x, y, drawn)

    def _picture(self, top: float, picture: Picture) -> None:
        """A picture as one piece of content, with the box that it stands in."""
        x, y = picture.x, top + picture.y
        if picture.node:
            left, foot = x + self._right, self._up(y + picture.height)
            box = self._printed(left, foot, left + picture.width, foot + picture.height)
            picture.node.attributes["BBox"] = f"[{' '.join(f'{edge:.2f}' for edge in box)}]"
        with self._canvas.element(picture.node):
            for part in picture.parts:
                if isinstance(part, Words):
                    self._pieces(x + part.x, y + part.y, part.line)
                else:
                    self._shape(x, y, part)

    def _pieces(self, x: float, y: float, line: Line) -> None:
        """The words of a line, that are part of something already marked."""
        for piece in line.pieces:
            self._piece(x, y, piece)
            x += piece.width

    def _path(self, x: float, y: float, path: Path) -> None:
        """A line through points, or a shape."""
        made = self._canvas.beginPath()
        for index, (across, down) in enumerate(path.points):
            (made.lineTo if index else made.moveTo)(x + across + self._right, self._up(y + down))
        if path.filled:
            made.close()
            self._canvas.setFillColor(colour(path.filled))
        self._canvas.setStrokeColor(colour(path.colour))
        self._canvas.setLineWidth(path.width)
        self._canvas.setDash(*((list(path.dash),) if path.dash else ()))
        self._canvas.drawPath(made, stroke=int(path.width > 0), fill=int(bool(path.filled)))
        if path.dash:
            self._canvas.setDash()

    def _late(self, top: float, late: Late) -> None:
        """Words that needed all pages."""
        line = set_line(late.say(self._anchors, len(self._pages)), late.style)
        if late.link is None or late.node is None:
            self._line(late.right, top + late.y, line, late.node)
            return
        node = late.node.child("Link")
        self._line(late.right - line.width, top + late.y, line, node)
        left = late.right - line.width if late.left is None else late.left
        self._link(node, late.link, left, late.right, top + late.y, late.style.size)

    def _line(self, x: float, y: float, line: Line, node: Node | None) -> None:
        """A line of text; its pieces that lead somewhere, are new or were taken out are elements of their own."""
        for (linked, mark), group in groupby(line.pieces, key=lambda piece: (piece.look.link, piece.look.mark)):
            pieces = list(group)
            inner = _marked(node, mark, pieces) if node else None
            part = inner.child("Link") if linked and inner else inner
            with self._canvas.element(part):
                for piece in pieces:
                    self._piece(x, y, piece)
                    x += piece.width
            if linked and part:
                look, width = pieces[0].look, sum(piece.width for piece in pieces)
                self._link(part, linked, x - width, x, y - look.rise, look.size)

    def _piece(self, x: float, y: float, piece: Piece) -> None:
        """Text of one look, with the original behind a likeness."""
        if piece.actual is None:
            self._text(x, y, piece.look, piece.text)
            return
        with self._canvas.actual(piece.actual):
            self._text(x, y, piece.look, piece.text)

    def _text(self, x: float, y: float, look: Look, words: str, *, spacing: float = 0.0) -> None:
        """Words of one look, their letters `spacing` points apart."""
        place = (x + self._right, self._up(y - look.rise))
        self._canvas.words(place, words, (look.face, look.size, look.colour), spacing)

    def _link(self, node: Node, link: str, left: float, right: float, y: float, size: float) -> None:
        """A link over an area of a line."""
        low, high = self._up(y + size * _LINK_DEPTH), self._up(y - size * _LINK_HEIGHT + size * _LINK_DEPTH)
        area = (left + self._right, low, right + self._right, high)
        if link.startswith("#") and link[1:] not in self._anchors:
            return
        self._canvas.link(node, self._printed(*area), link, self._description(link))

    def _printed(self, left: float, low: float, right: float, high: float) -> tuple[float, float, float, float]:
        """An area where it comes to stand on the paper."""
        scale, moved = self._sheet.scale, self._sheet.moved
        return left * scale + moved, low * scale, right * scale + moved, high * scale

    def _description(self, link: str) -> str:
        """Where a link leads, in words."""
        if link.startswith("#source-"):
            return f"Source {link.removeprefix('#source-')}"
        return f"Page {self._anchors[link[1:]]}" if link.startswith("#") else link

    def _bar(self, top: float, bar: Bar, left: float = 0.0) -> None:
        """A rule, a bar or a square."""
        x, y = bar.x + left + self._right, self._up(top + bar.y + bar.height)
        if bar.filled:
            self._canvas.setFillColor(colour(bar.colour))
            self._canvas.rect(x, y, bar.width, bar.height, stroke=0, fill=1)
        else:
            self._canvas.setStrokeColor(colour(bar.colour))
            self._canvas.setLineWidth(0.8)
            self._canvas.rect(x + 0.4, y + 0.4, bar.width - 0.8, bar.height - 0.8, stroke=1, fill=0)

    def _up(self, y: float) -> float:
        """A distance from the top of the page as PDF counts it, from the bottom."""
        return self._sheet.height - y

    # what stands on every page

    def _furniture(self, page: Page) -> None:
        """Markings, handling instruction, running head and foot."""
        document = self._layout.document
        with self._canvas.furniture("Header"):
            self._standing(furniture.header(document, page))
        with self._canvas.furniture("Footer"):
            self._bar(0.0, furniture.foot_rule(document))
            self._standing(furniture.footer(document, page, len(self._pages)))

    def _standing(self, parts: Iterable[furniture.Standing]) -> None:
        """Lines that are part of something already marked."""
        for part in parts:
            x = part.x
            for piece in part.line.pieces:
                self._text(x, part.y, piece.look, piece.text, spacing=part.spacing)
                x += piece.width


@functools.cache
def colour(value: str) -> Color:
    """A colour from its hexadecimal name."""
    return HexColor(value)


def _marked(node: Node, mark: str, pieces: list[Piece]) -> Node:
    """The element of words that are new or were taken out, said as such, over the ends of lines; else the one given."""
    last = node.parts[-1] if node.parts else None
    words = "".join(piece.actual or piece.text for piece in pieces)
    goes_on = isinstance(last, Node) and last.tag == "Span" and (last.alt.startswith(f"{mark}: ") or words.isspace())
    if goes_on and isinstance(last, Node):
        last.alt += words
        return last
    if not mark:
        return node
    made = node.child("Span", TextDecorationType="Underline" if mark == "new" else "LineThrough")
    made.alt = f"{mark}: {words}"
    return made
