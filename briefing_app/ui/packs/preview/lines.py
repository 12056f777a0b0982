"""Lines: runs of words broken greedily at spaces, left-aligned, never hyphenated, with every width known."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from briefing_app.packs.blocks import Runs, Text
from briefing_app.ui.packs.preview import paper
from briefing_app.ui.packs.preview.faces import Face, width
from briefing_app.ui.packs.preview.marks import Words
from briefing_app.ui.packs.preview.paper import Ink, Style

Span = tuple[str, Style]
"""A text in one style."""

_BOLD = {Face.REGULAR: Face.SEMIBOLD, Face.ITALIC: Face.SEMIBOLD_ITALIC, Face.SERIF: Face.SERIF_SEMIBOLD}
_ITALIC = {Face.REGULAR: Face.ITALIC, Face.SEMIBOLD: Face.SEMIBOLD_ITALIC}


@dataclass(slots=True)
class _Word:
    """Spans without a place to break between them, and the style of the space before."""

    spans: list[Span]
    wide: float
    space: Style


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line: its spans, each with its width, the spaces between the words among them; it begins at `indent`."""

    spans: tuple[tuple[str, Style, float], ...]
    wide: float
    indent: float = 0.0

    def words(self, x: float, baseline: float) -> tuple[Words, ...]:
        """The line's marks, from the column's left edge."""
        marks, x = [], x + self.indent
        for text, style, wide in self.spans:
            marks.append(Words(x, baseline - style.raised, text, style))
            x += wide
        return tuple(marks)


def spans(runs: Runs, style: Style) -> list[Span]:
    """The runs of a block as spans of its style; a reference is a raised number that no break parts from its word."""
    found: list[Span] = []
    for run in runs:
        if run.text:
            found.append((run.text, _dressed(style, run)))
        if run.reference is not None:
            found.append((str(run.reference), paper.REFERENCE))
    return found


def break_lines(text: Iterable[Span], measure: float, *, first: float = 0.0, indent: float = 0.0) -> list[TextLine]:
    """Break a text into lines no wider than `measure`; the first begins at `first`, the others at `indent`.

    A newline in the text ends a line. A word that is wider than a line breaks wherever it must.
    """
    lines: list[TextLine] = []
    for words in _split(text):
        lines.extend(_fill(words, measure, first if not lines else indent, indent))
    return lines


def narrowed(text: Sequence[Span], measure: float, *, first: float = 0.0) -> list[TextLine]:
    """Break a text so that its last line is not one short word alone: the measure gives way, never the words."""
    lines = break_lines(text, measure, first=first)
    if len(lines) < 2 or " " in _plain(lines[-1]):
        return lines
    for tenth in range(1, 9):
        tried = break_lines(text, measure * (1 - tenth / 40), first=first)
        if len(tried) > len(lines):
            break
        if " " in _plain(tried[-1]):
            return tried
    return lines


def line_width(text: str, style: Style) -> float:
    """How wide a text on one line is."""
    return _wide(text, style)


def cut(text: str, style: Style, measure: float) -> str:
    """A text that fits on one line, with an ellipsis where it was cut."""
    if _wide(text, style) <= measure:
        return text
    while text and _wide(text + "…", style) > measure:
        text = text[:-1].rstrip()
    return text + "…"


def _plain(line: TextLine) -> str:
    return "".join(text for text, _, _ in line.spans)


def _dressed(style: Style, run: Text) -> Style:
    """The style of a run: somebody's exact words in serif, which has no italic here."""
    face = Face.SERIF if run.exact else style.face
    face = _BOLD.get(face, face) if run.bold else face
    face = _ITALIC.get(face, face) if run.italic else face
    ink = Ink.INK if run.bold and style.ink is Ink.GREY else style.ink
    return style if (face, ink) == (style.face, style.ink) else replace(style, face=face, ink=ink)


def _wide(text: str, style: Style) -> float:
    return width(style.face, style.size, text) + style.spacing * len(text)


def _split(text: Iterable[Span]) -> list[list[_Word]]:
    """The words of each paragraph; only a plain space parts words, so what is bound by a hard space stays together."""
    paragraphs: list[list[_Word]] = [[]]
    joined = False
    for part, style in text:
        for number, paragraph in enumerate(part.replace("\t", " ").split("\n")):
            if number:
                paragraphs.append([])
                joined = False
            joined = _add_words(paragraphs[-1], paragraph, style, joined=joined)
    return paragraphs


def _add_words(words: list[_Word], part: str, style: Style, *, joined: bool) -> bool:
    """Add a part's words; the first continues the last word if `joined`. Returns whether the next part may join on."""
    for number, word in enumerate(part.split(" ")):
        joined = joined and number == 0
        if word and joined:
            words[-1].spans.append((word, style))
            words[-1].wide += _wide(word, style)
        elif word:
            words.append(_Word([(word, style)], _wide(word, style), style))
        joined = bool(word)
    return joined and bool(words)


def _fill(words: list[_Word], measure: float, first: float, indent: float) -> list[TextLine]:
    lines: list[TextLine] = []
    row: list[_Word] = []
    edge, wide = first, 0.0
    for word in _fitting(words, measure - max(first, indent)):
        space = _wide(" ", word.space) if row else 0.0
        if row and edge + wide + space + word.wide > measure + 0.01:
            lines.append(_line(row, wide, edge))
            row, edge, wide, space = [], indent, 0.0, 0.0
        row.append(word)
        wide += space + word.wide
    return [*lines, _line(row, wide, edge)]


def _fitting(words: list[_Word], measure: float) -> Iterable[_Word]:
    """The words, those wider than a line cut into pieces that fit."""
    for word in words:
        if word.wide <= measure:
            yield word
        else:
            yield from _pieces(word, measure)


def _pieces(word: _Word, measure: float) -> Iterable[_Word]:
    for text, style in word.spans:
        piece = ""
        for character in text:
            if piece and _wide(piece + character, style) > measure:
                yield _Word([(piece, style)], _wide(piece, style), style)
                piece = ""
            piece += character
        yield _Word([(piece, style)], _wide(piece, style), style)


def _line(row: list[_Word], wide: float, edge: float) -> TextLine:
    """The words of a line with their spaces, neighbours of one style made one span."""
    found: list[tuple[str, Style, float]] = []
    for number, word in enumerate(row):
        for place, (text, style) in enumerate(word.spans):
            spaced = " " + text if number and place == 0 else text
            more = _wide(text, style) + (_wide(" ", word.space) if spaced is not text else 0.0)
            if found and found[-1][1] is style:
                found[-1] = (found[-1][0] + spaced, style, found[-1][2] + more)
            else:
                found.append((spaced, style, more))
    return TextLine(tuple(found), wide, edge)
