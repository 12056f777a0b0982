"""What every kind of block is laid out with: the flow of strips, the logical tree, labels beside text."""

from dataclasses import dataclass, field
from functools import lru_cache

from briefing_app.exporting.pdf import styles
from briefing_app.exporting.pdf.above import above
from briefing_app.exporting.pdf.flow import Flow
from briefing_app.exporting.pdf.setting import Line, lines, plain, words
from briefing_app.exporting.pdf.sheet import Sheet, sheet_of
from briefing_app.exporting.pdf.strips import Bar, Drawn, Repeat, Strip, Words, rule
from briefing_app.exporting.pdf.structure import Node
from briefing_app.exporting.pdf.styles import Style
from briefing_app.packs.blocks import PackDocument


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A line of the outline."""

    title: str
    anchor: str
    level: int


@dataclass(frozen=True, slots=True)
class Label:
    """A label or a second label; `indent` moves it right of the column's edge."""

    text: str
    style: Style
    indent: float = 0.0


@dataclass(slots=True)
class Layout:
    """A document on its way to the page."""

    document: PackDocument
    flow: Flow = field(init=False)
    root: Node = field(default_factory=lambda: Node("Document"))
    section: Node = field(init=False)
    bookmarks: list[Bookmark] = field(default_factory=list)
    _level: int = 1

    def __post_init__(self) -> None:
        """The first part holds the cover."""
        self.flow = Flow(self.sheet.frame_bottom)
        self.section = self.root.child("Sect")

    @property
    def sheet(self) -> Sheet:
        """The paper that it is printed on."""
        return sheet_of(self.document)

    def begin_section(self) -> None:
        """What follows belongs to a new part of the tree."""
        self.section = self.root.child("Sect")

    def heading(self, level: int) -> Node:
        """A heading of the level, or of the next one that no level is skipped for."""
        self._level = 1 if level == 1 else min(level, self._level + 1)
        return self.section.child(f"H{self._level}")

    def bookmark(self, title: str, anchor: str, level: int) -> None:
        """Put a line into the outline, at the level or at the next one that no level is skipped for."""
        highest = self.bookmarks[-1].level + 1 if self.bookmarks else 0
        self.bookmarks.append(Bookmark(title, anchor, min(level, highest)))

    def hairline(self, before: float = 12.0, after: float = 9.0) -> None:
        """A hairline across the page that opens a group."""
        self.rule(styles.HAIRLINE, styles.HAIR, before, after)

    def rule(self, thickness: float, colour: str, before: float, after: float) -> None:
        """A rule across the page that opens a group."""
        line = rule(thickness, colour, left=self.sheet.left)
        self.flow.add_rule(Strip(0.0, [line], keep=True, after=after), before=before)

    def bars(self) -> list[Bar]:
        """The bar over the labels and the rule over the text that open a section; side by side in large print too."""
        line = styles.TEXT_LEFT if not self.document.large else self.sheet.left + styles.LABEL_WIDTH + 12.0
        return [
            Bar(self.sheet.left, 0.0, styles.LABEL_WIDTH, styles.BAR, styles.ACCENT),
            rule(styles.STRONG_RULE, styles.INK, left=line),
        ]

    def beside(
        self, labels: list[Label], strips: list[Strip], node: Node, *, signs: list[Bar] | None = None
    ) -> list[Strip]:
        """The strips with their labels: in the narrow column, or above them in large print."""
        if self.document.large and strips:
            return above([(label.text, label.style, label.indent) for label in labels], strips, node, signs or [])
        return beside(labels, strips, node, signs=signs)


@lru_cache(maxsize=4096)
def label_lines(label: Label) -> tuple[Line, ...]:
    """The lines of a label in its column."""
    return tuple(lines(words(plain(label.text), label.style), styles.LABEL_WIDTH - label.indent))


def beside(labels: list[Label], strips: list[Strip], node: Node, *, signs: list[Bar] | None = None) -> list[Strip]:
    """The strips with labels in the narrow column, the first on the baseline of the first line of text.

    The first label comes again, continued, where the text breaks. `signs` are drawn with the first line, their `y`
    counted from its baseline.
    """
    if not strips:
        return strips
    first = strips[0]
    baseline = first.baseline
    label_words: list[Drawn] = []
    inner = next((drawn.node for drawn in first.drawn if isinstance(drawn, Words) and drawn.node), None)
    for index, label in enumerate(labels):
        part = node.before(inner, "P") if inner and inner is not node else node
        for number, line in enumerate(label_lines(label)):
            baseline += label.style.leading if index or number else 0.0
            label_words.append(Words(styles.LEFT + label.indent, baseline, line, part))
    first.drawn[:0] = label_words
    for sign in signs or []:
        sign.y += first.baseline
        first.drawn.append(sign)
    _continued(labels, strips)
    first.clear = baseline + 3.0 if labels else 0.0
    return strips


def _continued(labels: list[Label], strips: list[Strip]) -> None:
    """Let the first label come again on the next page if the text breaks."""
    if labels and len(strips) > 1:
        again = Label(f"{labels[0].text} continued", labels[0].style)
        repeat = Repeat(label=list(label_lines(again)))
        for strip in strips:
            strip.repeat = repeat
