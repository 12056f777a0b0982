"""The variants of a quote beside its fullest wording: how each stands to it, and where they differ word by word."""

from typing import TYPE_CHECKING

from briefing_app.domain.links import Against, SameQuote
from briefing_app.linking.quotes import Wording, compare, differences
from briefing_app.linking.words import words

if TYPE_CHECKING:
    from briefing_app.domain.points import Point
    from briefing_app.library.library import Library


def variants(library: "Library", point_id: int) -> tuple[SameQuote, dict[int, Against]]:
    """A quote with its variants, and of each by its point how it stands to the fullest.

    Raises:
        BriefingError: the quote is no longer there.
    """
    same = library.quote_variants(point_id)
    told = {one.point.id: one.point for one in same.variants}
    fullest = told[same.fullest]
    return same, {one: _against(fullest, point) for one, point in told.items()}


def _against(fullest: "Point", other: "Point") -> Against:
    link = compare(_wording(fullest), _wording(other))
    found = differences(fullest.content.text, other.content.text)
    return Against(link.likeness if link else None, found, link.why if link else "")


def _wording(point: "Point") -> Wording:
    return Wording(words(point.content.text), point.speaker_id)
