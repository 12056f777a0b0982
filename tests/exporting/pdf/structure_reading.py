"""The logical structure of a PDF as pikepdf sees it: elements with their content, and what is drawn on its pages."""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf
import pypdfium2

from tests.exporting.pdf.reading import words_by_mark

_INLINE = {"Link", "Span", "Reference"}
_BLOCK = {"P", "H1", "H2", "H3", "L", "LI", "Lbl", "LBody", "Table"}
PAINTING = {"f", "F", "f*", "S", "s", "B", "b", "B*", "b*", "sh", "Do", "Tj", "TJ", "'", '"'}
SHOWING = {"Tj", "TJ", "'", '"'}


@dataclass(slots=True)
class Element:
    """An element of the tree: its kids are elements, marked content (page, number) or annotations."""

    tag: str
    object: pikepdf.Object
    kids: list["Element | tuple[int, int] | pikepdf.Object"] = field(default_factory=list)

    @property
    def elements(self) -> list["Element"]:
        """The elements straight inside."""
        return [kid for kid in self.kids if isinstance(kid, Element)]

    def walk(self) -> Iterator["Element"]:
        """The element and all inside it, in reading order."""
        yield self
        for kid in self.elements:
            yield from kid.walk()

    def attribute(self, name: str) -> str:
        """An attribute's value, whatever owns it; nothing where it is not set."""
        owned = self.object.get("/A", pikepdf.Dictionary())
        owners = list(owned.as_list()) if isinstance(owned, pikepdf.Array) else [owned]
        return next((_shown(owner[name]) for owner in owners if name in owner), "")


def root(pdf: pikepdf.Pdf) -> Element:
    """The top element."""
    pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
    top = pdf.Root.StructTreeRoot.K
    return _element(top[0] if isinstance(top, pikepdf.Array) else top, pages)


def _element(found: Any, pages: dict[tuple[int, int], int]) -> Element:
    made = Element(str(found.S)[1:], found)
    page = pages.get(found.Pg.objgen, -1) if "/Pg" in found else -1
    kids = found.get("/K", pikepdf.Array())
    for kid in list(kids.as_list()) if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, int):
            made.kids.append((page, kid))
        elif kid.get("/Type") == "/MCR":
            made.kids.append((pages[kid.Pg.objgen] if "/Pg" in kid else page, int(kid.MCID)))
        elif kid.get("/Type") == "/OBJR":
            made.kids.append(kid.Obj)
        else:
            made.kids.append(_element(kid, pages))
    return made


def struct_text(data: bytes) -> str:
    """The structure with its words, as `pdfinfo -struct-text` prints it, but for the numbers of objects."""
    with pypdfium2.PdfDocument(data) as opened:
        words = {
            (number, mark): text for number, page in enumerate(opened) for mark, text in words_by_mark(page).items()
        }
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return normal("\n".join(_printed(root(pdf), 0, words)))


def normal(printed: str) -> str:
    """What is printed without the numbers of objects, with one space between words and none at their ends."""
    lines = (re.sub(r"Object \d+ \d+", "Object", line) for line in printed.splitlines())
    single = (re.sub(r"(?<=\S) +", " ", line) for line in lines)
    plain = (re.sub(r'^( *)"\s*(.*?)\s*"$', r'\1"\2"', line) for line in single)
    return "\n".join(line for line in plain if not line.endswith(' ""')) + "\n"


def _printed(element: Element, depth: int, words: dict[tuple[int, int], str]) -> Iterator[str]:
    kind = " (block)" if element.tag in _BLOCK else " (inline)" if element.tag in _INLINE else ""
    set_ = [(name, element.attribute(name)) for name in _ATTRIBUTES if element.attribute(name)]
    yield f"{'  ' * depth}{element.tag}{kind}{':' if set_ else ''}"
    for name, value in set_:
        yield f"{'  ' * depth}   {name} {value}"
    for kid in element.kids:
        if isinstance(kid, Element):
            yield from _printed(kid, depth + 1, words)
        elif isinstance(kid, tuple):
            yield f'{"  " * (depth + 1)}"{words.get(kid, "")}"'
        else:
            yield f"{'  ' * (depth + 1)}Object"


_ATTRIBUTES = ("/BBox", "/Scope", "/ListNumbering", "/TextDecorationType")


def _shown(value: object) -> str:
    if isinstance(value, pikepdf.Array):
        return f"[{' '.join(f'{float(one):.6g}' for one in value.as_list())}]"
    return str(value)
