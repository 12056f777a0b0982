"""What the head of a text says of itself: title, publisher, byline, date, link. Each only where it is sure, and with
where it came from, in words.
"""  # noqa: D205

import itertools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from briefing_app.domain.text import SourceText

HEAD_LINES = 14
"""How many lines that hold anything count as the head."""
HEAD_LENGTH = 8000
"""And how many characters; of a line, no more than LINE_LENGTH are looked at."""
LINE_LENGTH = 600

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\.?"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?\s+)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_DATES = (
    re.compile(rf"{_WEEKDAY}\b{_DAY}\s+(?:of\s+)?{_MONTH},?\s+{_YEAR}\b", re.IGNORECASE),
    re.compile(rf"{_WEEKDAY}\b{_MONTH}\s+{_DAY},?\s+{_YEAR}\b", re.IGNORECASE),
    re.compile(rf"\b{_YEAR}-(?P<month>\d\d)-{_DAY}(?!\d)"),
    re.compile(rf"\b(?P<day>1[3-9]|2\d|3[01])/(?P<month>0?[1-9]|1[0-2])/{_YEAR}\b"),
)
_TIME = r"(?:[T,\s]+(?:at\s+)?\d{1,2}[:.]\d\d(?::\d\d)?\s*(?:[ap]\.?m\.?)?\s*(?:Z|GMT|BST|[+-]\d\d:?\d\d)?)?"
_BEFORE_DATE = re.compile(
    r"(?:first\s+|date\s+)?(?:published|issued|released|posted|updated|dated?|delivered)?(?:\s+(?:on|at|by))?\s*:?\s*",
    re.IGNORECASE,
)
_AFTER_DATE = re.compile(rf"{_TIME}\s*[.|]?\s*", re.IGNORECASE)
_SAID_DATE = re.compile(
    r"\b(?:issued|published|released|made|delivered|given)\b[^.]*?\bon\s+(?:the\s+)?$", re.IGNORECASE
)
_ISSUED_BY = re.compile(
    r"\b(?:press release|press notice|statement|news release)\s+(?:was\s+)?(?:issued|published|released)\s+by\s+"
    r"(?:the\s+)?(?P<body>[A-Z][^.]*?)\s+on\s",
)
_LABEL = re.compile(
    r"(?P<label>title|headline|publisher|published by|source|author|byline|link|url)\s*:\s*(?P<value>\S.*)",
    re.IGNORECASE,
)
_BYLINE = re.compile(
    r"by\s+(?P<names>[A-Z][\w.'’-]+(?:\s+(?:and\s+|(?:de|van|von|der|ap)\s+)?[A-Z][\w.'’-]+){1,5})(?:,|$)",
    re.IGNORECASE,
)
_PERSON = re.compile(r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,2}")
_JOB = re.compile(r"(?:[\w-]+ ){0,3}(?:editor|reporter|correspondent|journalist|writer)", re.IGNORECASE)
_LINK = re.compile(r"https?://\S+")
_BODY_WORD = re.compile(
    r"\b(?:Agency|Association|Authority|Cabinet Office|Chronicle|Commission|Committee|Council|Courier|Department|Echo|"
    r"Executive|Federation|Forum|Gazette|Guardian|Herald|Home Office|Inspectorate|Institute|Journal|Ministry|Mercury|"
    r"News|Observer|Post|Standard|Statistics|Telegraph|Times|Treasury|Trust|Union|University)\b"
)
_PAPER = re.compile(
    r"\b(?:Advertiser|Argus|BBC|Citizen|Examiner|Express|Independent|ITV|Mail|Mirror|Press|Reporter|Review|Star|Sun|"
    r"Today|Tribune|Weekly)\b"
)
"""What newspapers and broadcasters are called beside the words of other bodies; no word for a byline."""
_BEFORE_SIGN = re.compile(r"(?:by [^,|]+[,|]\s*)?(?P<name>[^,|·•]+?)\s*[,|·•–—-]\s*", re.IGNORECASE)
_SMALL = {"of", "the", "for", "and", "in", "on", "&", "to", "at"}
_OPENING = re.compile(r"(?:press release|press notice|news release)\s*:\s*", re.IGNORECASE)
_CLOSING = re.compile(r"\s*\[[A-Z][a-z]+ (?:19|20)\d\d\]$")
_BULLET = re.compile(r"(?:[•*–—-]|\d+[.)]|[a-z]\))\s*")
_HANSARD = re.compile(r"-\s*Hansard\s*-|\b(?:Commons|Lords) Chamber$|^Westminster Hall$")
_PLACES = re.compile(r"(?:Commons|Lords) Chamber|Westminster Hall|House record", re.IGNORECASE)
_ORAL = re.compile(r"(?:oral|written) evidence\s*:", re.IGNORECASE)
_LONGEST_TITLE = 200


@dataclass(frozen=True, slots=True)
class _Head:
    """The first lines that hold anything, tidied."""

    lines: tuple[str, ...]
    markdown: bool

    def labelled(self, *labels: str) -> "_Told":
        """The value of the first line of the form *Label: value*."""
        matches = (_LABEL.fullmatch(line) for line in self.lines)
        found = next((match for match in matches if match and match["label"].casefold() in labels), None)
        return (found["value"].strip(), f"from the line “{found['label']}:” at the top") if found else _NOTHING


_Told = tuple[str, str]
"""A detail and where it came from; both empty where nothing is sure."""
_NOTHING: _Told = ("", "")


def describe(source: SourceText) -> SourceText:
    """The source with what its head says of it filled in; what is not sure stays empty. The text is not touched."""
    head = _Head(tuple(_lines(source.text)), source.media_type == "text/markdown")
    publisher, byline = _publisher_and_byline(head)
    title, link = _title(head, {byline[0], publisher[0]}), _link(head)
    published = _published(head.lines)
    told = {"title": title, "publisher": publisher, "byline": byline, "link": link}
    where = {name: words for name, (_, words) in told.items() if words}
    if published:
        where["published"] = "from the date at the top"
    return replace(
        source,
        title=title[0],
        publisher=publisher[0],
        byline=byline[0],
        published=published,
        link=link[0],
        provenance=(*source.provenance, *where.items()),
    )


def find_date(text: str) -> date | None:
    """The first full date in a text: *21 August 2024*, *Monday 16th June 2014*, *Aug 21, 2024*, *2024-08-21*."""
    matches = (match for pattern in _DATES for match in pattern.finditer(text))
    return next((found for match in sorted(matches, key=re.Match.start) if (found := _date(match))), None)


def _lines(text: str) -> Iterator[str]:
    found = 0
    for line in text[:HEAD_LENGTH].lstrip("\ufeff").splitlines():
        if found == HEAD_LINES:
            return
        tidy = " ".join(line[:LINE_LENGTH].split())
        if tidy and tidy != "---":
            found += 1
            yield tidy


def _date(match: re.Match[str]) -> date | None:
    month = match["month"].casefold()
    try:
        number = int(month) if month.isdigit() else _MONTHS.index(month[:3]) + 1
        return date(int(match["year"]), number, int(match["day"]))
    except ValueError:
        return None


def _published(lines: Iterable[str]) -> date | None:
    """The date that stands alone on its line, or in a phrase that says *published on*."""
    return next((found for line in lines if (found := _stated(line))), None)


def _stated(line: str) -> date | None:
    for pattern in _DATES:
        match = pattern.search(line)
        if match and (_alone(line, match) or _SAID_DATE.search(line[: match.start()]) or _imprint(line, match)):
            return _date(match)
    return None


def _imprint(line: str, match: re.Match[str]) -> str:
    """The publisher in *The Evening Gazette, 22 November 2026*, *By Jane Roe, Harbour Courier, 22 November 2026*."""
    before = _BEFORE_SIGN.fullmatch(line, 0, match.start())
    name = before["name"] if before and _AFTER_DATE.fullmatch(line, match.end()) else ""
    return name if name and _is_name(name) and (_BODY_WORD.search(name) or _PAPER.search(name)) else ""


def _alone(line: str, match: re.Match[str]) -> bool:
    before = re.sub(r"^By [^,|]+[,|]\s*", "", line[: match.start()])
    return bool(_BEFORE_DATE.fullmatch(before) and _AFTER_DATE.fullmatch(line[match.end() :]))


def _publisher_and_byline(head: _Head) -> tuple[_Told, _Told]:
    publisher, byline = _publisher(head), _byline(head)
    # A report's author is a body: it is who published it.
    return (publisher if publisher[0] else byline, _NOTHING) if _BODY_WORD.search(byline[0]) else (publisher, byline)


def _publisher(head: _Head) -> _Told:
    return _first(
        head.labelled("publisher", "published by"),
        _not_a_link(head.labelled("source")),
        _issued(head),
        ("Hansard", "from the form of the record") if any(map(_HANSARD.search, head.lines)) else _NOTHING,
        (_own_line(head), "from a line of its own at the top"),
        (_beside_date(head), "from the line with the date at the top"),
    )


def _first(*told: _Told) -> _Told:
    return next((one for one in told if one[0]), _NOTHING)


def _not_a_link(told: _Told) -> _Told:
    return _NOTHING if _LINK.match(told[0]) else told


def _issued(head: _Head) -> _Told:
    body = next((match["body"] for line in head.lines if (match := _ISSUED_BY.search(line))), "")
    return body, "from the line that says who issued it"


def _own_line(head: _Head) -> str:
    """A line after the title that is nothing but a body's name; before *Oral evidence*, the line above it."""
    if len(head.lines) > 1 and _ORAL.match(head.lines[1]) and _is_name(head.lines[0]):
        return head.lines[0]
    return next((line for line in head.lines[1:5] if _BODY_WORD.search(line) and _is_name(line)), "")


def _beside_date(head: _Head) -> str:
    dated = ((line, match) for line in head.lines[:5] for pattern in _DATES if (match := pattern.search(line)))
    return next((name for line, match in dated if (name := _imprint(line, match))), "")


def _is_name(line: str) -> bool:
    words = line.split()
    capital = all(word[0].isupper() or word in _SMALL for word in words)
    return capital and 1 < len(words) <= 10 and line[-1].isalnum() and not any(sign in line for sign in ':;?!“"')


def _byline(head: _Head) -> _Told:
    return _first(
        head.labelled("author", "byline"),
        (next((name for name in map(_named, head.lines) if name), ""), "from the byline"),
        (_before_job(head.lines), "from the name above a journalist’s job"),
    )


def _named(line: str) -> str:
    match = _BYLINE.match(line)
    return match["names"] if match and match["names"][0].isupper() else ""


def _before_job(lines: tuple[str, ...]) -> str:
    """A name on a line of its own, and on the next what its bearer does for the publisher."""
    pairs = itertools.pairwise(lines)
    return next((name for name, job in pairs if _PERSON.fullmatch(name) and _JOB.fullmatch(job)), "")


def _title(head: _Head, taken: set[str]) -> _Told:
    stated, where = head.labelled("title", "headline")
    if stated:
        return stated.strip("\"'"), where
    marked = next((line.lstrip("#").strip() for line in head.lines if head.markdown and re.match(r"#{1,2} ", line)), "")
    if marked:
        return marked, "from the first heading"
    before_prose = itertools.takewhile(lambda line: not _is_sentence(line), head.lines[:4])
    heading = next((line for line in before_prose if line not in taken and _is_heading(line)), "")
    if not heading:
        return _NOTHING
    return _bare(heading), "from the first line" if heading == head.lines[0] else "from the top of the text"


def _is_sentence(line: str) -> bool:
    return len(line) > _LONGEST_TITLE or line.rstrip("”’\"')").endswith((".", ",", ";", ":"))


def _is_heading(line: str) -> bool:
    """A line that is none of the small ones of a head."""
    small = _stated(line) or _named(line) or _LABEL.match(line) or _JOB.fullmatch(line) or _PLACES.fullmatch(line)
    return not (small or _BULLET.match(line) or _LINK.match(line)) and any(sign.isalpha() for sign in line)


def _bare(line: str) -> str:
    """A heading without *Press release:* before it and the month in brackets after it."""
    return _CLOSING.sub("", _OPENING.sub("", line)) or line


def _link(head: _Head) -> _Told:
    stated = head.labelled("link", "url", "source")
    alone = next((line for line in head.lines if _LINK.fullmatch(line)), "")
    return stated if _LINK.fullmatch(stated[0]) else _first((alone, "from a line of its own at the top"))
