"""PDFs of every layout, written by ReportLab from the articles of the corpus."""

import io
import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import reportlab
from reportlab.lib.pagesizes import A4, LETTER
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from tests.importing.articles import Article
from tests.importing.building import BULLET

MARK = "\x01"
"""Stands before and after what is set small and high."""
NOTE = "The method is set out in an annex that was published on the same day as the report itself."
Build = Callable[[Article], bytes]


@dataclass(frozen=True)
class Look:
    """How a page looks; lengths in points."""

    size: tuple[float, float] = A4
    columns: int = 1
    gutter: float = 18
    margin: float = 64
    font: str = "Times-Roman"
    bold: str = "Times-Bold"
    points: float = 11
    leading: float = 13.5
    apart: float = 7
    indent: float = 0
    justified: bool = False
    hyphens: bool = False
    ligatures: bool = False
    head: Callable[[int], str] | None = None
    foot: Callable[[int], str] | None = None
    notes: bool = False
    scattered: bool = False
    tagged: bool = False
    first_page: int = 1
    labels: tuple[str, ...] = ()
    title_across: bool = True
    tight: tuple[int, int] | None = None
    """How far the fonts say that letters reach above and below: too little, as in files of LibreOffice."""
    edge: float = 36
    """How far the head stands below the edge of the page."""
    staggered: float = 0
    """So many points higher does each column begin than the one before."""


@dataclass
class Setter:
    """Sets an article on a canvas, line by line, so that each line's place is known and chosen here."""

    look: Look
    canvas: Canvas
    x: float = 0
    y: float = 0
    column: int = 0
    page: int = 1
    top: float = 0
    drawn: list[tuple[float, float, str, str, float, float]] = field(default_factory=list)
    notes: int = 0
    here: list[str] = field(default_factory=list)

    @property
    def width(self) -> float:
        look = self.look
        return (look.size[0] - 2 * look.margin - (look.columns - 1) * look.gutter) / look.columns

    def begin(self) -> None:
        self.top = self.look.size[1] - self.look.margin
        self.column = 0
        self._to_column()

    def _to_column(self) -> None:
        self.x = self.look.margin + self.column * (self.width + self.look.gutter)
        self.y = self.top + self.column * self.look.staggered

    def room(self, height: float) -> None:
        if self.y - height < self.look.margin + (40 if self.look.notes else 0):
            self.column += 1
            if self.column >= self.look.columns:
                self.end_page()
                self.begin()
            else:
                self._to_column()

    def put(self, text: str, font: str, points: float, spacing: float = 0.0, shift: float = 0.0) -> None:
        self.drawn.append((self.x + shift, self.y, text, font, points, spacing))

    def end_page(self) -> None:
        look, canvas = self.look, self.canvas
        if look.scattered:
            random.Random(self.page).shuffle(self.drawn)  # noqa: S311 - the same pages every time
        for place, (x, y, text, font, points, spacing) in enumerate(self.drawn):
            self._draw(place, x, y, ligated(text) if look.ligatures else text, font, points, spacing)
        self.drawn.clear()
        self._draw_notes()
        number = self.page - 1 + look.first_page
        canvas.setFont(look.font, 9)
        for row, line in enumerate(look.head(number).split("\n") if look.head else ()):
            canvas.drawString(look.margin, look.size[1] - look.edge - 14 * row, line)
        for row, line in enumerate(look.foot(number).split("\n") if look.foot else ()):
            canvas.drawCentredString(look.size[0] / 2, 30 - 14 * row, line)
        canvas.showPage()
        self.page += 1

    def _draw(self, place: int, x: float, y: float, text: str, font: str, points: float, spacing: float) -> None:
        line = self.canvas.beginText(x, y)
        if self.look.tagged:
            self.canvas._code.append(f"/P <</MCID {place}>> BDC")  # type: ignore[attr-defined]
        for at, piece in enumerate(text.split(MARK)):
            line.setRise(0.36 * points if at % 2 else 0)
            line.setFont(font, 0.6 * points if at % 2 else points)
            line.setWordSpace(spacing)
            line.textOut(piece)
        if self.look.tagged:
            self.canvas.drawText(line)
            self.canvas._code.append("EMC")  # type: ignore[attr-defined]
        else:
            self.canvas.drawText(line)

    def call_note(self) -> None:
        """A mark at the end of the last line, and its note at the foot of the page."""
        x, y, text, font, points, spacing = self.drawn[-1]
        self.notes += 1
        self.drawn[-1] = (x, y, f"{text}{MARK}{self.notes}{MARK}", font, points, spacing)
        self.here.append(f"{MARK}{self.notes}{MARK} {NOTE}")

    def _draw_notes(self) -> None:
        for place, note in enumerate(self.here):
            self._draw(0, self.look.margin, self.look.margin + 12 - 10 * place, note, self.look.font, 8, 0)
        self.here.clear()


def pdf_of(article: Article, look: Look, *, packed: bool = True) -> bytes:
    """The article as a PDF."""
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=look.size, invariant=True, pageCompression=int(packed))
    canvas.setTitle("Microsoft Word - draft7.docx")
    setter = Setter(look, canvas)
    setter.begin()
    _set_title(setter, article.paragraphs[0])
    for paragraph in article.paragraphs[1:]:
        _set_paragraph(setter, paragraph)
    setter.end_page()
    for number, label in enumerate(look.labels[: setter.page - 1]):
        canvas.addPageLabel(number, prefix=label)
    canvas.save()
    return with_tight_boxes(stream.getvalue(), *look.tight) if look.tight else stream.getvalue()


def with_tight_boxes(data: bytes, above: int, below: int) -> bytes:
    """The PDF with fonts whose letters reach further above and below than the fonts say of themselves."""
    said = {b"Ascent": b"%d" % above, b"Descent": b"%d" % below}
    return re.sub(rb"/(Ascent|Descent) (-?[\d.]+)", lambda m: b"/%s %s" % (m[1], said[m[1]].ljust(len(m[2]))), data)


def _set_title(setter: Setter, title: str) -> None:
    look = setter.look
    whole = look.size[0] - 2 * look.margin
    width = whole if look.title_across else setter.width
    for line in _wrapped(title, replace(look, hyphens=False), look.bold, 18, width):
        setter.put(line, look.bold, 18)
        setter.y -= 22
    setter.y -= 10
    setter.top = setter.y if look.title_across else setter.top


def _set_paragraph(setter: Setter, paragraph: str) -> None:
    look = setter.look
    for item in paragraph.split("\n"):
        hang = 12.0 if item.startswith(BULLET) else 0.0
        first = 0.0 if hang else look.indent
        lines = list(_wrapped(item.removeprefix(BULLET), look, look.font, look.points, setter.width - hang, first))
        for number, line in enumerate(lines):
            setter.room(look.leading)
            if hang and not number:
                setter.put("•", look.font, look.points)
            shift = hang + (0.0 if number else first)
            spread = look.justified and number < len(lines) - 1
            spacing = (setter.width - shift - _width(line, look.font, look.points)) / max(1, line.count(" "))
            setter.put(line, look.font, look.points, spacing if spread else 0.0, shift)
            setter.y -= look.leading
    setter.y -= look.apart
    if look.notes and len(paragraph) > 150:
        setter.call_note()


def _width(text: str, font: str, points: float) -> float:
    return float(stringWidth(text, font, points))


def _wrapped(text: str, look: Look, font: str, points: float, width: float, first: float = 0.0) -> Iterator[str]:
    """The lines of a paragraph; words broken between syllables where the look has hyphens."""
    line, room = "", width - first
    for word in text.split(" "):
        if not line or _width(f"{line} {word}", font, points) <= room:
            line = f"{line} {word}".strip()
            continue
        head = _head_of(word, look, room - _width(line + " ", font, points), font, points)
        yield f"{line} {head}".strip()
        rest = word[len(head) - (not word.startswith(head)) :] if head else word
        line, room = rest, width
    yield line


SOFT = "-"


def _head_of(word: str, look: Look, room: float, font: str, points: float) -> str:
    """As much of a word as finds room before a hyphen, its own or one put between two syllables; else nothing."""
    own = word.rfind("-") + 1
    if 0 < own < len(word) and word[:own].count("-") == 1 and _width(word[:own], font, points) <= room:
        return word[:own]
    if not look.hyphens or not word.isalpha() or len(word) < 7:
        return ""
    cuts = [at for at in range(3, len(word) - 2) if word[at] not in VOWELS and word[at + 1] in VOWELS]
    heads = (word[:at] + SOFT for at in reversed(cuts))
    return next((head for head in heads if _width(head, font, points) <= room), "")


VOWELS = "aeiouy"
LIGATURES = {"ffi": "\ufb03", "ffl": "\ufb04", "fi": "\ufb01", "fl": "\ufb02"}


def ligated(text: str) -> str:
    """The text with the ligatures that its font has."""
    for letters in ("fi", "fl"):
        text = text.replace(letters, LIGATURES[letters])
    return text


VERA = "Vera"
pdfmetrics.registerFont(TTFont(VERA, str(Path(reportlab.__file__).parent / "fonts" / "Vera.ttf")))

ROMAN = ("i", "ii", "1", "2", "3", "4", "5", "6", "7", "8")
LOOKS: dict[str, Look] = {
    "one column": Look(),
    "letter": Look(size=LETTER, font="Helvetica", bold="Helvetica-Bold", points=10, leading=12),
    "indented and justified": Look(apart=0, indent=14, justified=True),
    "two columns": Look(columns=2, points=10, leading=12),
    "two columns justified": Look(columns=2, points=10, leading=12, justified=True, apart=0, indent=10),
    "two columns without a title across": Look(columns=2, title_across=False, points=10, leading=12),
    "three columns": Look(size=(842, 595), columns=3, points=9, leading=11, margin=40, gutter=16),
    "hyphenated": Look(columns=2, hyphens=True, justified=True, points=10, leading=12),
    "headed and footed": Look(
        size=(360, 350),
        margin=66,
        head=lambda _number: "Quarterly bulletin of the estuary towns",
        foot=lambda number: f"Page {number} of 9",
        first_page=4,
    ),
    "chapters in the head": Look(
        size=(360, 320),
        margin=66,
        head=lambda number: f"{number}   Part {'one' if number < 3 else 'two'} of the record",
    ),
    "footnoted": Look(size=(420, 420), notes=True, margin=60),
    "footnoted in columns": Look(size=(595, 380), notes=True, margin=60, columns=2, points=10, leading=12),
    "ligatures": Look(font=VERA, bold=VERA, points=9.5, ligatures=True),
    "out of order": Look(columns=2, scattered=True, points=10, leading=12),
    "tagged": Look(tagged=True, columns=2, points=10, leading=12),
    "double-spaced": Look(leading=26, apart=14, points=12),
    "small pages": Look(size=(300, 400), margin=30, foot=str),
    "tight boxes": Look(font=VERA, bold=VERA, points=9.5, tight=(500, -99)),
    "columns half a line apart": Look(
        columns=2, font=VERA, bold=VERA, points=8.5, leading=11, justified=True, tight=(600, -200), staggered=5.5
    ),
    "narrow columns": Look(
        size=(376, 842), columns=2, points=10, leading=12, margin=40, gutter=14, justified=True, staggered=4
    ),
    "two lines above and below": Look(
        size=(360, 380),
        margin=104,
        edge=62,
        head=lambda _number: "Quarterly bulletin of the estuary towns\nOFFICIAL: for the private office",
        foot=lambda number: f"Estuary Statistics Board, Marl End\nPage {number} of 9",
    ),
    "printed by a browser": Look(
        columns=2,
        points=10,
        leading=12,
        staggered=9,
        head=lambda _number: "11/22/26, 8:25 PM                    A page of news",
        foot=lambda number: f"https://news.example/a?b=1                    {number}/9",
    ),
    "labelled": Look(size=(360, 360), labels=ROMAN),
}
