"""People whom a record of Parliament lists with their offices: the witnesses of a committee, a statement's maker."""

import re
from collections.abc import Iterator

from briefing_app.domain.text import Genre
from briefing_app.extraction.layout.segments import Layout
from briefing_app.extraction.people.offices import Office, office_of
from briefing_app.extraction.people.people import Person, Register, sex_of_title
from briefing_app.extraction.words.first_names import first_names
from briefing_app.extraction.words.roles import has_role

_HEAD = 40
"""Paragraphs: lists of witnesses stand before the first question, or before the panel that they are of."""
_OPENING = re.compile(r"(?:Witness(?:es)?(?: giving evidence| examined)?\s*:|\[?(?:[IVX]{1,4}|\d{1,2})\]?\s*[:.)])\s*")
_SPOKEN = re.compile(r"Q\s?\d")
_STYLE = re.compile(
    r"(?:(?:The|Rt\.?|Right|Hon\.?|Sir|Dame|Dr|Prof(?:essor)?\.?|Mr|Mrs|Ms|Miss|Mx|Cllr|Coun|Councillor|Lord|Lady|Baroness|Rev)\s+)+"
)
_NAME = re.compile(r"[A-Z][\w'’.-]+(?: (?:of|de|van|der|von|ap|ab|[A-Z][\w'’.-]*)){1,4}")
_LONGEST = 120
_SURNAME = re.compile(r"(?<=[a-z.] )(?!MP\b|MSP\b|MLA\b|KC\b|QC\b|[A-Z]BE\b)[A-ZÀ-Þ][A-ZÀ-Þ’'-]{2,}$")
"""*Mr. Justice OPENSHAW*: as records of old have surnames."""
_LETTERS = re.compile(r"(?: (?:MP|MSP|MS|MLA|KC|QC|OBE|CBE|MBE|DBE|KBE))+$")


def add_listed(layout: Layout, register: Register) -> None:
    """Let each of them hold the office that the list gives: *I: Jane Roe, Chief Executive, Ports Agency; and …*."""
    if layout.genre is Genre.EVIDENCE:
        for style, name, role in _listed(layout):
            _person(register, style, name).hold(_office(role, f"“{name}, {role}”"))
    elif layout.genre is Genre.STATEMENT and layout.turns:
        turn = layout.turns[0]
        label = layout.paragraph_at(turn.label_start)
        below = layout.paragraphs[label.index + 1] if label and label.index + 1 < len(layout.paragraphs) else None
        role = layout.text[below.start : below.end] if below and below.end < turn.start else ""
        if label and role and len(role) < _LONGEST and has_role(role):
            name = layout.text[turn.label_start : turn.label_end]
            _person(register, "", _STYLE.sub("", name, count=1)).hold(office_of(role, f"“{role}” below the name"))


def _person(register: Register, style: str, name: str) -> Person:
    """The person of that name, new if there is none yet."""
    known = register.person_named(name)
    if known is None:
        known = Person(name, style, sex_of(name, style))
        known.quoted_only = False
        register.add_person(known)
    return known


def _office(listed: str, why: str) -> Office:
    """*Director of Policy, Ports Agency* as office and body; what ends in no body is an office as a whole."""
    role, comma, body = listed.rpartition(", ")
    if comma and has_role(role, loose=True) and not has_role(body) and body[:1].isupper():
        return Office(role, body, why)
    return office_of(listed, why)


def _listed(layout: Layout) -> Iterator[tuple[str, str, str]]:
    for paragraph in layout.paragraphs[:_HEAD]:
        line = layout.text[paragraph.start : paragraph.end].strip()
        opening = _OPENING.match(line)
        if opening is None or _SPOKEN.match(line):
            continue
        for item in line[opening.end() :].rstrip(".").split(";"):
            named, comma, role = item.strip().removeprefix("and ").partition(",")
            style = _STYLE.match(named.strip())
            name = _LETTERS.sub("", named.strip()[style.end() if style else 0 :])
            if comma and _NAME.fullmatch(name):
                yield style.group().strip() if style else "", name, role.strip()


def small_letters(text: str, name: str) -> str:
    """A name that a label has in capitals as the text writes it elsewhere, else with its capitals alone."""
    if not name.isupper():
        return _SURNAME.sub(lambda found: found.group().title(), name)
    written = (found.group() for found in re.finditer(re.escape(name), text, re.IGNORECASE))
    return next((one for one in written if not one.isupper() and one[:1].isupper()), name.title())


def sex_of(name: str, title: str) -> str:
    """*f* or *m* by the title or the first name; empty where neither tells."""
    by_title = sex_of_title(title)
    if by_title:
        return by_title
    known = first_names().get(name.split(maxsplit=1)[0].casefold().split("-")[0], "")
    return known if known in {"f", "m"} and len(name.split()) > 1 else ""
