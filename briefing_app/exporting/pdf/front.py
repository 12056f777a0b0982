"""The cover and the contents."""

from dataclasses import dataclass

from briefing_app.exporting.pdf import styles
from briefing_app.exporting.pdf.layout import Label, Layout
from briefing_app.exporting.pdf.sections import lay_callout, opening_strips
from briefing_app.exporting.pdf.setting import lines, plain, words
from briefing_app.exporting.pdf.strips import Bar, Late, Strip, Words, paragraph, title
from briefing_app.exporting.pdf.structure import Node
from briefing_app.exporting.pdf.styles import Style
from briefing_app.exporting.said import FINDINGS_OPEN
from briefing_app.packs.blocks import Callout, Contents, ContentsEntry, Cover, LabelledRow

_PADDING = 6.0
_PAGE_COLUMN = 40.0
_NUMBER_COLUMN = 54.0
"""Where large print has numbers and titles in one column: room for *Annex A*."""
_FOOT_COLUMN = 66.0
"""The labels of the small rows in large print, which stand beside them so that a cover keeps to its page."""


@dataclass(frozen=True, slots=True)
class _Room:
    """How far the parts of a cover and of the contents stand apart; closer in large print, where a page holds less."""

    bar: float = 30.0
    rows: float = 30.0
    padding: float = _PADDING
    entry: float = 5.0
    below: float = 6.0
    annex: float = 24.0
    guide: float = 35.0
    title: Style = styles.COVER_TITLE


_LARGE = _Room(0.0, 12.0, 4.0, 3.5, 4.5, 14.0, 20.0, styles.COVER_TITLE_LARGE)


def _room(layout: Layout) -> _Room:
    return _LARGE if layout.document.large else _Room()


def lay_cover(layout: Layout, block: Cover) -> None:
    """The opening, title and rows; the small rows at the foot of the page where there is room."""
    flow, room = layout.flow, _room(layout)
    node = layout.heading(1)
    strips = title(block.title, room.title, node)
    labels = [
        Label(text, style)
        for text, style in ((block.department, styles.LABEL_INK), (block.brief, styles.SECOND_LABEL))
        if text
    ]
    bar = Strip(room.bar + styles.BAR, [_moved(bar, room.bar) for bar in layout.bars()], keep=True, after=12)
    strips = layout.beside(labels, strips, layout.section)
    strips[0].before = 12
    flow.add([bar, *strips])
    if block.for_whom:
        whom = [
            strip
            for line in block.for_whom.split("\n")
            for strip in paragraph(plain(line), styles.FOR_WHOM, layout.section.child("P"))
        ]
        for strip in whom:
            strip.after = 0
        flow.add(whom)
    flow.begin()
    if block.notice:
        flow.gap(24)
        lay_callout(layout, Callout(FINDINGS_OPEN, block.notice))
    flow.gap(room.rows)
    for index, row in enumerate(block.rows):
        _lay_row(layout, row, styles.COVER_FIRST if index == 0 and row.label == "When" else styles.BODY)
    _lay_foot(layout, block)
    flow.finish()


def _moved(bar: Bar, down: float) -> Bar:
    """The bar further down."""
    bar.y += down
    return bar


def _lay_row(layout: Layout, row: LabelledRow, first: Style) -> None:
    """A hairline row of the cover; its first line may be larger than the rest."""
    padding = _room(layout).padding
    layout.hairline(before=0, after=padding)
    style = first
    strips: list[Strip] = []
    for line in row.value.split("\n"):
        strips += paragraph(plain(line), style, layout.section.child("P"))
        style = styles.BODY if style is styles.COVER_FIRST else style
        if strips:
            strips[-1].after = 0
    if strips:
        strips[-1].after = padding
        layout.flow.add(layout.beside([Label(row.label, styles.LABEL)], strips, layout.section))


def _lay_small(layout: Layout, row: LabelledRow) -> None:
    """A small row of the cover; in large print, too, its label stands beside it."""
    if not layout.document.large:
        _lay_row(layout, row, styles.NOTE)
        return
    layout.hairline(before=0, after=_LARGE.padding)
    node, strips = layout.section.child("P"), list[Strip]()
    for line in row.value.split("\n"):
        x, width = styles.TEXT_LEFT + _FOOT_COLUMN, styles.TEXT_WIDTH - _FOOT_COLUMN
        strips += paragraph(plain(line), styles.NOTE, layout.section.child("P"), x=x, width=width)
    if not strips:
        return
    label = lines(words(plain(row.label), styles.LABEL), _FOOT_COLUMN - 6.0)
    strips[0].drawn[:0] = [
        Words(layout.sheet.left, strips[0].baseline + at * styles.LABEL.leading, line, node)
        for at, line in enumerate(label)
    ]
    strips[0].clear = strips[0].baseline + (len(label) - 1) * styles.LABEL.leading + 3.0
    for strip in strips:
        strip.after = 0
    strips[-1].after = _LARGE.padding
    layout.flow.add(strips)


def _lay_foot(layout: Layout, block: Cover) -> None:
    """The small rows, moved down so that they end above the foot of the frame."""
    flow = layout.flow
    flow.finish()
    page = flow.pages[-1]
    height = sum(_foot_height(row, large=layout.document.large) for row in block.foot)
    top = flow.bottom - (9.0 if layout.document.large else 27.0) - height
    if block.foot and page.bottom + 12 < top:
        flow.add([Strip(top - page.bottom, keep=True)])
    for row in block.foot:
        _lay_small(layout, row)


def _foot_height(row: LabelledRow, *, large: bool) -> float:
    """How high a small row is."""
    width = styles.TEXT_WIDTH - (_FOOT_COLUMN if large else 0.0)
    count = sum(len(lines(words(plain(line), styles.NOTE), width)) for line in row.value.split("\n"))
    return count * styles.NOTE.leading + 2 * (_LARGE.padding if large else _PADDING)


def lay_contents(layout: Layout, block: Contents) -> None:
    """The contents on a page of their own, and how to read the pack."""
    flow, room = layout.flow, _room(layout)
    flow.new_page()
    layout.begin_section()
    layout.bookmark("Contents", "contents", 0)
    opening = opening_strips(layout, "", "Contents", anchor="contents")
    count = layout.section.child("P")
    if layout.document.large:
        opening.insert(1, Strip(styles.SECTION_LABEL.leading, baseline=styles.SECTION_LABEL.size, keep=True))
    line, left = opening[1], layout.sheet.left
    line.drawn.append(Late(left, line.baseline, styles.SECTION_LABEL, _page_count, count, left=left))
    flow.add(opening)
    tree = layout.section.child("TOC")
    for index, entry in enumerate(block.entries):
        if entry.level == 1:
            annex = entry.number.startswith("Annex")
            first_annex = annex and index > 0 and not block.entries[index - 1].number.startswith("Annex")
            layout.hairline(before=room.entry + (room.annex if first_annex else 0.0), after=room.entry + 2)
        _lay_entry(layout, tree, entry)
    _lay_guide(layout, block)
    flow.new_page()


def _page_count(_pages: dict[str, int], count: int) -> str:
    """*15 pages*."""
    return f"{count} pages" if count > 1 else "1 page"


def _lay_entry(layout: Layout, tree: Node, entry: ContentsEntry) -> None:
    """A line of the contents, linked to its page."""
    item = tree.child("TOCI")
    style = styles.BODY_STRONG if entry.level == 1 else styles.BODY_GREY
    inward = _NUMBER_COLUMN if layout.document.large else 0.0
    width = styles.TEXT_WIDTH - _PAGE_COLUMN - inward
    label = item.child("Lbl") if entry.number else None
    strips = title(entry.title, style, item.child("P"), width=width, x=styles.TEXT_LEFT + inward)
    if label:
        number = lines(words(plain(entry.number), styles.SECTION_LABEL), styles.LABEL_WIDTH)[0]
        strips[0].drawn.insert(0, Words(layout.sheet.left, strips[0].baseline, number, label))
    strips[-1].drawn.append(_page_number(entry, strips[-1].baseline, item.child("Reference")))
    for strip in strips:
        strip.keep = strip is not strips[-1]
    room = _room(layout)
    strips[-1].after = room.entry if entry.level == 1 else room.below
    if entry.level > 1:
        layout.flow.gap(room.below)
    layout.flow.add(strips)


def _page_number(entry: ContentsEntry, baseline: float, node: Node) -> Late:
    """The page of an entry, flush right; the entire line leads there."""
    style = styles.BODY if entry.level == 1 else styles.BODY_GREY

    def say(pages: dict[str, int], _count: int) -> str:
        return str(pages.get(entry.anchor, ""))

    return Late(styles.RIGHT, baseline, style, say, node, link=f"#{entry.anchor}", left=styles.TEXT_LEFT)


def _lay_guide(layout: Layout, block: Contents) -> None:
    """How to read the pack."""
    if not block.guide:
        return
    layout.flow.keep_last()  # alone on a page it would explain what nobody sees there
    layout.rule(styles.STRONG_RULE, styles.INK, _room(layout).guide, 9)
    strips = [strip for runs in block.guide for strip in paragraph(runs, styles.NOTE, layout.section.child("P"))]
    layout.flow.add(layout.beside([Label("How to read this", styles.LABEL)], strips, layout.section))
