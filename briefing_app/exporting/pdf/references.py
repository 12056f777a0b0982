"""Cross-references: where a run says on which page an anchor falls, the page becomes part of its words."""

from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any

from briefing_app.packs.blocks import Block, Contents, PackDocument, Text


def refers(document: PackDocument) -> bool:
    """Whether anything in the pack names the page of something else."""
    return any(_holds(block) for block in document.blocks if not isinstance(block, Contents))


def _holds(value: object) -> bool:
    """Whether a run with a page stands anywhere in a block or a part of one."""
    if isinstance(value, Text):
        return value.page_of is not None
    if isinstance(value, tuple):
        return any(map(_holds, value))
    return hasattr(value, "__dataclass_fields__") and any(_holds(part) for part in _parts(value).values())


def with_pages(document: PackDocument, pages: Mapping[str, int]) -> PackDocument:
    """The pack with *, page 9* after each such run; a run whose anchor is nowhere stays as it is, without a link."""
    return replace(document, blocks=tuple(_resolved(block, pages) for block in document.blocks))


def _resolved(block: Block, pages: Mapping[str, int]) -> Block:
    return _value(block, pages) if _holds(block) else block


def _value(value: Any, pages: Mapping[str, int]) -> Any:
    """A block or a part of one with its runs resolved."""
    if isinstance(value, tuple):
        resolved = (_value(part, pages) for part in value)
        return tuple(one for part in resolved for one in (part if isinstance(part, list) else [part]))
    if isinstance(value, Text):
        return value if value.page_of is None else _run(value, pages)
    if hasattr(value, "__dataclass_fields__") and _holds(value):
        return replace(value, **{name: _value(part, pages) for name, part in _parts(value).items()})
    return value


def _run(run: Text, pages: Mapping[str, int]) -> list[Text]:
    """The run, linked, and the page as one of the same look."""
    page = pages.get(run.page_of or "")
    plain = replace(run, page_of=None)
    if page is None:
        return [plain]
    linked = replace(plain, link=f"#{run.page_of}")
    return [replace(linked, reference=None), replace(linked, text=f", page {page}", exact=False)]


def _parts(value: Any) -> dict[str, object]:
    """The fields of a block, by name."""
    return {field.name: getattr(value, field.name) for field in fields(value)}
