"""Which words stay on one line with the next: in our own text only, never in somebody's exact words."""

import re

_SHORT = 5
"""A last word of a paragraph up to this long takes the one before it along."""

_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_DAY = re.compile(rf"(?<=\d)\ (?={_MONTH}\b)", re.VERBOSE)
_BOUND = re.compile(
    rf"""(?:\b(?:[Pp]ages?|[Cc]olumns?|[Pp]aragraphs?|[Tt]ables?|[Ss]ections?|[Aa]nnex|[Vv]ersion|[Ff]igures?
            |[Ii]tems?|[Qq]uestions?))\ (?=[A-Z\d]\b|\d)
      | (?<=\d)\ (?={_MONTH}\b|sources?\b|per\ cent\b|million\b|billion\b|trillion\b|thousand\b|[ap]m\b)
      | \b{_MONTH}\ (?=\d{{4}}\b)
      | \bper\ (?=cent\b)
      | \ (?=\[\d+\])""",
    re.VERBOSE,
)


def ours(text: str, *, last: bool) -> str:
    """Our own text; `last` says that the paragraph ends with it."""
    text = _BOUND.sub(_glued, text)
    head, space, end = text.rpartition(" ")
    short = last and space and head and 0 < len(end) <= _SHORT
    return f"{head}\u00a0{end}" if short else text


def cell(text: str, *, last: bool) -> str:  # noqa: ARG001 - called as ours is
    """Our own text in a narrow column, where little more than a day and its month can stay together."""
    return _DAY.sub(_glued, text)


def exact(text: str, *, last: bool) -> str:  # noqa: ARG001 - called as ours is
    """Somebody's words, as they are."""
    return text


def _glued(match: re.Match[str]) -> str:
    """What was found, with its space made one that does not break."""
    return match.group().replace(" ", "\u00a0")
