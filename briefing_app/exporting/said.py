"""Words that every format says alike."""

import re

from briefing_app.packs.blocks import FindingSheet, Runs, Text

FINDINGS_OPEN = "◆ Findings open"
MUST_BE_SETTLED = "Must be settled or accepted before issue"
LET_STAND = "Known, and let stand by the author"
SOUND = "Checked, and sound"
NOT_GIVEN = "–"

_QUOTED = re.compile("(“[^”]*”)")


def counted(sheet: FindingSheet) -> str:
    """*3 findings open, 2 accepted*."""
    number = len(sheet.open)
    opened = "No finding open" if not number else f"{number} finding{'s' if number > 1 else ''} open"
    return f"{opened}, {len(sheet.accepted)} accepted" if sheet.accepted else opened


def checked(sheet: FindingSheet) -> str:
    """When the check was made, and what becomes of the sheet."""
    at = f"Checked {sheet.checked_at}. " if sheet.checked_at else ""
    return f"{at}This sheet stays with the draft and is left out of the issued pack."


def with_words(text: str) -> Runs:
    """A text in which what stands between quotation marks is somebody's exact words."""
    return tuple(Text(part, exact=part.startswith("“")) for part in _QUOTED.split(text) if part)
