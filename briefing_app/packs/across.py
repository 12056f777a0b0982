"""What the library's other documents and its register have to say to a pack: gathered by the caller, judged here."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from briefing_app.domain.facts import Standing


@dataclass(frozen=True, slots=True)
class Across:
    """By point: how a figure stands among other documents, and what the register holds against a stated role.

    `shared` says of quotes in how many independent sources they stand, of those that were compared with the others.
    `roles` has only quotes whose stated role is not the one held that day, each with what the register says instead,
    in words that go on after *the register*.
    """

    standings: Mapping[int, Standing] = field(default_factory=dict)
    roles: Mapping[int, str] = field(default_factory=dict)
    shared: Mapping[int, int] = field(default_factory=dict)
