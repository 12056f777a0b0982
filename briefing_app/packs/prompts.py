"""Prompts of templates: words in {{double braces}} that say what to write, and that no export ever shows."""

import re

from briefing_app.domain.packs import PackItem

_PROMPT = re.compile(r"[ \t]*\{\{.*?\}\}", re.DOTALL)
_EMPTY_BULLET = re.compile(r"^[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]*$\n?", re.MULTILINE)


def standing(markdown: str) -> bool:
    """Whether a prompt is left in the words."""
    return "{{" in markdown and _PROMPT.search(markdown) is not None


def without(markdown: str) -> str:
    """The words without prompts, and without the bullets that held nothing else."""
    return _EMPTY_BULLET.sub("", _PROMPT.sub("", markdown)) if standing(markdown) else markdown


def untouched(item: PackItem) -> bool:
    """Whether an item is as its template left it: a prompt, nothing else, and no point."""
    nothing = item.point_id is None and not item.chart_points
    return nothing and standing(item.markdown) and not without(item.markdown).strip()
