"""Who may be named before a turn, as patterns, and a label found in a text."""

import re
from dataclasses import dataclass

from briefing_app.extraction.lexicon import table

FORMS: dict[str, str] = table("furniture")["turns"]
NAME = rf"(?:{FORMS['style']}(?: {FORMS['style']})* )?{FORMS['name']}"
WHO = rf"(?:{FORMS['office']}|{NAME})"
CUE = re.compile(r"\s*\[(?:HL ?\d+|[A-Z][A-Z ]{3,30}|(?i:laugh\w*|applause|music|pause|crosstalk|inaudible))\.?\]$")
"""What a transcript notes at the end of somebody’s words: *[LAUGHTER]*."""
EXTRA = r"(?: ?\([^()\n]{2,110}\)){0,3}"


@dataclass(frozen=True, slots=True)
class Label:
    """Who speaks, `text[start:end]`; the words begin at `content`, or in the next paragraph where that is -1.

    `named` is where the text spells out the name, if the label itself only has initials.
    """

    start: int
    end: int
    content: int = -1
    named: tuple[int, int] | None = None
