"""Runs of text become lines: words are measured, bound where they belong together, and broken into lines."""

import functools
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace

from briefing_app.exporting.pdf import fonts, styles
from briefing_app.exporting.pdf.binding import exact, ours
from briefing_app.exporting.pdf.fonts import Face
from briefing_app.exporting.pdf.glyphs import shown
from briefing_app.exporting.pdf.styles import Style
from briefing_app.packs.blocks import Runs, Text

_SPACES = re.compile(r"([^\S\u00a0\u2007\u202f]+)")
_LARGER = {"△": 1.2}
"""Signs that the face draws too small beside its letters."""

Binding = Callable[..., str]


@dataclass(frozen=True, slots=True)
class Look:
    """How a piece of text is drawn. `link` is a web address, or an anchor after a number sign.

    `mark` is *new* for words with a line below them, *taken out* for those with a line through them.
    """

    face: Face
    size: float
    colour: str
    rise: float = 0.0
    link: str | None = None
    mark: str = ""


@dataclass(slots=True)
class Piece:
    """Text of one look. `actual` is the original where a likeness is drawn in its place."""

    look: Look
    text: str
    width: float
    actual: str | None = None


@dataclass(slots=True)
class Word:
    """Pieces that stand together, and the width of the space after them."""

    pieces: list[Piece] = field(default_factory=list)
    width: float = 0.0
    gap: float = 0.0

    def add(self, piece: Piece) -> None:
        """Put a piece at the end."""
        self.pieces.append(piece)
        self.width += piece.width


@dataclass(slots=True)
class Line:
    """A set line: its pieces from left to right, its width, and how far it starts from its column's left edge."""

    pieces: list[Piece]
    width: float
    indent: float = 0.0

    @property
    def text(self) -> str:
        """Its words as drawn."""
        return "".join(piece.text for piece in self.pieces)


def plain(text: str) -> Runs:
    """A text as runs."""
    return (Text(text),)


def look_of(run: Text, style: Style) -> Look:
    """How a run looks in a paragraph of the style."""
    face = style.bold if run.bold else style.italic if run.italic else style.face
    if run.exact:
        face = Face.SERIF_SEMIBOLD if run.bold else Face.SERIF
    outward = run.link is not None and not run.link.startswith("#")
    colour = (run.bold and style.strong) or style.colour
    mark = "new" if run.changed else "taken out" if run.struck else ""
    return Look(face, style.size, styles.ACCENT if outward else colour, link=run.link, mark=mark)


def words(runs: Runs, style: Style, binding: Binding = ours) -> list[Word]:
    """The words of a paragraph, bound as our own text is unless another way is given."""
    found: list[Word] = []
    current = Word()
    for index, run in enumerate(runs):
        look = look_of(run, style)
        if binding is ours and run.link and run.link.startswith("#") and not current.pieces and found:
            current = _reopened(found)
        for token in _SPACES.split(binding(run.text, last=index == len(runs) - 1)):
            if not token.isspace():
                _add(current, look, token, binding)
            elif current.pieces:
                current.gap = _width(look, " ")
                found.append(current)
                current = _reopened(found) if _ends_in_hyphen(current) else Word()
        if run.reference is not None:
            current.add(_reference(run.reference))
    return [*found, current] if current.pieces else found


def _add(word: Word, look: Look, token: str, binding: Binding) -> None:
    """Put a token at the end of a word."""
    if token:
        word.add(_piece(look, token, keep_spaces=binding is exact))


def _ends_in_hyphen(word: Word) -> bool:
    """Whether the word ends in a hyphen: at a line's end, programs that read the text would drop it."""
    return word.pieces[-1].text.endswith("-")


def lines(words_: list[Word], width: float, *, indent: float = 0.0) -> list[Line]:
    """The words in lines no wider than `width`; the first starts `indent` from the edge (below 0: it hangs)."""
    result: list[Line] = []
    row: list[Word] = []
    used, room = 0.0, width - indent
    for word in _fitting(words_, width):
        if row and used + row[-1].gap + word.width > room + 0.01:
            result.append(_line(row, indent if not result else 0.0))
            row, used, room = [], 0.0, width
        used += (row[-1].gap if row else 0.0) + word.width
        row.append(word)
    if row:
        result.append(_line(row, indent if not result else 0.0))
    return result


def mended(words_: list[Word], width: float, *, indent: float = 0.0) -> list[Line]:
    """Lines that do not end in one lonely word, if a narrower measure of as many lines can see to it."""
    plain_lines = lines(words_, width, indent=indent)
    if len(plain_lines) < 2 or len(words_) < 6 or not _lonely(plain_lines[-1]):
        return plain_lines
    for narrower in range(6, 66, 6):
        tried = lines(words_, width - narrower, indent=indent)
        if len(tried) > len(plain_lines):
            break
        if not _lonely(tried[-1]):
            return tried
    return plain_lines


def _lonely(line: Line) -> bool:
    """Whether a line holds one word only."""
    return " " not in line.text.strip()


def _reopened(found: list[Word]) -> Word:
    """The last word again, with its space made part of it, so that what follows stays on its line."""
    word = found.pop()
    look = word.pieces[-1].look
    word.add(Piece(look, " ", word.gap))
    word.gap = 0.0
    return word


@functools.lru_cache(maxsize=65536)
def _measured(look: Look, token: str) -> tuple[str, float]:
    """A token as it is drawn, and its width."""
    drawn = shown(look.face, token)
    return drawn, _width(look, drawn)


def _piece(look: Look, token: str, *, keep_spaces: bool) -> Piece:
    """A token as a piece, with its original kept where the drawn form differs."""
    if token in _LARGER:
        look = replace(look, size=look.size * _LARGER[token], rise=-0.08 * look.size)
    drawn, width = _measured(look, token)
    original = token if keep_spaces else token.replace("\u00a0", " ")
    changed = drawn != token or (keep_spaces and "\u00a0" in token)
    return Piece(look, drawn, width, original if changed else None)


def _reference(number: int) -> Piece:
    """A raised number, linked to its source."""
    look = Look(
        Face.SEMIBOLD, styles.REFERENCE_SIZE, styles.ACCENT, rise=styles.REFERENCE_RISE, link=f"#source-{number}"
    )
    return Piece(look, str(number), _width(look, str(number)))


def _width(look: Look, text: str) -> float:
    """The width of a text in points."""
    return fonts.width(look.face, text) * look.size


def _fitting(words_: Iterable[Word], width: float) -> Iterator[Word]:
    """The words; those wider than a line come apart at spaces that should not break, then between letters."""
    for word in words_:
        if word.width <= width:
            yield word
            continue
        for part in _loosened(word):
            yield from [part] if part.width <= width else _cut(part, width)


def _loosened(word: Word) -> list[Word]:
    """The words that no-break spaces hold together."""
    parts = [Word()]
    for piece in word.pieces:
        for index, text in enumerate(piece.text.split("\u00a0")):
            if index:
                parts[-1].gap = _width(piece.look, " ")
                parts.append(Word())
            if text:
                parts[-1].add(Piece(piece.look, text, _width(piece.look, text)))
    parts[-1].gap = word.gap
    return [part for part in parts if part.pieces]


def _cut(word: Word, width: float) -> Iterator[Word]:
    """A word in parts that fit."""
    part = Word()
    for piece in word.pieces:
        for character in piece.text:
            advance = _width(piece.look, character)
            if part.pieces and part.width + advance > width:
                yield part
                part = Word()
            part.add(Piece(piece.look, character, advance))
    part.gap = word.gap
    yield part


def _line(row: list[Word], indent: float) -> Line:
    """A line of words, neighbours of one look joined; a space ends it where the next line begins another word."""
    pieces: list[Piece] = []
    width = 0.0
    for index, word in enumerate(row):
        for number, piece in enumerate(word.pieces):
            gap = row[index - 1].gap if index and not number else 0.0
            _append(pieces, piece, gap)
            width += gap + piece.width
    if row[-1].gap:
        _space(pieces, pieces[-1], 0.0)
    return Line(pieces, width, indent)


def _append(pieces: list[Piece], piece: Piece, gap: float) -> None:
    """Add a piece after a space of the width given (none where it is 0)."""
    space = " " if gap else ""
    before = pieces[-1] if pieces else None
    if before is None:
        pieces.append(replace(piece))
    elif before.look == piece.look and before.actual is None and piece.actual is None:
        before.text += space + piece.text
        before.width += gap + piece.width
    else:
        if gap:
            _space(pieces, before, gap)
        pieces.append(replace(piece))


def _space(pieces: list[Piece], before: Piece, gap: float) -> None:
    """Put a space after a piece: inside it where nothing hangs on its extent."""
    if before.actual is None and before.look.link is None and not before.look.rise and not before.look.mark:
        before.text += " "
        before.width += gap
    else:
        pieces.append(Piece(replace(before.look, link=None, rise=0.0, mark=""), " ", gap))
