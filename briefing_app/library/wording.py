"""How steps are named: *import “Title”*, *accept 14 quotes*."""

from collections.abc import Collection

from briefing_app.domain.points import PointKind

_LONGEST = 40
_NOUNS = {PointKind.QUOTE: "quote", PointKind.FIGURE: "figure", PointKind.KEY_POINT: "key point"}


def titled(title: str) -> str:
    """A title in quotation marks, cut short at a word."""
    words = " ".join(title.split())
    if len(words) > _LONGEST:
        words = words[:_LONGEST].rsplit(" ", 1)[0].rstrip(" ,.;:–-") + "…"
    return f"“{words}”"


def counted(number: int, noun: str) -> str:
    """A number with its noun: *1 document*, *14 documents*."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def kinds_of(kinds: Collection[PointKind]) -> str:
    """So many points, by their kind if they are all of one."""
    same = next(iter(kinds)) if len(set(kinds)) == 1 else None
    return counted(len(kinds), _NOUNS[same] if same else "point")
