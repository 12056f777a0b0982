"""Large print has one column: labels stand above their text, beside one another where there is room."""

from briefing_app.exporting.pdf import styles
from briefing_app.exporting.pdf.setting import Line, lines, plain, words
from briefing_app.exporting.pdf.strips import Bar, Repeat, Strip, Words
from briefing_app.exporting.pdf.structure import Node
from briefing_app.exporting.pdf.styles import Style

_BETWEEN, _BELOW = 12.0, 2.0

Named = tuple[str, Style, float]
"""A label's words, its style, and how far it stands in from the edge where it is the first."""


def above(labels: list[Named], strips: list[Strip], node: Node, signs: list[Bar]) -> list[Strip]:
    """The strips with labels above them; the elements are those that labels beside the text have.

    `signs` are drawn with the first label, their `y` counted from its baseline. The first label comes again, continued,
    where the text breaks.
    """
    inner = next((drawn.node for drawn in strips[0].drawn if isinstance(drawn, Words) and drawn.node), None)
    apart = inner is not None and inner is not node
    heads: list[Strip] = []
    x = styles.RIGHT
    for text, style, indent in labels:
        part = node.before(inner, "P") if apart and inner else node
        for line in _set(text, style):
            if not heads or x + line.width > styles.RIGHT:
                heads.append(_row(style))
                x = styles.TEXT_LEFT + (indent if len(heads) == 1 else 0.0)
            heads[-1].drawn.append(Words(x, heads[-1].baseline, line, part))
            x += line.width + _BETWEEN
    if not heads:
        return strips
    for sign in signs:
        sign.x += styles.TEXT_LEFT - styles.LEFT
        sign.y += heads[0].baseline
        heads[0].drawn.append(sign)
    heads[0].anchor, strips[0].anchor = strips[0].anchor, ""
    if len(strips) > 1:
        again = Repeat([_continued(labels[0])])
        for strip in strips:
            strip.repeat = again
    return [*heads, *strips]


def _set(text: str, style: Style) -> list[Line]:
    return lines(words(plain(text), style), styles.TEXT_WIDTH)


def _row(style: Style) -> Strip:
    return Strip(style.leading, baseline=style.size, keep=True, after=_BELOW)


def _continued(label: Named) -> Strip:
    text, style, _ = label
    strip = _row(style)
    strip.height += _BELOW
    strip.drawn.append(Words(styles.TEXT_LEFT, style.size, _set(f"{text} continued", style)[0], None))
    return strip
