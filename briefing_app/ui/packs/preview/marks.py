"""What a laid-out page is made of: words, rules and squares at fixed places, in strips that are never broken."""

from dataclasses import dataclass
from enum import Enum

from briefing_app.ui.packs.preview.paper import Ink, Style


@dataclass(frozen=True, slots=True)
class Words:
    """A run of one style; `x` is its left edge and `y` its baseline, from the strip's top left."""

    x: float
    y: float
    text: str
    style: Style
    underlined: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A horizontal rule, `thickness` downwards from `y`."""

    x: float
    y: float
    length: float
    thickness: float
    ink: Ink


@dataclass(frozen=True, slots=True)
class Square:
    """A square of the likelihood scale; its outline alone where it is not `filled`."""

    x: float
    y: float
    filled: bool


@dataclass(frozen=True, slots=True)
class PageOf:
    """The number of the page on which `anchor` falls, or of all pages, known only once the pages are made.

    `x` is the right edge for a page's number and the left edge for the count.
    """

    x: float
    y: float
    style: Style
    anchor: str | None = None


Mark = Words | Line | Square | PageOf


class Start(Enum):
    """Where a block may start."""

    ANYWHERE = "anywhere"
    NEW_PAGE = "new page"
    WITH_ROOM = "on the page only if a quarter of it is left"


@dataclass(frozen=True, slots=True)
class Strip:
    """A piece of a block that stays in one piece, `height` points high with `above` left free over it.

    `above` falls away at the head of a page. `keep` holds the next strip to the same page. `again` is set over the
    strip where a page begins with it: a table's head, or a label that comes again as *continued*.
    """

    height: float
    marks: tuple[Mark, ...] = ()
    above: float = 0.0
    keep: bool = False
    again: "Strip | None" = None


@dataclass(frozen=True, slots=True)
class Laid:
    """A block laid out. `space` is left free below it; `small` says that it ends in small print."""

    strips: tuple[Strip, ...]
    space: float = 0.0
    small: bool = False
    start: Start = Start.ANYWHERE
    anchor: str = ""
    alone: bool = False
    """Nothing follows it on its page."""
    cover: bool = False
    """Its page bears no running head."""

    @property
    def height(self) -> float:
        """How high it is, unbroken."""
        return sum(strip.height + strip.above for strip in self.strips)
