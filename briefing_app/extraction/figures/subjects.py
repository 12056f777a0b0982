"""What stands before a verb or a colon: a figure's subject, or the name of who speaks."""

from briefing_app.extraction.figures import words
from briefing_app.extraction.figures.dates import month, year
from briefing_app.extraction.figures.phrases import Span, after, before
from briefing_app.extraction.figures.tokens import Line
from briefing_app.extraction.words.first_names import first_names

_DEEDS = words.listed("topic_deeds")
_VERBS = words.listed("topic_verbs") | words.listed("units_verbs")
_DONE = words.listed("topic_done")
_TITLES = frozenset({"mr", "mrs", "ms", "miss", "dr", "sir", "dame", "lord", "lady", "baroness", "cllr", "councillor"})


def person(line: Line, start: int, stop: int) -> bool:
    """Whether the words name one person: *Xanthe Weir*, *DR OONA FELL*, *Chair*."""
    if line.low(start) in {"chair", "q", "a"} and stop - start == 1:
        return True
    if not all(line.capital(i) or not line.is_word(i) for i in range(start, stop)):
        return False
    return line.low(start) in _TITLES or (stop - start > 1 and line.low(start) in first_names())


def subject(line: Line, stop: int) -> Span | None:
    """The subject whose verb starts at `stop`, past what stands between commas or in brackets before it."""
    stop = _past_time(line, stop)
    if line.low(stop - 1) in {"that", "which", "who"}:
        return _told_more_of(line, stop - 1)
    opener = {",": ",", ")": "("}.get(line.low(stop - 1))
    if opener:
        first = next((k for k in range(stop - 3, max(0, stop - 14), -1) if line.low(k) == opener), -1)
        span = before(line, first) if first > 0 else None
        return span if span and span[1] == first else None
    span = before(line, stop)
    if span is None and line.low(stop - 2) in {"and", "or"}:
        return _headed(line, stop)  # the rate for people aged 16 and over
    if span and line.low(span[0]) in words.TIME_UNITS and _counted_before(line, span[0]):
        return _headed(line, stop)  # seen within two weeks of being referred, aged 16 years and over
    return span if span and line.low(span[0] - 1) != ")" else None


def _past_time(line: Line, stop: int) -> int:
    """Where *for June 2025*, *in 2024* begins at the end of a subject."""
    start = stop
    if line.is_number(start - 1) and year(line, start - 1) == start:
        start -= 1
    start -= month(line, start - 1)
    return start - 1 if start < stop and line.low(start - 1) in {"in", "for", "during"} and start > 1 else stop


def _told_more_of(line: Line, pronoun: int) -> Span | None:
    """*a market that shrank by*, *the price of the contract, which was*; not *it is closed, which is*."""
    if line.low(pronoun - 1) != ",":
        return before(line, pronoun)
    span = before(line, pronoun - 1)
    if span is None or line.low(span[0] - 1) in words.PREPOSITIONS | words.AUXILIARIES:
        return None
    return None if line.low(span[0]).endswith("en") or line.low(span[0]) in _DEEDS else span


_LABEL = 12
"""Words that the label of a number may have."""


def label(line: Line, colon: int) -> Span | None:
    """*Homes without an electrical check: 1,250*: all that the line has before its colon, unless that is a clause."""
    first = next((k + 1 for k in range(colon - 1, -1, -1) if "\n" in _between(line, k)), 0)
    while first < colon and not line.is_word(first):
        first += 1
    last = colon
    if line.low(colon - 1) == ")":
        last = next((k for k in range(colon - 1, first, -1) if line.low(k) == "("), colon)
    plain = all(line.is_word(k) or line.hyphen(k) for k in range(first, last))
    clause = any(line.low(k) in _CLAUSES or (k < last - 1 and _acts(line, first, k)) for k in range(first, last))
    return (first, last) if plain and not clause and 1 < last - first <= _LABEL else None


def _acts(line: Line, first: int, k: int) -> bool:
    """Whether the word at `k` of a label is its verb: *Shops expect cheap beef*; not *Days to complete a repair*."""
    low, before_it = line.low(k), line.low(k - 1)
    led = k == first or before_it in words.PREPOSITIONS | words.DETERMINERS
    return low in _VERBS and not (led or low.endswith("ed") or low in _DONE)


def _between(line: Line, k: int) -> str:
    return line.text[line.tokens[k].end : line.tokens[k + 1].start]


_CLAUSES = words.AUXILIARIES | words.PRONOUNS | words.CONJUNCTIONS | _DEEDS


def _counted_before(line: Line, i: int) -> bool:
    return line.is_number(i - 1) or line.low(i - 1) in words.NUMBER_WORDS


_PARTS = frozenset({"proportion", "percentage", "share", "number", "rate"})


def _headed(line: Line, stop: int) -> Span | None:
    """*The proportion of patients seen within two weeks of … fell*: what a long subject opens with."""
    for j in range(stop - 1, max(-1, stop - 30), -1):
        if line.low(j) in {",", ";", ":"} or line.low(j) in _DEEDS - _DONE:
            return None
        if line.low(j) in _PARTS and line.low(j + 1) == "of" and line.low(j - 1) in words.DETERMINERS | {""}:
            return after(line, j)
        if line.low(j) == "rate" and line.low(j + 1) in {"for", "among"}:
            return before(line, j + 1)
    return None
