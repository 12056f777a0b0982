"""Runs, labels and tables as HTML: nothing in the words counts as markup, and only ordinary links lead anywhere."""

import re
from collections.abc import Iterator
from html import escape
from itertools import groupby

from briefing_app.packs.blocks import Runs, Text

_FRAME = re.compile(r'aria-label="Table(?=[":])')
"""Words cannot hold it: their quotation marks are escaped."""
NUMBER = ' class="number"'
"""For a cell that holds a figure."""


def table_html(caption: str, head: str, rows: str) -> str:
    """A table from its cells, in a frame of its own that scrolls where the screen is narrow."""
    named = f"<caption>{escape(caption)}</caption>" if caption else ""
    label = escape(f"Table: {caption}" if caption else "Table")
    table = f"<table>{named}<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
    return f'<div class="scroll" tabindex="0" role="region" aria-label="{label}">{table}</div>'


def numbered(part: str, numbers: Iterator[int]) -> str:
    """The part with a number of its own in the name of each frame of a table: no two places of a page share a name."""
    return _FRAME.sub(lambda _: f'aria-label="Table {next(numbers)}', part)


def safe_link(link: str) -> bool:
    """Whether a link leads to the web and can do nothing else."""
    return link.startswith(("https://", "http://"))


def labelled(labels: tuple[str, ...], body: str) -> str:
    """The body with its labels in the narrow column, if it has any."""
    shown = [label for label in labels if label]
    if not shown:
        return body
    names = "".join(f'<p class="{"second" if at else "label"}">{escape(label)}</p>' for at, label in enumerate(shown))
    return f'<div class="row"><div class="labels">{names}</div><div>{body}</div></div>'


def runs_html(runs: Runs) -> str:
    """The words; neighbours of one link share it, and a source's number is a link of its own."""
    made = []
    for link, linked in groupby(runs, lambda run: run.link if _may_link(run.link) else None):
        words = "".join(map(_run, linked))
        made.append(f'<a href="{escape(link)}">{words}</a>' if link else words)
    return "".join(made)


def _may_link(link: str | None) -> bool:
    return bool(link) and (link or "").startswith(("#", "https://", "http://", "mailto:"))


def _run(run: Text) -> str:
    words = escape(run.text)
    for wanted, tag in ((run.bold, "strong"), (run.italic, "em")):
        words = f"<{tag}>{words}</{tag}>" if wanted else words
    if run.exact:
        words = f'<span class="exact">{words}</span>'
    for wanted, tag in ((run.changed, "ins"), (run.struck, "del")):
        words = f"<{tag}>{words}</{tag}>" if wanted else words
    if run.reference is not None and not _may_link(run.link):
        words += f'<sup><a href="#source-{run.reference}" aria-label="Source {run.reference}">{run.reference}</a></sup>'
    return words
