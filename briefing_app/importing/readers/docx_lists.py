"""What Word draws before the items of its lists, which is nowhere in the text: bullets, numbers and letters."""

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing_app.importing.readers.archives import Archive, attribute

if TYPE_CHECKING:
    from lxml.etree import _Element

_STYLES, _NUMBERING = "word/styles.xml", "word/numbering.xml"
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


@dataclass(frozen=True, slots=True)
class _Level:
    form: str
    start: int


@dataclass(frozen=True, slots=True)
class _Style:
    name: str
    based_on: str
    list_id: str
    level: int


class Lists:
    """Counts through the lists of one document; ask for its paragraphs in their order."""

    def __init__(self, archive: Archive) -> None:
        """Read the document's styles and its lists, where it has any."""
        members = archive.members
        self._styles = dict(_styles(archive.xml(_STYLES))) if _STYLES in members else {}
        self._levels = _levels(archive.xml(_NUMBERING)) if _NUMBERING in members else {}
        self._counts: defaultdict[str, list[int]] = defaultdict(lambda: [0] * 10)

    def mark(self, paragraph: "_Element") -> str:
        """What stands before a paragraph: •, 3. or b); nothing before one that is no item of a list."""
        list_id, level = self._place(paragraph)
        known = self._levels.get(list_id, {}).get(level)
        if known is None:
            return ""
        counts = self._counts[list_id]
        counts[level] = counts[level] + 1 if counts[level] else known.start
        counts[level + 1 :] = [0] * (len(counts) - level - 1)
        return _drawn(known.form, counts[level])

    def style_name(self, paragraph: "_Element") -> str:
        """The name of the paragraph's style, in lower case."""
        style = self._styles.get(_value(_find(paragraph, "pPr", "pStyle")))
        return style.name if style else ""

    def _place(self, paragraph: "_Element") -> tuple[str, int]:
        """The list that a paragraph belongs to and its level: its own, or that of its style."""
        own = _find(paragraph, "pPr", "numPr")
        list_id, level = _numbered(own)
        style = self._styles.get(_value(_find(paragraph, "pPr", "pStyle")))
        for _ in range(len(self._styles)):  # a style may be based on itself in a damaged file
            if list_id or style is None:
                break
            list_id, level = style.list_id, style.level
            style = self._styles.get(style.based_on)
        return list_id, min(level, 8)


def _styles(root: "_Element") -> "list[tuple[str, _Style]]":
    found = []
    for style in root:
        list_id, level = _numbered(_find(style, "pPr", "numPr"))
        name = _value(_find(style, "name")).casefold()
        found.append((attribute(style, "styleId"), _Style(name, _value(_find(style, "basedOn")), list_id, level)))
    return found


def _levels(root: "_Element") -> dict[str, dict[int, _Level]]:
    """The levels of each list by its number."""
    abstract = {attribute(one, "abstractNumId"): _levels_of(one) for one in _children(root, "abstractNum")}
    lists = ((attribute(one, "numId"), _value(_find(one, "abstractNumId"))) for one in _children(root, "num"))
    return {number: abstract.get(of, {}) for number, of in lists}


def _levels_of(abstract: "_Element") -> dict[int, _Level]:
    found = {}
    for level in _children(abstract, "lvl"):
        number = _number(attribute(level, "ilvl"))
        found[number] = _Level(_value(_find(level, "numFmt")), _number(_value(_find(level, "start")) or "1"))
    return found


def _numbered(settings: "_Element | None") -> tuple[str, int]:
    if settings is None:
        return "", 0
    return _value(_find(settings, "numId")), _number(_value(_find(settings, "ilvl")))


def _drawn(form: str, number: int) -> str:
    if form == "none":
        return ""
    if form in {"lowerLetter", "upperLetter"}:
        letter = chr(ord("a") + (number - 1) % 26)
        return f"{letter if form == 'lowerLetter' else letter.upper()})"
    if form in {"lowerRoman", "upperRoman"}:
        return f"{_roman(number) if form == 'lowerRoman' else _roman(number).upper()})"
    return f"{number}." if form.startswith(("decimal", "ordinal", "cardinal")) else "•"


def _roman(number: int) -> str:
    digits = ""
    for value, sign in _ROMAN:
        while number >= value and len(digits) < 20:
            digits, number = digits + sign, number - value
    return digits


def _children(element: "_Element", tag: str) -> list["_Element"]:
    return [child for child in element if isinstance(child.tag, str) and child.tag.endswith("}" + tag)]


def _find(element: "_Element", *path: str) -> "_Element | None":
    found: _Element | None = element
    for tag in path:
        found = next(iter(_children(found, tag)), None) if found is not None else None
    return found


def _value(element: "_Element | None") -> str:
    return "" if element is None else attribute(element, "val")


def _number(text: str) -> int:
    return min(int(text), 1_000_000) if text.isdecimal() and len(text) < 10 else 0
