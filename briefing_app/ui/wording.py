"""How dates, counts and kinds are put into words on screen."""

from datetime import date

from briefing_app.domain.figures import Figure, FigureKind
from briefing_app.domain.points import Point, Review
from briefing_app.domain.quotes import Quote
from briefing_app.domain.text import Genre
from briefing_app.domain.wording import MONTHS, counted, full_date
from briefing_app.packs.citations import days, modifier_words, value_and_unit
from briefing_app.packs.measures import hollow

GENRES = {
    Genre.NEWS: "News",
    Genre.PRESS_RELEASE: "Press release",
    Genre.HANSARD: "Debate",
    Genre.EVIDENCE: "Evidence",
    Genre.SPEECH: "Speech",
    Genre.REPORT: "Report",
    Genre.STATISTICS: "Statistics",
    Genre.STATEMENT: "Statement",
    Genre.LETTER: "Letter",
    Genre.EMAIL: "E-mail",
    Genre.OTHER: "Other",
}
UNDATED = "Undated"
"""Of what stands in documents without a date: no other day, that of the import least of all, is shown for theirs."""


def between(first: date | None, last: date | None) -> str:
    """*4 to 21 August 2024*, or the one day that is known; nothing for none."""
    return days(first, last) if first and last else full_date(first or last)


def short_date(day: date | None) -> str:
    """*21 Aug 2024*, for columns."""
    return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}" if day else ""


def with_what_they_repeat(copies: int) -> str:
    """*1 reprint is counted with what it repeats*, *2 reprints are counted with what they repeat*."""
    repeat = "it repeats" if copies == 1 else "they repeat"
    return f"{counted(copies, 'reprint is', 'reprints are')} counted with what {repeat}"


def dotted(*parts: str) -> str:
    """The parts that there are, with dots between."""
    return "  ·  ".join(part for part in parts if part)


def cut(words: str, most: int) -> str:
    """The beginning of what is too long, to the end of a word where one ends there."""
    if len(words) <= most:
        return words
    begun = words[: most - 1]
    whole = begun.rpartition(" ")[0]
    return f"{whole if len(whole) > most // 2 else begun}…"


def points_line(quotes: int, figures: int, key_points: int) -> str:
    """*11 points: 4 quotes, 6 figures, 1 key point*."""
    total = quotes + figures + key_points
    if not total:
        return "No points found"
    kinds = [(quotes, "quote"), (figures, "figure"), (key_points, "key point")]
    return f"{counted(total, 'point')}: " + ", ".join(counted(number, word) for number, word in kinds if number)


def point_title(point: Point) -> str:
    """What a point is headed by: the speaker, or what is counted, or the sort of point."""
    content = point.content
    if isinstance(content, Quote):
        return content.speaker or "Speaker not settled"
    return figure_title(content) if isinstance(content, Figure) else "Key point"


_SAY_THEIR_UNIT = frozenset({FigureKind.MONEY, FigureKind.PERCENT, FigureKind.RATE})


def figure_title(figure: Figure) -> str:
    """A figure with its unit and what it is of: *120 lock inspectors*, *four years*, *£18,000, trade*."""
    of = "" if hollow(figure.of or "", figure) else figure.of or ""
    if of and figure.kind is FigureKind.COUNT:
        return f"{figure.text} {of}"
    words = figure.text if figure.kind in _SAY_THEIR_UNIT else " ".join(value_and_unit(figure)).strip()
    return f"{words}, {of}" if of else words


def figure_words(figure: Figure) -> str:
    """A figure as it may be passed on alone: *up to 120 lock inspectors*, never without how strongly it is stated."""
    return f"{modifier_words(figure.modifier)} {figure_title(figure)}".strip()


def role_line(quote: Quote, day: date | None) -> str:
    """As what somebody spoke, and when: *Secretary of State for Coasts on 21 August 2024*."""
    parts = [part for part in (quote.role, quote.organisation) if part and part != quote.speaker]
    role = ", ".join(parts[:1] if len(parts) > 1 and parts[1] in parts[0] else parts)
    role = role[:1].upper() + role[1:]
    return f"{role} on {full_date(day)}" if role and day else role or full_date(day)


_DONE = {
    "find": "Found",
    "make": "Made",
    "set": "Set",
    "take": "Took",
    "redo": "Redid",
    "undo": "Undid",
    "keep": "Kept",
    "put": "Put",
}


def done(name: str) -> str:
    """What a change did, from its name: *accept 14 quotes* makes *Accepted 14 quotes*."""
    verb, _, rest = name.partition(" ")
    past = _DONE.get(verb, f"{verb.removesuffix('e')}ed".capitalize())
    return f"{past} {rest}".strip()


REVIEWED = {Review.ACCEPTED: "Accepted", Review.SUGGESTED: "Suggested", Review.REJECTED: "Rejected"}
