"""Lays a pack out for the preview: all of it, or at once the section that is being written, the rest as it stood.

In a pack of a hundred pages one section takes a few milliseconds and all of it more than a hundred, most of them for
pages that nobody looks at. So each section's beginning is kept as a place to go on from.
"""

import copy
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from briefing_app.exporting.pdf import pdf, references
from briefing_app.exporting.pdf.flow import Flow, Page
from briefing_app.exporting.pdf.layout import Layout
from briefing_app.exporting.pdf.strips import Strip
from briefing_app.packs.blocks import PackDocument, SectionOpening

_MOST_PASSES = 4
"""A page that moves a reference that moves the page would otherwise go on for ever."""
_BEYOND = 2
"""Pages that are set anew after the one on which the section ends: what may be in view."""


@dataclass(frozen=True, slots=True)
class Laid:
    """Pages of a document, and the flow as it was before each section's opening; the last is the sources'.

    Pages from `old` on are those of the document as it was before, whose blocks had numbers lower by `shift`.
    """

    document: PackDocument
    pages: Sequence[Page]
    starts: Sequence[tuple[int, Flow]]
    old: int
    shift: int = 0

    def block(self, page: int, strip: Strip) -> int:
        """The number that a strip's block on that page (from 0) has in the document."""
        return strip.block if page < self.old else strip.block + self.shift


def lay_all(document: PackDocument, stop: Callable[[], bool] = lambda: False) -> Laid | None:
    """Every page; None where `stop`, asked before each block, says that nobody waits for them any more."""
    laid = _passed(document, document, stop)
    if laid is None or not references.refers(document):
        return laid
    for _ in range(_MOST_PASSES):
        pages = anchors(laid.pages)
        again = _passed(document, references.with_pages(document, pages), stop)
        if again is None or anchors(again.pages) == pages:
            return again
        laid = again
    return laid


def _passed(document: PackDocument, resolved: PackDocument, stop: Callable[[], bool]) -> Laid | None:
    """One pass over the blocks, in which references have the pages that are known by now."""
    layout = Layout(resolved)
    starts: list[tuple[int, Flow]] = []
    for number, block in enumerate(resolved.blocks):
        if stop():
            return None
        if isinstance(block, SectionOpening):
            starts.append((number, copy.copy(layout.flow)))
        pdf.lay_block(layout, number, block)
    layout.flow.finish()
    return Laid(document, layout.flow.pages, starts, len(layout.flow.pages))


def anchors(pages: Sequence[Page]) -> dict[str, int]:
    """The page, from 1, on which each anchor falls."""
    return {strip.anchor: page.number for page in pages for _, strip in page.placed if strip.anchor}


def lay_section(document: PackDocument, section: int, before: Laid) -> Laid | None:
    """The pages with that section (from 0) as the document now has it, the others as `before` had them.

    None where that cannot be told from what is there: the sections are not those of `before`, or part of it was drawn
    so itself and the sections behind it with other numbers.
    """
    openings = [number for number, block in enumerate(document.blocks) if isinstance(block, SectionOpening)]
    if len(openings) != len(before.starts) or not 0 <= section < len(openings):
        return None
    flow = copy.copy(before.starts[section][1])
    ends = [*openings[section + 1 :], len(document.blocks)][0]
    reached = _go_on(document, flow, openings[section], ends, anchors(before.pages))
    shift = len(document.blocks) - len(before.document.blocks)
    rest = _after(before, reached - shift, len(flow.pages))
    starts = [(number, kept) for number, (_, kept) in zip(openings, before.starts, strict=True)]
    return Laid(document, [*flow.pages, *rest], starts, len(flow.pages), before.shift + shift)


def _go_on(document: PackDocument, flow: Flow, begin: int, ends: int, known: Mapping[str, int]) -> int:
    """Lay blocks out from `begin` until some pages past the block `ends`; the number of the last one."""
    layout, ended, reached = Layout(document), 0, begin
    layout.flow = flow
    section = references.with_pages(replace(document, blocks=document.blocks[begin:ends]), known).blocks
    for number, block in enumerate((*section, *document.blocks[ends:]), begin):
        if number >= ends:
            ended = ended or len(flow.pages)
            if len(flow.pages) > ended + _BEYOND:
                break
        pdf.lay_block(layout, number, block)
        reached = number
    flow.finish()
    return reached


def _after(before: Laid, block: int, count: int) -> list[Page]:
    """The pages on which nothing up to that block stands, numbered on from `count`."""
    rest = [page for at, page in enumerate(before.pages) if page.placed and before.block(at, page.placed[0][1]) > block]
    return [replace(page, number=count + at) for at, page in enumerate(rest, 1)]
