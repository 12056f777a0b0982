"""Posts that a page shows in full, with who wrote each below it: *— Jane Roe (@janeroe) November 22, 2017*."""

import re
from collections.abc import Iterator
from itertools import pairwise

from briefing_app.extraction.layout.segments import FURNITURE, Kind, Layout
from briefing_app.extraction.people.people import Register
from briefing_app.extraction.speakers.stage import Source, of_body, of_person

_SIGNED = re.compile(
    r"[—–-]+ ?(?P<name>[^()\n@]{2,60}?)(?: \([^()\n@]*\))? \(@[\w.]{1,40}\)(?:,? [^\n]{0,40}\d{4}[^\n]{0,20})?"
)


def posts(layout: Layout, register: Register) -> Iterator[tuple[int, int, Source]]:
    """Where each post begins and ends, with who wrote it."""
    for above, line in pairwise(layout.paragraphs):
        signed = _SIGNED.fullmatch(layout.text, line.start, line.end) if layout.text[line.start] in "—–-" else None
        if signed and above.kind not in FURNITURE - {Kind.TEASER} and layout.text[above.end - 1] != ":":
            yield above.content, above.end, _writer(register, signed["name"].strip())


def _writer(register: Register, name: str) -> Source:
    why = "the name below a post"
    person, body = register.person_named(name), register.body_named(name)
    if person is not None:
        return of_person(person, 0.95, why)
    return of_body(body, 0.95, why) if body is not None else Source(name, None, None, 0.9, why)
