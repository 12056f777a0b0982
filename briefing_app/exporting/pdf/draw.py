"""Pages are drawn: strips at their places, and what stands on every page."""

import functools

from reportlab.lib.colors import Color, HexColor
from reportlab.pdfgen.canvas import Canvas

from briefing_app.exporting.pdf import fonts, styles
from briefing_app.exporting.pdf.flow import Page
from briefing_app.exporting.pdf.layout import Layout
from briefing_app.exporting.pdf.setting import Line, Piece
from briefing_app.exporting.pdf.strips import Bar, Drawn, Late, Words, set_line
from briefing_app.exporting.pdf.styles import Style
from briefing_app.packs.blocks import PackDocument

_LINK_DEPTH = 0.28
_LINK_HEIGHT = 1.05


class Drawing:
    """Draws the pages of a layout on a canvas."""

    def __init__(self, layout: Layout, canvas: Canvas) -> None:
        """Find the page of each anchor."""
        self._layout = layout
        self._canvas = canvas
        self._pages = layout.flow.pages
        self._anchors = {strip.anchor: page.number for page in self._pages for _, strip in page.placed if strip.anchor}

    def draw(self) -> None:
        """Draw all pages."""
        for page in self._pages:
            self._page(page)
            self._canvas.showPage()
        for bookmark in self._layout.bookmarks:
            self._canvas.addOutlineEntry(bookmark.title, bookmark.anchor, bookmark.level, closed=False)

    def _page(self, page: Page) -> None:
        """One page."""
        self._furniture(page)
        for top, strip in page.placed:
            if strip.anchor:
                self._canvas.bookmarkHorizontal(strip.anchor, 0, _up(top - 12))
            for drawn in strip.drawn:
                self._drawn(top, drawn)

    def _drawn(self, top: float, drawn: Drawn) -> None:
        """One mark."""
        if isinstance(drawn, Words):
            self._line(drawn.x + drawn.line.indent, top + drawn.y, drawn.line)
        elif isinstance(drawn, Bar):
            self._bar(top, drawn)
        else:
            self._late(top, drawn)

    def _late(self, top: float, late: Late) -> None:
        """Words that needed all pages."""
        line = set_line(late.say(self._anchors, len(self._pages)), late.style)
        flush_left = late.link is None and late.left is not None
        x = late.right if flush_left else late.right - line.width
        self._line(x, top + late.y, line)
        if late.link and late.link[1:] in self._anchors:
            left = late.left if late.left is not None else x
            self._link(late.link, left, late.right, top + late.y, late.style.size)

    def _line(self, x: float, y: float, line: Line) -> None:
        """A line of text."""
        for piece in line.pieces:
            self._piece(x, y, piece)
            if piece.look.link:
                self._link(piece.look.link, x, x + piece.width, y - piece.look.rise, piece.look.size)
            x += piece.width

    def _piece(self, x: float, y: float, piece: Piece) -> None:
        """Text of one look, with the original behind a likeness."""
        look = piece.look
        if piece.actual is not None:
            self._canvas.addLiteral(f"/Span <</ActualText <FEFF{piece.actual.encode('utf-16-be').hex()}>>> BDC")
        text = self._canvas.beginText(x, _up(y - look.rise))
        text.setFont(fonts.font(look.face).fontName, look.size)
        text.setFillColor(colour(look.colour))
        text.textOut(piece.text)
        self._canvas.drawText(text)
        if piece.actual is not None:
            self._canvas.addLiteral("EMC")

    def _link(self, link: str, left: float, right: float, y: float, size: float) -> None:
        """A link over an area of a line."""
        area = (left, _up(y + size * _LINK_DEPTH), right, _up(y - size * _LINK_HEIGHT + size * _LINK_DEPTH))
        if not link.startswith("#"):
            self._canvas.linkURL(link, area)
        elif link[1:] in self._anchors:
            self._canvas.linkRect("", link[1:], area, relative=0, Border="[0 0 0]")

    def _bar(self, top: float, bar: Bar) -> None:
        """A rule, a bar or a square."""
        y = _up(top + bar.y + bar.height)
        if bar.filled:
            self._canvas.setFillColor(colour(bar.colour))
            self._canvas.rect(bar.x, y, bar.width, bar.height, stroke=0, fill=1)
        else:
            self._canvas.setStrokeColor(colour(bar.colour))
            self._canvas.setLineWidth(0.8)
            self._canvas.rect(bar.x + 0.4, y + 0.4, bar.width - 0.8, bar.height - 0.8, stroke=1, fill=0)

    # what stands on every page

    def _furniture(self, page: Page) -> None:
        """Marking, handling instruction, running head and foot."""
        document = self._layout.document
        if document.marking:
            self._marking(document.marking.upper(), styles.MARKING_TOP)
            self._marking(document.marking.upper(), styles.PAGE_HEIGHT - styles.MARKING_FOOT)
        if page.number == 1 and document.handling:
            line = set_line(document.handling, styles.SMALL)
            self._line((styles.PAGE_WIDTH - line.width) / 2, styles.HANDLING, line)
        if page.number > 1:
            self._running_head(document, page)
        self._foot(document, page)

    def _marking(self, marking: str, y: float) -> None:
        """The marking, centred, its capitals spaced."""
        line = set_line(marking, styles.MARKING)
        width = line.width + styles.MARKING_SPACING * (len(line.text) - 1)
        text = self._canvas.beginText((styles.PAGE_WIDTH - width) / 2, _up(y))
        text.setFont(fonts.font(styles.MARKING.face).fontName, styles.MARKING.size)
        text.setFillColor(colour(styles.INK))
        text.setCharSpace(styles.MARKING_SPACING)
        text.textOut(line.text)
        text.setCharSpace(0)
        self._canvas.drawText(text)

    def _running_head(self, document: PackDocument, page: Page) -> None:
        """The pack's title, the section where the page opens in the middle of one, and the version."""
        version = set_line(document.version, styles.SMALL)
        self._line(styles.RIGHT - version.width, styles.RUNNING_HEAD, version)
        room = styles.FULL_WIDTH - version.width - 24
        self._line(styles.LEFT, styles.RUNNING_HEAD, shortened(running_head(document, page), styles.SMALL, room))

    def _foot(self, document: PackDocument, page: Page) -> None:
        """The hairline, when the facts were correct, and page x of y."""
        self._bar(0.0, Bar(styles.LEFT, styles.FOOT_RULE, styles.FULL_WIDTH, styles.HAIRLINE, styles.HAIR))
        self._line(styles.LEFT, styles.FOOT, shortened(foot(document), styles.SMALL, styles.FULL_WIDTH - 120))
        number = set_line(f"Page {page.number} of {len(self._pages)}", styles.SMALL_STRONG)
        self._line(styles.RIGHT - number.width, styles.FOOT, number)


def running_head(document: PackDocument, page: Page) -> str:
    """The pack's title, and the section that the page opens in the middle of."""
    return f"{document.title}  ·  {page.section}" if page.section else document.title


def foot(document: PackDocument) -> str:
    """When the facts were correct, or that nobody has said."""
    moment = document.facts_correct_at
    return f"Facts correct at {moment}" if moment else "Facts correct at: not given"


def shortened(text: str, style: Style, room: float) -> Line:
    """A text on one line, cut with an ellipsis where it is too long."""
    line = set_line(text, style)
    while line.width > room and len(text) > 1:
        text = text[: max(1, min(len(text) - 2, int(len(text) * room / line.width)))].rstrip()
        line = set_line(f"{text}…", style)
    return line


@functools.cache
def colour(value: str) -> Color:
    """A colour from its hexadecimal name."""
    return HexColor(value)


def _up(y: float) -> float:
    """A distance from the top of the page as PDF counts it, from the bottom."""
    return styles.PAGE_HEIGHT - y
