"""Markdown becomes blocks, by way of Python-Markdown's element tree; HTML in it is text, never markup."""

import html
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

import markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from briefing_app.packs.blocks import Block, BulletList, Heading, Note, Paragraph, Rule, Runs, Table, Text

_SAFE_SCHEMES = frozenset({"http", "https", "mailto"})
_LISTS = ("ul", "ol")
_LIST_LINE = re.compile(r"^\s{0,3}([-*+]|\d{1,3}[.)])\s+\S")
_PLACEHOLDER = re.compile("\x02.*?\x03")
_INLINE_SPACE = str.maketrans({"\n": " ", "\t": " ", "\r": " "})


@dataclass(frozen=True, slots=True)
class _Look:
    """What the surrounding elements say about a run."""

    bold: bool = False
    italic: bool = False
    link: str | None = None


@lru_cache(maxsize=4096)
def blocks(source: str, *, top: int = 2) -> tuple[Block, ...]:
    """The blocks of a Markdown text. `top` (2 or 3) is the level that its highest headings get."""
    return tuple(block for element in _tree(source) for block in _block(element, top))


def runs(source: str) -> Runs:
    """A Markdown text as one paragraph's runs, whatever blocks it holds."""
    return _joined([_runs(element) for element in _tree(source)])


def _tree(source: str) -> Element:
    """The element tree, inline patterns included, with nothing of HTML let through."""
    reader = markdown.Markdown(extensions=["tables", "sane_lists", "footnotes"])
    reader.preprocessors.deregister("html_block")
    for name in ("html", "entity", "automail"):
        reader.inlinePatterns.deregister(name)
    reader.treeprocessors.deregister("prettify")
    lines = _lists_set_off(source.replace("\x02", "").replace("\x03", "").split("\n"))
    for preprocessor in reader.preprocessors:
        lines = preprocessor.run(lines)
    root = reader.parser.parseDocument(lines).getroot()
    assert root is not None  # noqa: S101 - the parser always makes a root element
    for processor in reader.treeprocessors:
        root = _run(processor, root)
    return root


def _lists_set_off(lines: list[str]) -> list[str]:
    """The lines with an empty one before each list, which Markdown asks for and people forget."""
    result: list[str] = []
    for line in lines:
        before = result[-1] if result else ""
        if _LIST_LINE.match(line) and before.strip() and not _LIST_LINE.match(before) and before[0] not in " \t":
            result.append("")
        result.append(line)
    return result


def _run(processor: Treeprocessor, root: Element) -> Element:
    """One pass over the tree; a processor may return another root."""
    result = processor.run(root)
    return root if result is None else result


def _block(element: Element, top: int) -> list[Block]:
    """The blocks of one element; what has no block of its own is flattened, never lost."""
    reader = _READERS.get(element.tag)
    if reader is not None:
        return reader(element, top)
    words = _runs(element)
    return [Paragraph(words)] if words else []


def _list(element: Element, _top: int) -> list[Block]:
    """A list."""
    return [BulletList(tuple(_items(element)), ordered=element.tag == "ol", first=int(element.get("start", "1")))]


def _heading(element: Element, top: int) -> list[Block]:
    """A heading, no deeper than blocks go."""
    return [Heading(_plain(element), level=min(3, top - 1 + int(element.tag[1:])))]


def _container(element: Element, top: int) -> list[Block]:
    """What an element holds; of footnotes, a note each."""
    if "footnote" in (element.get("class") or ""):
        return [Note(words, label=f"Note {number}") for number, words in enumerate(_footnotes(element), 1)]
    return [block for child in element for block in _block(child, top)]


def _code(element: Element, _top: int) -> list[Block]:
    """The lines of a code block, each as a paragraph."""
    return [Paragraph((Text(line),)) for line in _plain_lines(element)]


def _items(element: Element) -> list[Runs]:
    """The items of a list; those of a list inside it follow the item that holds them."""
    items: list[Runs] = []
    for item in element:
        own = _trimmed(_merged(_inline(item, _Look(), skip=_LISTS)))
        items += [own] if own else []
        for inner in item:
            items += _items(inner) if inner.tag in _LISTS else []
    return items


def _footnotes(element: Element) -> list[Runs]:
    """The footnotes, in order."""
    return [_runs(item) for item in element.iter("li")]


def _table(element: Element, _top: int) -> list[Block]:
    """A table; its first row is the head."""
    rows = [tuple(_runs(cell) for cell in row) for row in element.iter("tr")]
    right = tuple("right" in (cell.get("style") or "") for cell in next(element.iter("tr")))
    return [Table(head=rows[0], rows=tuple(rows[1:]), right_aligned=right)]


def _runs(element: Element) -> Runs:
    """The runs inside an element."""
    return _trimmed(_merged(_inline(element, _Look())))


def _inline(element: Element, look: _Look, skip: tuple[str, ...] = ()) -> list[Text]:
    """The runs of an element and of all inside it, in reading order."""
    found = [_text(element.text, look)]
    for child in element:
        if child.tag not in skip:
            found += _child(child, look)
        found.append(_text(child.tail, look))
    return [text for text in found if text.text]


def _child(child: Element, look: _Look) -> list[Text]:
    """The runs of a child element."""
    classes = child.get("class") or ""
    if child.tag == "img":
        return [_text(child.get("alt"), look)]
    if child.tag == "br":
        return [_text(" ", look)]
    if "footnote-backref" in classes:
        return []
    if "footnote-ref" in classes:
        return [Text(f" (note {''.join(child.itertext())})")]
    inner = _inline(child, _looking(child, look))
    return [*inner, _text(" ", look)] if child.tag in ("p", "li", "div", "td", "th") else inner


def _looking(child: Element, look: _Look) -> _Look:
    """The look inside a child."""
    if child.tag in ("strong", "b"):
        return replace(look, bold=True)
    if child.tag in ("em", "i"):
        return replace(look, italic=True)
    if child.tag == "a":
        return replace(look, link=_safe(child.get("href") or ""))
    return look


def _safe(address: str) -> str | None:
    """The address, if following it can do no more than open a page or a message, or lead to a place of the pack."""
    if re.fullmatch(r"#[\w-]+", address):
        return address
    try:
        scheme = urlsplit(address).scheme.lower()
    except ValueError:
        return None
    return address if scheme in _SAFE_SCHEMES else None


def _text(words: str | None, look: _Look) -> Text:
    """A run; Python-Markdown escapes the text of code, which is undone here."""
    plain = html.unescape(words or "") if isinstance(words, AtomicString) else words or ""
    plain = _PLACEHOLDER.sub("", plain)
    return Text(plain.translate(_INLINE_SPACE), bold=look.bold, italic=look.italic, link=look.link)


def _merged(texts: list[Text]) -> Runs:
    """Neighbours of one look as one run."""
    result: list[Text] = []
    for text in texts:
        if result and replace(result[-1], text="") == replace(text, text=""):
            result[-1] = replace(text, text=result[-1].text + text.text)
        else:
            result.append(text)
    return tuple(result)


def _trimmed(found: Runs) -> Runs:
    """The runs without white space at either end."""
    texts = list(found)
    while texts and not texts[0].text.strip():
        texts.pop(0)
    while texts and not texts[-1].text.strip():
        texts.pop()
    if texts:
        texts[0] = replace(texts[0], text=texts[0].text.lstrip())
        texts[-1] = replace(texts[-1], text=texts[-1].text.rstrip())
    return tuple(texts)


def _joined(parts: list[Runs]) -> Runs:
    """Several paragraphs' runs as one, a space between them."""
    texts: list[Text] = []
    for part in filter(None, parts):
        texts += [Text(" "), *part] if texts else part
    return _merged(texts)


def _plain(element: Element) -> str:
    """The words of an element without any look."""
    return "".join(text.text for text in _runs(element))


def _plain_lines(element: Element) -> list[str]:
    """The lines of a code block."""
    return [line for line in html.unescape("".join(element.itertext())).split("\n") if line.strip()]


def _rule(_element: Element, _top: int) -> list[Block]:
    """A hairline."""
    return [Rule()]


_READERS: dict[str, Callable[[Element, int], list[Block]]] = {
    "ul": _list,
    "ol": _list,
    "table": _table,
    "hr": _rule,
    "pre": _code,
    "blockquote": _container,
    "div": _container,
    **{f"h{level}": _heading for level in range(1, 7)},
}
