"""What the head of a speech says that its speaker is: *Skills Minister speech to …*, *Speech by the Home Secretary*."""

import re

from briefing_app.domain.text import Genre
from briefing_app.extraction.layout.segments import Layout
from briefing_app.extraction.people.offices import office_of
from briefing_app.extraction.people.people import Person, Register
from briefing_app.extraction.words.roles import has_role

_HEAD = 6
"""Paragraphs at the head of a speech."""
_SPEECH_BY = re.compile(
    r"(?:[A-Z][\w ]{0,30})?(?:[Ss]peech|[Aa]ddress|[Rr]emarks|[Ss]tatement) (?:given |made |delivered )?"
    r"by the (?P<role>[A-Z][^\n.]{3,80})"
)
THEIR_SPEECH = re.compile(
    r"(?P<role>[A-Z][\w ]{3,60}?)(?:['’]s?)? (?:keynote |opening |closing |conference )?(?:speech|address|remarks)\b"
)


def hold_speech_office(layout: Layout, register: Register) -> None:
    """Give the one speaker of a speech, if nothing else says what he or she is, the office in its title."""
    speaker = _only_speaker(layout, register) if layout.genre in {Genre.SPEECH, Genre.STATEMENT} else None
    for paragraph in layout.paragraphs[:_HEAD] if speaker is not None and not speaker.offices else ():
        title = THEIR_SPEECH.match(layout.text, paragraph.content) or _SPEECH_BY.match(layout.text, paragraph.content)
        role = title["role"].split(",")[0] if title else ""
        if title and speaker and has_role(role):
            speaker.hold(office_of(role, f"“{title.group()}”"))
            return


def _only_speaker(layout: Layout, register: Register) -> Person | None:
    labels = [(turn.label_start, turn.label_end) for turn in layout.turns]
    low, high = min(labels, default=(0, 0))[0], max((end for _, end in labels), default=0)
    near = [m for m in register.mentions if low <= m.start < high] if len(set(labels)) == 1 else []
    return next((m.who for m in near if isinstance(m.who, Person)), None)
