"""The logical tree of the document: what each thing is, in reading order, whatever page it is drawn on."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_OWNERS = {
    "ListNumbering": "List",
    "Scope": "Table",
    "ColSpan": "Table",
    "Headers": "Table",
    "BBox": "Layout",
    "TextDecorationType": "Layout",
}

Mark = tuple[str, int]
"""Marked content: the name of its page, and its number there."""


@dataclass(frozen=True, slots=True)
class LinkArea:
    """An annotation that belongs to an element: its object's name and its page's."""

    annotation: str
    page: str


@dataclass(slots=True, eq=False)
class Node:
    """An element of the tree. `parts` holds in order what is inside it: elements, marked content, links.

    `attributes` are PDF names, or values in brackets, by their key, put down with their owner (*Table*, *List*); `alt`
    is what a screen reader says in the place of what is drawn; `ident` is what other elements know it by.
    """

    tag: str
    parent: Node | None = None
    parts: list[Node | Mark | LinkArea] = field(default_factory=list)
    attributes: dict[str, str] = field(default_factory=dict)
    name: str = ""
    alt: str = ""
    ident: str = ""

    def child(self, tag: str, **attributes: str) -> Node:
        """A new last element inside this one."""
        node = Node(tag, self, attributes=attributes)
        self.parts.append(node)
        return node

    def before(self, inner: Node, tag: str) -> Node:
        """A new element inside this one, in front of the part that `inner` stands in."""
        while inner.parent is not None and inner.parent is not self:
            inner = inner.parent
        node = Node(tag, self)
        self.parts.insert(self.parts.index(inner), node)
        return node


def pruned(root: Node) -> Node:
    """The tree without elements that hold nothing; an empty cell stays, or its row would be too short."""
    for node in reversed(list(elements(root))):
        if node.parent is not None and not node.parts and node.tag not in {"TD", "TH"}:
            node.parent.parts = [part for part in node.parent.parts if part is not node]
    return root


def elements(root: Node) -> Iterator[Node]:
    """The element and all inside it, in reading order."""
    waiting = [root]
    while waiting:
        node = waiting.pop()
        yield node
        waiting += [part for part in reversed(node.parts) if isinstance(part, Node)]


def element(node: Node, root: str) -> str:
    """The element as PDF writes it, `{name}` standing for a reference; `root` is the parent of the first."""
    page = next((part[0] for part in node.parts if isinstance(part, tuple)), "")
    words = [f"/Type /StructElem /S /{node.tag} /P {{{node.parent.name if node.parent else root}}}"]
    if page:
        words.append(f"/Pg {{{page}}}")
    if node.parts:
        words.append(f"/K [{' '.join(_part(part, page) for part in node.parts)}]")
    if node.ident:
        words.append(f"/ID ({node.ident})")
    if node.alt:
        words.append(f"/Alt <FEFF{node.alt.encode('utf-16-be').hex()}>")
    if node.attributes:
        words.append(_attributes(node.attributes))
    return f"<< {' '.join(words)} >>"


def _attributes(attributes: dict[str, str]) -> str:
    """Attributes as PDF writes them: those of one owner together."""
    owned: dict[str, list[str]] = {}
    for key, value in attributes.items():
        written = value if value.startswith("[") or value.isdigit() else f"/{value}"
        owned.setdefault(_OWNERS[key], []).append(f"/{key} {written}")
    each = [f"<< /O /{owner} {' '.join(values)} >>" for owner, values in owned.items()]
    return f"/A {each[0]}" if len(each) == 1 else f"/A [{' '.join(each)}]"


def _part(part: Node | Mark | LinkArea, page: str) -> str:
    """What stands inside an element, as PDF writes it."""
    if isinstance(part, Node):
        return f"{{{part.name}}}"
    if isinstance(part, LinkArea):
        return f"<< /Type /OBJR /Obj {{{part.annotation}}} /Pg {{{part.page}}} >>"
    where, number = part
    return str(number) if where == page else f"<< /Type /MCR /Pg {{{where}}} /MCID {number} >>"
