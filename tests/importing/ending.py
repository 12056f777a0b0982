"""How the reading of a file ends that means no good."""

from collections.abc import Callable
from typing import TypeVar

from briefing_app.errors import BriefingError

T = TypeVar("T")


def ended(read: Callable[[bytes, str], T], data: bytes, name: str) -> T | BriefingError:
    """What was read, or an error that says what happened, what was kept and what to do."""
    try:
        return read(data, name)
    except BriefingError as error:
        refused = error
    assert refused.what
    assert refused.kept
    assert refused.remedy
    return refused
