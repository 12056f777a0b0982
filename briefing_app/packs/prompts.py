"""Prompts of templates: words in {{double braces}} that say what to write, and that no export ever shows."""

import re

from briefing_app.domain.packs import PackItem

_PROMPT = re.compile(r"\{\{.*?\}\}", re.DOTALL)
_MARK = "\x00"
_EMPTY_BULLET = re.compile(r"[ \t]*(?:[-*+]|\d{1,3}[.)])?[ \t]*\x00[ \t\x00]*")
_EMPTY_ROW = re.compile(r"[ \t]*\|[ \t|\x00]*\x00[ \t|\x00]*")
_RULE_OF_TABLE = re.compile(r"[ \t]*\|?[ \t:|-]*-[ \t:|-]*")


def standing(words: str) -> bool:
    """Whether a prompt is left in the words."""
    return "{{" in words and _PROMPT.search(words) is not None


def without(words: str) -> str:
    """The words without prompts, and without the lines, bullets, rows and tables that held nothing else."""
    if not standing(words):
        return words
    lines = _PROMPT.sub(_MARK, words.replace(_MARK, "")).split("\n")
    kept = [line for line in lines if not (_EMPTY_BULLET.fullmatch(line) or _EMPTY_ROW.fullmatch(line))]
    return without("\n".join(re.sub(rf"[ \t]*{_MARK}", "", line) for line in _without_empty_tables(kept)))


def _without_empty_tables(lines: list[str]) -> list[str]:
    """The lines without heads of tables that have no rows."""
    heads = [
        at
        for at in range(len(lines) - 1)
        if "|" in lines[at]
        and "|" in lines[at + 1]
        and _RULE_OF_TABLE.fullmatch(lines[at + 1])
        and not (at + 2 < len(lines) and "|" in lines[at + 2])
    ]
    gone = {place for at in heads for place in (at, at + 1)}
    return [line for at, line in enumerate(lines) if at not in gone]


def untouched(item: PackItem) -> bool:
    """Whether an item is as its template left it: prompts, nothing else, and no point."""
    nothing = item.point_id is None and not item.chart_points
    return nothing and standing(item.markdown) and not without(item.markdown).strip()
