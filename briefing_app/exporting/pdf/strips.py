"""The smallest parts that a page is made of: strips that are never broken, and the marks drawn on them."""

from __future__ import annotations

import functools
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from briefing_app.exporting.pdf import fonts, styles
from briefing_app.exporting.pdf.binding import exact
from briefing_app.exporting.pdf.setting import Line, Look, Piece, lines, mended, plain, words

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing_app.exporting.pdf.structure import Node
    from briefing_app.exporting.pdf.styles import Style
    from briefing_app.packs.blocks import Runs


@dataclass(slots=True)
class Words:
    """A line of text at `x`, its baseline `y` below the strip's top. Without a node it is decoration."""

    x: float
    y: float
    line: Line
    node: Node | None


@dataclass(slots=True)
class Bar:
    """A filled or hollow rectangle; rules are thin bars."""

    x: float
    y: float
    width: float
    height: float
    colour: str
    filled: bool = True


@dataclass(slots=True)
class Late:
    """Words that are known only when all pages are: `say` gets the pages of the anchors and the number of pages."""

    right: float
    y: float
    style: Style
    say: Callable[[dict[str, int], int], str]
    node: Node | None
    link: str | None = None
    left: float | None = None


@dataclass(slots=True)
class Path:
    """A line through points, `width` thick, or the shape within it where `filled` is its colour."""

    points: tuple[tuple[float, float], ...]
    colour: str
    width: float = 0.0
    dash: tuple[float, ...] = ()
    filled: str = ""


@dataclass(slots=True)
class Picture:
    """What is drawn as one, in a box `width` by `height` whose top left stands at `x` and `y`; its parts count from it.

    The element holds all of it, as a picture with a text alternative.
    """

    x: float
    y: float
    width: float
    height: float
    parts: tuple[Words | Bar | Path, ...]
    node: Node | None


Drawn = Words | Bar | Late | Path | Picture


@dataclass(slots=True)
class Repeat:
    """What comes again where a block goes on on the next page: a table's head, or a label with *continued*.

    `closing` is drawn at the foot of the part before the break.
    """

    head: list[Strip] = field(default_factory=list)
    label: list[Line] = field(default_factory=list)
    closing: Callable[[], Bar] | None = None


@dataclass(slots=True)
class Strip:
    """A part of a page that is never broken. All heights are in points, `y` counts from its top.

    `keep` binds it to the strip after it, where it is `soft` only if that leaves no great white at the foot of a page;
    `after` is the least space that follows it; `before` the space that came to stand before it, dropped at the head of
    a page; `room` is what must be left on a page for it to start there; `clear` is how far below its top its labels
    reach, so that nothing with a label or a rule may start above.
    """

    height: float
    drawn: list[Drawn] = field(default_factory=list)
    baseline: float = 0.0
    keep: bool = False
    soft: bool = False
    after: float = 0.0
    before: float = 0.0
    room: float = 0.0
    repeat: Repeat | None = None
    anchor: str = ""
    section: str = ""
    clear: float = 0.0
    group: Repeat | None = None
    """What it is a part of beyond its block, such as one speaker's quotes: opened again on each page it goes on to."""
    block: int = -1
    """The number of the document's block that it belongs to; the preview follows blocks by it."""


def rule(thickness: float, colour: str, *, left: float = styles.LEFT, right: float = styles.RIGHT) -> Bar:
    """A rule with its upper edge on the strip's top."""
    return Bar(left, 0.0, right - left, thickness, colour)


def text_strips(set_lines: list[Line], style: Style, node: Node | None, *, x: float = styles.TEXT_LEFT) -> list[Strip]:
    """A strip for each line; two lines at least stay together at either end."""
    last = len(set_lines) - 1
    strips = [
        Strip(
            style.leading,
            [Words(x, style.size, line, node), *marks(x, style.size, line)],
            baseline=style.size,
            keep=index != last and (index == 0 or index == last - 1),
        )
        for index, line in enumerate(set_lines)
    ]
    if strips:
        strips[-1].after = style.after
    return strips


def marks(x: float, y: float, line: Line) -> list[Drawn]:
    """The lines below words that are new and through words that were taken out, for a line of text at its place."""
    found: list[Drawn] = []
    left = x + line.indent
    for piece in line.pieces:
        if piece.look.mark:
            down = 0.16 if piece.look.mark == "new" else -0.27
            found.append(Bar(left, y + down * piece.look.size, piece.width, 0.06 * piece.look.size, piece.look.colour))
        left += piece.width
    return found


def paragraph(
    runs: Runs, style: Style, node: Node | None, *, x: float = styles.TEXT_LEFT, width: float = styles.TEXT_WIDTH
) -> list[Strip]:
    """The strips of a paragraph of our own words."""
    return text_strips(list(_set_lines(runs, style, width)), style, node, x=x)


@functools.lru_cache(maxsize=16384)
def _set_lines(runs: Runs, style: Style, width: float) -> tuple[Line, ...]:
    """The lines of own words, kept: after an edit the preview sets only what changed."""
    return tuple(mended(words(runs, style), width))


def title(
    text: str, style: Style, node: Node | None, *, width: float = styles.TEXT_WIDTH, x: float = styles.TEXT_LEFT
) -> list[Strip]:
    """The strips of a title, one at least, whatever its text."""
    return paragraph(plain(text if text.strip() else "Untitled"), style, node, x=x, width=width)


def exact_words(text_runs: Runs, style: Style, node: Node | None, *, x: float = styles.TEXT_LEFT) -> list[Strip]:
    """The strips of a paragraph of somebody's words, its opening mark hanging left of the edge."""
    return text_strips(list(_set_exact(text_runs, style)), style, node, x=x)


@functools.lru_cache(maxsize=4096)
def _set_exact(text_runs: Runs, style: Style) -> tuple[Line, ...]:
    """The lines of somebody's words, kept as well."""
    found = words(text_runs, style, exact)
    hang = _hang(found[0].pieces[0]) if found else 0.0
    return tuple(mended(found, styles.TEXT_WIDTH, indent=-hang))


def _hang(first: Piece) -> float:
    """The width of the opening quotation mark."""
    return fonts.width(first.look.face, "“") * first.look.size


@functools.lru_cache(maxsize=4096)
def set_line(text: str, style: Style) -> Line:
    """A text as one line, however long."""
    found = lines(words(plain(text), style, exact), 1e6)
    return found[0] if found else Line([Piece(Look(style.face, style.size, style.colour), "", 0.0)], 0.0)


def height_of(strips: list[Strip]) -> float:
    """The height of strips that follow one another, the space between them included."""
    return sum(strip.height + strip.before for strip in strips)
