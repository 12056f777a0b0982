"""What a PDF says of itself: in its properties, and by the largest type on its first page."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from briefing_app.domain.text import SourceText
from briefing_app.importing.metadata import find_date
from briefing_app.importing.readers.composing import stated, supplied
from briefing_app.importing.readers.pdf.paragraphs import Kind, Paragraph

_PROPERTIES = "from the PDF’s properties"
_LARGEST = "from the largest type on the first page"
_DAY_MADE = "from the day on which the PDF was made, which is in the month named at its top"
_NO_TITLE = re.compile(
    r"(?i)(?:microsoft (?:word|powerpoint|excel)|untitled|document ?\d*$|layout ?\d*$|slide ?\d*$|presentation ?\d*$|"
    r"powerpoint|print(?:ing)?\b|about:blank|https?:|[\w-]+$)|.*\.(?:docx?|xlsx?|pptx?|indd|pdf|qxd|rtf|odt|html?)\b"
)
_NO_PERSON = re.compile(r"(?i)administrator|admin|user|owner|unknown|author|anonymous|microsoft|scanner|\d|@|\\")
_WORD = re.compile(r"[^\W_]+")
_MADE = re.compile(r"D:(\d{4})(\d\d)(\d\d)")
_MONTH_YEAR = re.compile(
    r"\b(January|February|March|April|May|June|July|August|September|October|November|December)\s+((?:19|20)\d\d)\b"
)
_LONGEST_TITLE = 200


def described(
    source: SourceText, stored: Mapping[str, str], paragraphs: Sequence[Paragraph], size: float
) -> SourceText:
    """The source, of which its head was read already, with what the file's properties and its first page add.

    `stored` are the properties, by PDF's names for them; `size` is the height of the usual letters.
    """
    first = [paragraph for paragraph in paragraphs if paragraph.pages[0] == 1]
    top = " ".join(paragraph.text for paragraph in first)[:6000]
    told = dict(source.provenance)
    if "title" not in told or not told["title"].startswith("from the line “"):
        title, where = _title(stored.get("Title", ""), first, top, size)
        source = stated(source, where, title="" if title == source.publisher else title)
    if source.title == source.byline:
        source = replace(source, byline="")
    source = supplied(source, _PROPERTIES, byline=_author(stored.get("Author", ""), top))
    return supplied(source, _DAY_MADE, published=_made(stored.get("CreationDate", ""), top))


def _title(stored: str, first: Sequence[Paragraph], top: str, size: float) -> tuple[str, str]:
    """The title and where it is from; both empty where the text's first line does as well."""
    stored = " ".join(stored.split())
    sensible = 3 < len(stored) <= _LONGEST_TITLE and not _NO_TITLE.match(stored)
    if sensible and _words(stored) and _words(stored) <= _words(top):
        return stored, _PROPERTIES
    largest = _largest(first, size)
    if largest:
        return largest, _LARGEST
    return (stored, _PROPERTIES) if sensible and len(_words(stored)) > 2 else ("", "")


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.casefold()))


def _largest(first: Sequence[Paragraph], size: float) -> str:
    """The words in the largest type, if that is clearly larger than the text; following paragraphs of it together."""
    heads = [paragraph for paragraph in first[:12] if paragraph.kind is Kind.TEXT and len(paragraph.text) > 4]
    height = max((paragraph.size for paragraph in heads), default=0.0)
    if not heads or height < 1.15 * size:
        return ""
    start = next(at for at, paragraph in enumerate(heads) if paragraph.size == height)
    same = []
    for paragraph in heads[start:]:
        if abs(paragraph.size - height) > 0.03 * height:
            break
        same.append(paragraph.text)
    whole = " ".join(same)
    return whole if len(whole) <= _LONGEST_TITLE else same[0][:_LONGEST_TITLE]


def _author(stored: str, top: str) -> str:
    """Whoever is said to have written it, if the first page names that person too; else it may be who typed it."""
    name = " ".join(stored.split())
    plausible = 1 < len(name.split()) <= 5 and name[0].isupper() and not _NO_PERSON.search(name)
    return name if plausible and name in top else ""


def _made(stored: str, top: str) -> date | None:
    """The day on which the file was made, where the first page names that month; it may have been made again since."""
    found = _MADE.match(stored)
    day = find_date("-".join(found.groups())) if found else None
    months = (match[0] for match in _MONTH_YEAR.finditer(top[:1500]))
    return day if day and any(month == f"{day:%B %Y}" for month in months) else None
