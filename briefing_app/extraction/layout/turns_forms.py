"""Who may be named before a turn, as patterns, and a label found in a text."""

import re
from dataclasses import dataclass

from briefing_app.extraction.words.lexicon import table

FORMS: dict[str, str] = table("furniture")["turns"]
NAME = rf"(?:{FORMS['style']}(?: {FORMS['style']})* )?{FORMS['name']}"
WHO = rf"(?:{FORMS['office']}|{NAME})"
CUE = re.compile(r"\s*\[(?:HL ?\d+|[A-Z][A-Z ]{3,30}|(?i:laugh\w*|applause|music|pause|crosstalk|inaudible))\.?\]$")
"""What a transcript notes at the end of somebody’s words: *[LAUGHTER]*."""
_ANSWERS_IT = re.compile(r"(?i)\b(?:respon\w+|reaction|reacts?|repl(?:y|ies|ying)|comments?|commenting) (?:to|on)\b")
_SAYS_AT_END = re.compile(r"\b(?:said|says|added|wrote):$")
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


def of_another(text: str, who: str, start: int, end: int) -> bool:
    """Whether a line that has a speech or a statement in it makes none: `who` is whom it seems to be by.

    *Harbour Aid response to Jane Roe's speech*; *In a statement by the service released on Friday, its chief said:*.
    """
    return _ANSWERS_IT.search(who) is not None or _SAYS_AT_END.search(text, start, end) is not None
