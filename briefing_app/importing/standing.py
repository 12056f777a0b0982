"""How figures stand among the library's other documents: for the evidence that a pack rests on."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from briefing_app.domain.facts import Standing
from briefing_app.linking import standing

if TYPE_CHECKING:
    from briefing_app.library.library import Library


def standings(library: "Library", point_ids: Iterable[int]) -> dict[int, Standing]:
    """How each of some figures stands; points that are no figures, or are gone, are left out."""
    wanted = list(dict.fromkeys(point_ids))
    facts = library.facts_of(wanted)
    found = standing.standings(facts, library.facts_by_id(sorted(set(facts.values()))), library.waiting_points(wanted))
    return {one: found[one] for one in wanted if one in found}
