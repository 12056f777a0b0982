"""Strips become pages: groups up to a certain height stay whole, the rest breaks where it may."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from briefing_app.exporting.pdf import styles
from briefing_app.exporting.pdf.strips import Bar, Drawn, Repeat, Strip, Words, height_of

_WHITE = 85.0
"""How much white at the foot of a page is too much, an eighth of it."""


@dataclass(slots=True)
class Page:
    """A page: strips with their distance from the top of the paper. `section` is the one it opens in the middle of."""

    number: int
    section: str = ""
    placed: list[tuple[float, Strip]] = field(default_factory=list)
    bottom: float = styles.FRAME_TOP


class Flow:
    """Takes strips in reading order and puts them on pages."""

    def __init__(self, bottom: float = styles.FRAME_BOTTOM) -> None:
        """Begin with an empty first page; `bottom` is where the frame ends."""
        self.pages: list[Page] = [Page(1)]
        self.bottom = bottom
        self._rule: Strip | None = None
        self.block = -1
        """The number of the block that is being laid out."""
        self.part_of: Repeat | None = None
        """What the strips that are added now belong to, beyond their block; comes again on each page it goes on to."""
        self._group: list[Strip] = []
        self._chunk: list[Strip] = []
        self._space = 0.0
        self._clear = 0.0
        self._section = ""

    def __copy__(self) -> "Flow":
        """A flow that goes on from here by itself; what stands on pages already is shared, and neither changes it."""
        last = self.pages[-1]
        other = Flow.__new__(Flow)
        vars(other).update(vars(self))
        held = {id(strip): replace(strip, drawn=list(strip.drawn)) for strip in (*self._group, *self._chunk)}
        vars(other).update(
            pages=[*self.pages[:-1], replace(last, placed=list(last.placed))],
            _group=[held[id(strip)] for strip in self._group],
            _chunk=[held[id(strip)] for strip in self._chunk],
            _rule=held.get(id(self._rule)),
        )
        return other

    # the side of those who lay blocks out

    @property
    def ruled(self) -> bool:
        """Whether the last strip was a rule with nothing after it."""
        return self._rule is not None

    def begin(self) -> None:
        """Start a group: the one before is closed, and kept whole if it is not too high."""
        if height_of(self._group) <= styles.WHOLE:
            for strip in self._group[:-1]:
                strip.keep, strip.soft = True, False
        for strip in self._group:
            self._chunk.append(strip)
            if not strip.keep:
                self._close_chunk()
        self._group = []

    def gap(self, space: float) -> None:
        """At least this much space before the next strip."""
        self._space = max(self._space, space, self._clear + 7.0 if self._clear > 0 else 0.0)

    def add(self, strips: Iterable[Strip]) -> None:
        """Put strips into the group."""
        for strip in strips:
            strip.before = max(strip.before, self._space)
            self._space = strip.after
            self._clear = max(self._clear - strip.before, strip.clear) - strip.height
            strip.block, strip.group = self.block, self.part_of
            self._group.append(strip)
            self._rule = None

    def add_rule(self, strip: Strip, *, before: float) -> None:
        """A rule that opens a group; where one has just been drawn, the heavier of the two stands."""
        if self._rule is not None:
            self._rule.drawn = self._heavier(self._rule.drawn, strip.drawn)
            return
        self.begin()
        self.gap(before)
        self.add([strip])
        self._rule = strip

    @staticmethod
    def _heavier(one: list[Drawn], other: list[Drawn]) -> list[Drawn]:
        """The heavier of two rules that would fall on one place."""
        heights = [max((bar.height for bar in drawn if isinstance(bar, Bar)), default=0.0) for drawn in (one, other)]
        return other if heights[1] > heights[0] else one

    def keep_last(self) -> None:
        """Bind the last strip to the next one, even into another group."""
        if self._group:
            self._group[-1].keep = True

    def finish(self) -> None:
        """Put everything on its page."""
        self.begin()
        self._close_chunk()

    def new_page(self) -> None:
        """Let what follows start on a new page."""
        self.finish()
        if self.pages[-1].placed:
            self._turn()

    @property
    def anchors(self) -> dict[str, int]:
        """The page of each anchor."""
        return {strip.anchor: page.number for page in self.pages for _, strip in page.placed if strip.anchor}

    def used_on(self) -> dict[str, list[int]]:
        """The pages, in order, on which each link inside the document stands."""
        found: dict[str, list[int]] = {}
        for page in self.pages:
            for link in sorted({link for _, strip in page.placed for link in _links(strip)}):
                found.setdefault(link, []).append(page.number)
        return found

    # pages

    def _close_chunk(self) -> None:
        """Place the strips that stay together, on the next page where they do not fit on this one."""
        chunk, self._chunk = self._chunk, []
        if not chunk:
            return
        page = self.pages[-1]
        left = self.bottom - page.bottom
        needed = height_of(chunk)
        if page.placed and (needed > left + 0.01 or left < max(strip.room for strip in chunk)):
            staying = _staying(chunk, left)
            for strip in chunk[:staying]:
                self._place(strip)
            chunk = chunk[staying:]
            self._turn(chunk[0])
        for strip in chunk:
            self._place(strip)

    def _place(self, strip: Strip) -> None:
        """Put one strip on the page; where even that is too much, on the next."""
        page = self.pages[-1]
        before = strip.before if page.placed else 0.0
        if page.placed and page.bottom + before + strip.height > self.bottom + 0.01:
            self._turn(strip)
            page, before = self.pages[-1], 0.0
        if strip.section:
            self._section = strip.section
            page.section = "" if page.bottom == styles.FRAME_TOP else page.section
        page.placed.append((page.bottom + before, strip))
        page.bottom += before + strip.height

    def _turn(self, following: Strip | None = None) -> None:
        """Begin a page; what is broken here is closed on the old one and opened again on the new one."""
        old = self.pages[-1]
        page = Page(old.number + 1, self._section)
        self.pages.append(page)
        if following is None or not old.placed:
            return
        last = old.placed[-1][1]
        if following.group is not None and last.group is following.group:
            self._open_again(following.group)
        repeat = following.repeat
        if repeat is None or last.repeat is not repeat:
            return
        if repeat.closing:
            old.placed.append((old.bottom, Strip(0.0, [repeat.closing()])))
        self._open_again(repeat)
        following.drawn += [
            Words(styles.LEFT, following.baseline + index * styles.LABEL.leading, line, None)
            for index, line in enumerate(repeat.label)
        ]

    def _open_again(self, repeat: Repeat) -> None:
        """Draw a head again; readers of the tags have met it already, so it is decoration now."""
        page = self.pages[-1]
        for strip in repeat.head:
            again = replace(strip, drawn=[replace(d, node=None) if isinstance(d, Words) else d for d in strip.drawn])
            page.placed.append((page.bottom, again))
            page.bottom += strip.height


def _staying(chunk: list[Strip], left: float) -> int:
    """How many of strips that do not all fit stay here: those bound softly to the others, rather than a great white."""
    soft = next((number for number, strip in enumerate(chunk, 1) if strip.soft), 0)
    if left < _WHITE or height_of(chunk[:soft]) > left or any(left < strip.room for strip in chunk[:soft]):
        return 0
    if soft:
        chunk[soft - 1].keep = False
    return soft


def _links(strip: Strip) -> Iterable[str]:
    """The links inside the document that a strip holds."""
    for drawn in strip.drawn:
        if isinstance(drawn, Words):
            links = (piece.look.link for piece in drawn.line.pieces)
            yield from (link for link in links if link and link.startswith("#"))
