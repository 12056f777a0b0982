"""What changed since a version, and what a check found: addenda, redlines and the sheet of findings."""

from briefing_app.exporting.pdf import styles
from briefing_app.exporting.pdf.layout import Label, Layout
from briefing_app.exporting.pdf.sections import opening_strips
from briefing_app.exporting.pdf.setting import plain
from briefing_app.exporting.pdf.strips import Strip, paragraph, title
from briefing_app.exporting.pdf.styles import Style
from briefing_app.exporting.said import LET_STAND, MUST_BE_SETTLED, SOUND, checked, counted, with_words
from briefing_app.packs.blocks import Alteration, FindingEntry, FindingSheet, Redline, Runs, Text


def lay_alteration(layout: Layout, block: Alteration) -> None:
    """A change: its place as a heading, what it said in grey, what to say now at the size of a line, why."""
    layout.rule(styles.STRONG_RULE, styles.INK, 18, 9)
    node = layout.heading(2)
    layout.flow.add(layout.beside([Label(block.label, styles.LABEL)], title(block.place, styles.ITEM, node), node))
    layout.flow.keep_last()
    _labelled(layout, "It said", styles.SECOND_LABEL, block.before, styles.BODY_GREY, after=8)
    _labelled(layout, "Now say", styles.LABEL, block.now, styles.LINE, after=9)
    _labelled(layout, "Why", styles.SECOND_LABEL, block.why, styles.NOTE)
    if block.evidence:
        evidence = (Text("Evidence\u00a0 ", bold=True), *block.evidence)
        layout.flow.add(paragraph(evidence, styles.EVIDENCE, layout.section.child("P")))


def _labelled(layout: Layout, label: str, look: Style, runs: Runs, style: Style, *, after: float = 3.0) -> None:
    """A paragraph with its label, bound to what follows; nothing where there are no words."""
    strips = paragraph(runs, style, layout.section.child("P")) if runs else []
    if strips:
        strips[-1].after = after
        layout.flow.gap(3)
        layout.flow.add(layout.beside([Label(label, look)], strips, layout.section))
        layout.flow.keep_last()


def lay_findings(layout: Layout, block: FindingSheet) -> None:
    """The count as the title; what is open under the red rule before what was accepted; what was found sound."""
    layout.begin_section()
    layout.flow.begin()
    name = counted(block)
    layout.bookmark(name, "findings", 0)
    layout.flow.add(opening_strips(layout, "Before issue", name, checked(block), anchor="findings"))
    layout.flow.keep_last()
    _part(layout, block.open, "Open", MUST_BE_SETTLED, styles.LABEL_ALERT)
    _part(layout, block.accepted, "Accepted", LET_STAND, styles.LABEL)
    if block.sound:
        layout.rule(styles.STRONG_RULE, styles.INK, 18, 9)
        strips = paragraph(plain(block.sound), styles.NOTE, layout.section.child("P"))
        layout.flow.add(layout.beside([Label(SOUND, styles.LABEL)], strips, layout.section))


def _part(layout: Layout, entries: tuple[FindingEntry, ...], label: str, name: str, look: Style) -> None:
    """The open or the accepted findings under their heading."""
    if not entries:
        return
    opened = look is styles.LABEL_ALERT
    if opened:
        layout.rule(styles.ALERT_RULE, styles.ALERT, 18, 9)
    else:
        layout.rule(styles.STRONG_RULE, styles.INK, 18, 9)
    node = layout.heading(2)
    layout.flow.add(layout.beside([Label(label, look)], title(name, styles.ITEM, node), node))
    layout.flow.keep_last()
    for entry in entries:
        _finding(layout, entry, look)


def _finding(layout: Layout, entry: FindingEntry, look: Style) -> None:
    """A finding: kind and place as labels, what is wrong, what would put it right or who let it stand."""
    layout.hairline(before=9)
    strips = paragraph(entry.runs, styles.BODY, layout.section.child("P"))
    if strips:
        strips[-1].keep, strips[-1].after = True, 3
    word, said = ("Accepted", entry.accepted) if entry.accepted else ("To put right", entry.remedy)
    if said:
        after = (Text(f"{word}\u00a0 ", bold=True), *with_words(said))
        strips += paragraph(after, styles.EVIDENCE, layout.section.child("P"))
    labels = [Label(f"{entry.number}\u00a0 {entry.kind}", look)]
    labels += [Label(entry.place, styles.SECOND_LABEL)] if entry.place else []
    layout.flow.add(layout.beside(labels, strips, layout.section))


def lay_redline(layout: Layout, block: Redline) -> None:
    """A passage of two versions: its place and what became of it as labels, the words with what is new and gone."""
    layout.flow.begin()
    layout.flow.gap(9)
    strips: list[Strip] = paragraph(block.runs, styles.BODY, layout.section.child("P"))
    labels = [Label(block.label, styles.LABEL)] if block.label else []
    labels += [Label(block.place, styles.SECOND_LABEL)] if block.place else []
    layout.flow.add(layout.beside(labels, strips, layout.section))
