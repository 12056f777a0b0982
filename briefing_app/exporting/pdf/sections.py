"""Section openings, headings and the official's own words."""

from briefing_app.domain.packs import Likelihood
from briefing_app.exporting.pdf import styles
from briefing_app.exporting.pdf.layout import Label, Layout
from briefing_app.exporting.pdf.setting import plain
from briefing_app.exporting.pdf.strips import Bar, Strip, Words, paragraph, set_line, title
from briefing_app.exporting.pdf.styles import Style
from briefing_app.exporting.said import spoken
from briefing_app.packs.blocks import (
    BulletList,
    Callout,
    Heading,
    LineToTake,
    Note,
    Paragraph,
    QuestionHeading,
    Rule,
    Runs,
    SectionOpening,
    Text,
)

_LIKELIHOODS = {
    Likelihood.CERTAIN: (3, "Certain", "full answer"),
    Likelihood.POSSIBLE: (2, "Possible", "short answer"),
    Likelihood.UNLIKELY: (1, "Unlikely", "if raised only"),
}
_SQUARE = (5.4, 5.9, 8.0)
_BESIDE_SQUARES = 28.0


def lay_opening(layout: Layout, block: SectionOpening) -> None:
    """Bar and rule, the label on the title's baseline, the subtitle."""
    flow = layout.flow
    layout.begin_section()
    flow.begin()
    flow.gap(24)
    layout.bookmark(f"{block.label}: {block.title}", block.anchor, 0)
    strips = opening_strips(layout, block.label, block.title, block.subtitle, anchor=block.anchor)
    strips[0].room = (styles.HALF if block.new_page else styles.QUARTER) * layout.sheet.share
    flow.add(strips)
    flow.keep_last()


def opening_strips(
    layout: Layout, label: str, name: str, subtitle: str = "", *, anchor: str = "", style: Style = styles.SECTION
) -> list[Strip]:
    """The strips of an opening, as sections, contents and annexes have it."""
    node = layout.heading(1)
    bar = Strip(
        styles.BAR,
        [*layout.bars()],
        after=8,
        anchor=anchor,
        section=f"{label}: {name}" if label else name,
        room=styles.QUARTER * layout.sheet.share,
    )
    strips = layout.beside([Label(label, styles.SECTION_LABEL)], title(name, style, node), node)
    strips[0].before = 8
    if subtitle.strip():
        small = paragraph(plain(subtitle), styles.NOTE, layout.section.child("P"))
        small[0].before, small[-1].after = 6, 18
        strips[-1].after = 6
        strips += small
    strips = [bar, *strips]
    for strip in strips:
        strip.keep = True
    return strips


def lay_heading(layout: Layout, block: Heading) -> None:
    """An item's heading under a hairline, or a heading inside an item."""
    flow, level = layout.flow, block.level
    if level == 2:
        layout.hairline()
    else:
        flow.begin()
        flow.gap(9)
    node = layout.heading(level)
    strips = title(block.text, styles.ITEM if level == 2 else styles.QUESTION, node)
    labels = [Label(block.label, styles.LABEL)] if block.label else []
    strips[0].anchor = block.anchor
    if block.anchor:
        layout.bookmark(block.text, block.anchor, 1)
    flow.add(layout.beside(labels, strips, node))
    flow.keep_last()


def lay_question(layout: Layout, block: QuestionHeading) -> None:
    """A question with three squares, filled and hollow, and the word for how likely it is."""
    layout.hairline()
    node = layout.heading(3)
    strips = title(block.text, styles.QUESTION, node)
    strips[0].anchor = block.anchor
    labels, signs = _likelihood(block.likelihood) if block.likelihood else ([], [])
    layout.flow.add(layout.beside(labels, strips, node, signs=signs))
    layout.flow.keep_last()


def _likelihood(likelihood: Likelihood) -> tuple[list[Label], list[Bar]]:
    """The labels and squares of a likelihood."""
    filled, word, answer = _LIKELIHOODS[likelihood]
    width, height, pitch = _SQUARE
    signs = [
        Bar(styles.LEFT + index * pitch, -height, width, height, styles.ACCENT, filled=index < filled)
        for index in range(3)
    ]
    second = Label(answer, styles.SECOND_LABEL, _BESIDE_SQUARES)
    return [Label(word, styles.LABEL, _BESIDE_SQUARES), second], signs


def lay_paragraph(layout: Layout, block: Paragraph) -> None:
    """The official's own words."""
    _lay_words(layout, block.runs, block.label, styles.BODY)


def lay_note(layout: Layout, block: Note) -> None:
    """Small print, which stays with what it follows."""
    if not block.label:
        layout.flow.keep_last()
    _lay_words(layout, block.runs, block.label, styles.EVIDENCE)


def _lay_words(layout: Layout, runs: Runs, label: str, style: Style) -> None:
    """A paragraph with or without a label."""
    node = layout.section.child("P")
    strips = paragraph(runs, style, node)
    if not strips:
        return
    if label:
        layout.flow.begin()
        layout.flow.gap(9)
    layout.flow.add(layout.beside([Label(label, styles.LABEL)] if label else [], strips, node))


def lay_line(layout: Layout, block: LineToTake) -> None:
    """A line to be said, with a label or a large numeral, and what bears it out."""
    _with_lines_before(layout)
    layout.flow.gap(21)
    node = layout.section.child("P")
    strips = paragraph(block.runs, styles.LINE, node)
    if block.evidence:
        for strip in strips[-1:]:
            strip.keep = True
        evidence = (Text("Evidence\u00a0 ", bold=True), *block.evidence)
        strips += paragraph(evidence, styles.EVIDENCE, layout.section.child("P"))
    numeral = block.label.isdigit()
    style = styles.TOP_LINE_NUMERAL if numeral else styles.LABEL
    labels = [Label(text, look) for text, look in ((block.label, style), (spoken(block), styles.SECOND_LABEL)) if text]
    layout.flow.add(layout.beside(labels, strips, layout.section))


def _with_lines_before(layout: Layout) -> None:
    """Keep a line on the page of the one or two before it: three top lines are read together."""
    blocks, at = layout.document.blocks, layout.flow.block
    before = [isinstance(block, LineToTake) for block in blocks[max(0, at - 3) : max(0, at)]]
    if before[-1:] == [True] and before != [True] * 3:
        layout.flow.keep_last()
    layout.flow.begin()


def lay_bullets(layout: Layout, block: BulletList) -> None:
    """A list with en rules or numbers, a little indented."""
    listing = layout.section.child("L", ListNumbering="Decimal" if block.ordered else "Disc")
    last = block.first + len(block.items) - 1
    indent = styles.BULLET_INDENT + (5.6 * (len(str(last)) - 1) if block.ordered else 0.0)
    strips: list[Strip] = []
    for number, runs in enumerate(block.items, block.first):
        item = listing.child("LI")
        sign = item.child("Lbl")
        x = styles.TEXT_LEFT + indent
        part = paragraph(runs, styles.BULLET, item.child("LBody").child("P"), x=x, width=styles.TEXT_WIDTH - indent)
        mark = set_line(f"{number}" if block.ordered else "–", styles.BULLET_SIGN)
        if part:
            part[0].drawn.insert(0, Words(styles.TEXT_LEFT, part[0].baseline, mark, sign))
        strips += part
    if block.label and strips:
        layout.flow.begin()
        layout.flow.gap(9)
        strips = layout.beside([Label(block.label, styles.LABEL)], strips, layout.section)
    layout.flow.add(strips)


def lay_callout(layout: Layout, block: Callout) -> None:
    """What must not be said or used, under the one red rule."""
    layout.rule(styles.ALERT_RULE, styles.ALERT, 12, 9)
    node = layout.section.child("P")
    strips = paragraph(block.runs, styles.BODY, node)
    layout.flow.add(layout.beside([Label(block.label, styles.LABEL_ALERT)], strips, layout.section))
    layout.flow.begin()
    layout.flow.gap(12)


def lay_rule(layout: Layout, _block: Rule) -> None:
    """A hairline between two parts of a section."""
    layout.hairline()
