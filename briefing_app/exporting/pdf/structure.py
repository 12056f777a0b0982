"""The logical tree of the document: what each thing is, in reading order, whatever page it is drawn on."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True, eq=False)
class Node:
    """An element of the tree. `marks` holds its parts in order: elements, (page, number) of marked content, links."""

    tag: str
    parent: Node | None = None
    marks: list[Node | tuple[int, int] | int] = field(default_factory=list)
    attributes: dict[str, str] = field(default_factory=dict)

    def child(self, tag: str, **attributes: str) -> Node:
        """A new last element inside this one."""
        node = Node(tag, self, attributes=attributes)
        self.marks.append(node)
        return node
