"""Cross-references: a run that names an anchor becomes a link, and where there are pages says on which it falls."""

from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from typing import Any

from briefing_app.packs.blocks import Contents, PackDocument, Text


def refers(document: PackDocument) -> bool:
    """Whether anything in the pack names the page of something else."""
    return any(_holds(block) for block in document.blocks if not isinstance(block, Contents))


def with_pages(document: PackDocument, pages: Mapping[str, int]) -> PackDocument:
    """The pack with *, page 9* after each such run; a run whose anchor is nowhere stays as it is, without a link."""

    def resolved(run: Text) -> list[Text]:
        linked = _linked(run, pages)
        if linked.link is None:
            return [linked]
        page = replace(linked, text=f", page {pages[run.page_of or '']}", exact=False)
        return [replace(linked, reference=None), page]

    return _with(document, resolved)


def with_links(document: PackDocument) -> PackDocument:
    """The pack for what has no pages: each such run is a link to its anchor, where there is one."""
    anchors = {str(getattr(block, "anchor", "")): 0 for block in document.blocks}
    return _with(document, lambda run: [_linked(run, anchors)]) if refers(document) else document


def _linked(run: Text, anchors: Mapping[str, int]) -> Text:
    """The run as a link to its anchor; only its words where there is none."""
    link = f"#{run.page_of}" if run.page_of in anchors else None
    return replace(run, page_of=None, link=link)


def _with(document: PackDocument, resolve: Callable[[Text], list[Text]]) -> PackDocument:
    """The pack with other runs in the place of those that refer to something."""
    blocks = (_value(block, resolve) if _holds(block) else block for block in document.blocks)
    return replace(document, blocks=tuple(blocks))


def _value(value: Any, resolve: Callable[[Text], list[Text]]) -> Any:
    """A block or a part of one with its runs resolved."""
    if isinstance(value, tuple):
        resolved = (_value(part, resolve) for part in value)
        return tuple(one for part in resolved for one in (part if isinstance(part, list) else [part]))
    if isinstance(value, Text):
        return value if value.page_of is None else resolve(value)
    if hasattr(value, "__dataclass_fields__") and _holds(value):
        return replace(value, **{name: _value(part, resolve) for name, part in _parts(value).items()})
    return value


def _holds(value: object) -> bool:
    """Whether a run that refers to something stands anywhere in a block or a part of one."""
    if isinstance(value, Text):
        return value.page_of is not None
    if isinstance(value, tuple):
        return any(map(_holds, value))
    return hasattr(value, "__dataclass_fields__") and any(_holds(part) for part in _parts(value).values())


def _parts(value: Any) -> dict[str, object]:
    """The fields of a block, by name."""
    return {field.name: getattr(value, field.name) for field in fields(value)}
