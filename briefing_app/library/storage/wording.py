"""How steps are named (*import “Title”*, *accept 14 quotes*), and what is said of what is no longer there."""

from collections.abc import Collection

from briefing_app.domain.points import PointKind
from briefing_app.domain.wording import counted
from briefing_app.errors import BriefingError

_LONGEST = 40
_NOUNS = {PointKind.QUOTE: "quote", PointKind.FIGURE: "figure", PointKind.KEY_POINT: "key point"}


def titled(title: str) -> str:
    """A title in quotation marks, cut short at a word."""
    words = " ".join(title.split())
    if len(words) > _LONGEST:
        words = words[:_LONGEST].rsplit(" ", 1)[0].rstrip(" ,.;:–-") + "…"
    return f"“{words}”"


def gone(noun: str, what: str = "it") -> BriefingError:
    """What to say of something that was asked for by its number and is not there; `what` may have been deleted."""
    return BriefingError(
        f"This {noun} is no longer in the library.",
        kept="Nothing was changed.",
        remedy=f"If {what} was deleted by mistake, undo the deletion.",
    )


def kinds_of(kinds: Collection[PointKind]) -> str:
    """So many points, by their kind if they are all of one."""
    same = next(iter(kinds)) if len(set(kinds)) == 1 else None
    return counted(len(kinds), _NOUNS[same] if same else "point")
