"""The front of a pack laid out: the cover and the contents."""

from collections.abc import Sequence
from dataclasses import replace

from briefing_app.packs.blocks import Contents, ContentsEntry, Cover, LabelledRow
from briefing_app.ui.packs.preview import paper
from briefing_app.ui.packs.preview.flow import kept, labels, opening_strip, text_strips, with_labels
from briefing_app.ui.packs.preview.lines import break_lines, cut, spans
from briefing_app.ui.packs.preview.marks import Laid, Line, Mark, PageOf, Start, Strip
from briefing_app.ui.packs.preview.paper import Ink, Style

_BAR_BELOW_TOP = 30.0
_FOOT_ENDS = paper.FRAME_BOTTOM - 27.0
_ROW_PADDING = 6.0
_ENTRY_BASELINE, _SUB_BASELINE, _ENTRY_FOOT = 18.0, 21.0, 9.0
_PAGE_COLUMN = 30.0


def cover(block: Cover) -> Laid:
    """The first page: bar, title and for whom at the top, rows below, the small rows at the foot."""
    top = [_cover_rules(), *_cover_title(block)]
    top += text_strips(break_lines([(block.for_whom, paper.COVER_FOR)], paper.TEXT_WIDTH), paper.COVER_FOR)
    strips = [*top, Strip(30.0), *_rows(block.rows, paper.BODY, first=paper.COVER_WHEN)]
    foot = _rows(block.foot, paper.NOTE, first=None)
    room = _FOOT_ENDS - paper.FRAME_TOP - sum(strip.height + strip.above for strip in (*strips, *foot))
    return Laid(
        (*kept([*strips, Strip(max(room, 18.0)), *foot[:-1]]), *foot[-1:]), start=Start.NEW_PAGE, alone=True, cover=True
    )


def _cover_rules() -> Strip:
    bar = Line(paper.LEFT, _BAR_BELOW_TOP, paper.LABEL_WIDTH, paper.BAR, Ink.ACCENT)
    rule = Line(paper.TEXT_LEFT, _BAR_BELOW_TOP, paper.TEXT_WIDTH, paper.STRONG, Ink.INK)
    return Strip(_BAR_BELOW_TOP + 16.0, (bar, rule))


def _cover_title(block: Cover) -> list[Strip]:
    title = text_strips(break_lines([(block.title, paper.COVER_TITLE)], paper.TEXT_WIDTH), paper.COVER_TITLE)
    beside = [(block.department, paper.LABEL_INK), (block.brief, paper.SECOND_LABEL)]
    return [*with_labels(title, beside, paper.COVER_TITLE.size), Strip(12.0)]


def _rows(rows: Sequence[LabelledRow], style: Style, *, first: Style | None) -> list[Strip]:
    """A hairline row each; the first line of the first row may be larger."""
    strips: list[Strip] = []
    for number, row in enumerate(rows):
        larger = first if first is not None and number == 0 else style
        strips += _row(row, larger, style)
    return strips


def _row(row: LabelledRow, first: Style, style: Style) -> list[Strip]:
    head, *others = row.value.split("\n")
    strips = text_strips(break_lines([(head, first)], paper.TEXT_WIDTH), first)
    for other in others:
        strips += text_strips(break_lines([(other, style)], paper.TEXT_WIDTH), style)
    strips = with_labels(strips, [(row.label, paper.LABEL)], first.size)
    hairline = Line(paper.LEFT, 0.0, paper.FULL_WIDTH, paper.HAIRLINE, Ink.HAIR)
    below = _ROW_PADDING + 3.0 if others and first is not style else _ROW_PADDING
    return [Strip(_ROW_PADDING, (hairline,)), *strips, Strip(below)]


def contents(block: Contents) -> Laid:
    """The contents with page numbers at the right, the annexes apart, and how to read it at the end."""
    strips = opening_strip("", "Contents")
    pages = PageOf(paper.LEFT, paper.H1.size, paper.H1_LABEL)
    strips[1] = replace(strips[1], marks=(*strips[1].marks, pages))
    strips[-1] = replace(strips[-1], height=strips[-1].height + 15.0)
    annexes = False
    for number, entry in enumerate(block.entries):
        annex = not entry.number.isdecimal() and entry.level == 1
        apart, annexes = annex and not annexes and number > 0, annexes or annex
        strips += _entry(entry, apart=apart)
    return Laid((*strips, *_guide(block)), start=Start.NEW_PAGE, alone=True)


def _entry(entry: ContentsEntry, *, apart: bool) -> list[Strip]:
    top = entry.level == 1
    title_style, page_style = (paper.BODY_STRONG, paper.BODY) if top else (paper.BODY_GREY, paper.BODY_GREY)
    title = cut(entry.title, title_style, paper.TEXT_WIDTH - _PAGE_COLUMN)
    baseline = (_ENTRY_BASELINE + _ENTRY_FOOT if top else _SUB_BASELINE) - _ENTRY_FOOT
    marks: list[Mark] = [
        *break_lines([(title, title_style)], paper.TEXT_WIDTH)[0].words(paper.TEXT_LEFT, baseline),
        *break_lines([(entry.number, paper.H1_LABEL)], paper.LABEL_WIDTH)[0].words(paper.LEFT, baseline),
        PageOf(paper.RIGHT, baseline, page_style, entry.anchor),
    ]
    if top:
        marks.append(Line(paper.LEFT, 0.0, paper.FULL_WIDTH, paper.HAIRLINE, Ink.HAIR))
    return [Strip(baseline + _ENTRY_FOOT, tuple(marks), above=24.0 if apart else 0.0)]


def _guide(block: Contents) -> list[Strip]:
    """How to read the pack, under an ink rule."""
    strips: list[Strip] = []
    for number, runs in enumerate(block.guide):
        lines = break_lines(spans(runs, paper.NOTE), paper.TEXT_WIDTH)
        strips += text_strips(lines, paper.NOTE, above=3.0 if number else 0.0)
    if not strips:
        return []
    rule = Strip(
        paper.BELOW_RULE, (Line(paper.LEFT, 0.0, paper.FULL_WIDTH, paper.STRONG, Ink.INK),), above=30.0, keep=True
    )
    return [rule, *kept(with_labels(strips, labels("How to read this"), paper.NOTE.size)[:-1]), strips[-1]]
