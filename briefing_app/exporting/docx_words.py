"""Runs of words in a Word document: links, bookmarks, and nothing that XML could not hold."""

from typing import Final

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import RGBColor
from docx.text.paragraph import Paragraph as WordParagraph
from docx.text.run import Run as WordRun

from briefing_app.packs.blocks import Runs, Text

ACCENT: Final = RGBColor(0x0E, 0x4A, 0x5B)
_CONTROL = {code: None for code in range(32) if chr(code) not in "\t\n"}
_LINKS = ("#", "https://", "http://", "mailto:")


def put(paragraph: WordParagraph, runs: Runs) -> None:
    """Add runs to a paragraph."""
    for run in runs:
        if run.link and run.link.startswith(_LINKS):
            _link(paragraph, run)
        else:
            _look(paragraph.add_run(clean(run.text)), run)
        if run.reference is not None:
            mark = Text(f"[{run.reference}]", link=f"#source-{run.reference}")
            _link(paragraph, mark).font.superscript = True


def _look(made: WordRun, run: Text) -> WordRun:
    """Bold, italic, new, taken out, or somebody's exact words."""
    made.bold, made.italic = run.bold or None, run.italic or None
    made.font.underline, made.font.strike = run.changed or None, run.struck or None
    if run.exact:
        made.font.name = "Georgia"
    return made


def _link(paragraph: WordParagraph, run: Text) -> WordRun:
    """Words that lead to a bookmark of the document or to an address."""
    link = OxmlElement("w:hyperlink")
    target = run.link or ""
    if target.startswith("#"):
        link.set(qn("w:anchor"), bookmark(target[1:]))
    else:
        link.set(qn("r:id"), paragraph.part.relate_to(target, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    made = _look(paragraph.add_run(clean(run.text)), run)
    made.font.color.rgb, made.font.underline = ACCENT, True
    link.append(made._r)  # noqa: SLF001 - links have no public door
    paragraph._p.append(link)  # noqa: SLF001
    return made


def bookmarked(paragraph: WordParagraph, anchor: str, number: int) -> None:
    """Put a bookmark around a paragraph; `number` is its own in the document."""
    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    for mark in (start, end):
        mark.set(qn("w:id"), str(number))
    start.set(qn("w:name"), bookmark(anchor))
    body = paragraph._p  # noqa: SLF001 - bookmarks have no public door
    body.insert(1 if body.pPr is not None else 0, start)
    body.append(end)


def bookmark(anchor: str) -> str:
    """A bookmark's name as Word allows it: letters, digits and underscores, at most 40."""
    return "b_" + "".join(one if one.isalnum() and one.isascii() else "_" for one in anchor)[-38:]


def clean(text: str) -> str:
    """Words that XML can hold: without control characters."""
    return text.translate(_CONTROL).replace("\ufffe", "").replace("\uffff", "")
