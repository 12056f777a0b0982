"""Words that every format says alike."""

import re
from collections.abc import Iterable, Iterator

from briefing_app.packs.blocks import FigureRow, FindingSheet, LineToTake, Runs, Text

FINDINGS_OPEN = "◆ Findings open"
MUST_BE_SETTLED = "Must be settled or accepted before issue"
LET_STAND = "Known, and let stand by the author"
SOUND = "Checked, and sound"
NOT_GIVEN = "–"

_WORDS_A_SECOND = 2.5
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


def spoken(line: LineToTake) -> str:
    """How long an answer takes to say, *30 words, 12 seconds*; nothing of any other line."""
    if "answer" not in line.label.casefold().split():
        return ""
    words = len("".join(run.text for run in line.runs).split())
    seconds = max(1, round(words / _WORDS_A_SECOND))
    return f"{words} word{'s' if words != 1 else ''}, {seconds} second{'s' if seconds != 1 else ''}"


def with_groups(rows: Iterable[FigureRow]) -> Iterator[FigureRow | str]:
    """The rows of a table of figures, with the name of each group before the first of it."""
    group = ""
    for row in rows:
        if row.group and row.group != group:
            yield row.group
        group = row.group
        yield row


def with_words(text: str) -> Runs:
    """A text in which what stands between quotation marks is somebody's exact words."""
    return tuple(Text(part, exact=part.startswith("“")) for part in _QUOTED.split(text) if part)
