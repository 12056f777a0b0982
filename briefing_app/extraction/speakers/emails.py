"""Lines of an earlier e-mail inside an answer to it, *> Is it right that …?*, with who wrote them."""

import re
from collections.abc import Iterator

from briefing_app.domain.text import Genre
from briefing_app.extraction.layout.segments import Layout, Paragraph
from briefing_app.extraction.people.people import Register
from briefing_app.extraction.speakers.stage import Source, of_person

_NAME = r"[A-ZÀ-Þ][\w’'-]+(?: (?:(?:de|van|der|von|al|el|bin) )*[A-ZÀ-Þ][\w’'-]+)+"
_TO = re.compile(rf"(?m)^To:\s*(?:(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Cllr) )?(?P<name>{_NAME})")
_WROTE = re.compile(rf"(?:On|At) [^\n]{{5,80}}?,? (?P<name>{_NAME})(?: [<(\[][^>)\]\n]*[>)\]])? wrote:\s*$")


def cited_lines(layout: Layout, register: Register) -> Iterator[tuple[int, int, Source]]:
    """Where each run of cited lines begins and ends, with its writer: who is named above it, or who is answered."""
    if layout.genre is not Genre.EMAIL:
        return
    addressed = [(found.start(), found["name"]) for found in _TO.finditer(layout.text)]
    for first, last in _runs(layout):
        above = layout.paragraphs[first.index - 1] if first.index else None
        wrote = _WROTE.search(layout.text, above.start, above.end) if above else None
        answered = [name for at, name in addressed if at < first.start]
        name = wrote["name"] if wrote else answered[-1] if answered else ""
        if name:
            known = register.person_named(name)
            why = "the lines that an e-mail answers"
            yield first.content, last.end, of_person(known, 0.86, why) if known else Source(name, None, None, 0.86, why)


def _runs(layout: Layout) -> Iterator[tuple[Paragraph, Paragraph]]:
    run: list[Paragraph] = []
    for paragraph in layout.paragraphs:
        if layout.text[paragraph.start] == ">" and paragraph.prose:
            run.append(paragraph)
        elif run:
            yield run[0], run[-1]
            run = []
    if run:
        yield run[0], run[-1]
