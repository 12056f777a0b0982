"""The bin: what was deleted and can be brought back, or be deleted for ever."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class BinnedKind(StrEnum):
    """What lies in the bin."""

    DOCUMENT = "document"
    PACK = "pack"


@dataclass(frozen=True, slots=True)
class Binned:
    """Something in the bin; `points` are the points of a document, the items of a pack."""

    kind: BinnedKind
    id: int
    title: str
    deleted_at: datetime
    points: int = 0
