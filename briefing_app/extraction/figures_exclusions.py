"""Numbers that name or point at something: sections, pages, footnotes, addresses, telephone numbers, products."""

import re
from collections.abc import Callable

from briefing_app.extraction import figures_dates as dates
from briefing_app.extraction import figures_words as words
from briefing_app.extraction.figures_dates import quantified, whole
from briefing_app.extraction.figures_tokens import Line

Rule = Callable[[Line, int], int]
"""Where what starts at a number ends, or the same place."""


def mask(line: Line) -> None:
    """Note the places of numbers that cannot be quantities in `line.masked`."""
    for i in range(len(line.tokens)):
        if i in line.masked or not (line.is_number(i) or line.low(i) in words.NUMBER_WORDS):
            continue
        for rule in RULES if line.is_number(i) else WORD_RULES:
            stop = rule(line, i)
            if stop > i:
                line.masked.update(range(i, stop))
                break


# --- codes ----------------------------------------------------------------------------------------------------------

_ADDRESS_SIGNS = re.compile(r"://|www\.|@|\.(?:co|gov|org|com|uk|html?|pdf)\b", re.IGNORECASE)
_NEAR = 100


def web_address(line: Line, i: int) -> int:
    """A number inside a web or e-mail address."""
    token = line.tokens[i]
    before = line.text[max(line.start, token.start - _NEAR) : token.start].rsplit(None, 1)
    after = line.text[token.end : min(line.end, token.end + _NEAR)].split(None, 1)
    left = before[-1] if before and not line.text[token.start - 1 : token.start].isspace() else ""
    right = after[0] if after and not line.text[token.end : token.end + 1].isspace() else ""
    return i + 1 if (left or right) and _ADDRESS_SIGNS.search(left + right) else i


def telephone(line: Line, i: int) -> int:
    """*0300 123 4567*, *+44 20 7946 0000*, and any other number that starts with a nought."""
    text = line.word(i)
    nought = text[0] == "0" and len(text) > 1 and text[1].isdigit()
    if not nought and not (line.low(i - 1) == "+" and line.glued(i)):
        return i
    j = i + 1
    while line.is_number(j) or (line.low(j) in {"-", "(", ")"} and line.is_number(j + 1)):
        j += 1
    return j


_SERVICES = frozenset({"999", "101", "111", "112", "119", "105", "123", "911"})
_CALLS = words.listed("exclusions_calls")


def service_number(line: Line, i: int) -> int:
    """*call 101*, *the 999 service*, *NHS 111*."""
    if line.word(i) not in _SERVICES:
        return i
    near = {line.low(i - 1), line.low(i + 1), line.low(i - 2)}
    return i + 1 if near & (_CALLS | {"service", "services", "operators", "system", "emergency", "online"}) else i


_SUFFIXES = (
    frozenset(words.GLUED_SCALES) | frozenset(words.SYMBOLS) | frozenset(words.TIME_UNITS) | frozenset(words.SCALES)
    | dates.ORDINALS | {"m", "p", "pc", "pp", "ppt", "per", "percent", "h", "x", "am", "pm", "s"}
)  # fmt: skip


def name_with_letters(line: Line, i: int) -> int:
    """*G7*, *HS2*, *COP26*, *5G*, *Phase 2b*, *RH19 3DE*: letters glued to a number that are no scale and no unit."""
    if line.glued(i) and line.is_word(i - 1) and line.word(i - 1) not in words.CURRENCY_CODES:
        return i if line.low(i - 1) in {"c", "ca"} and (whole(line, i) or 1000) >= 50 else i + 1
    if not line.glued(i + 1) or not line.is_word(i + 1):
        return i
    suffix = line.low(i + 1)
    if suffix in {"th", "st", "nd", "rd", "s"} or (line.word(i + 1).isupper() and len(suffix) > 1 and _code(line, i)):
        return i + 2
    money = line.low(i - 1) in words.CURRENCY_SIGNS
    if line.word(i + 1) in {"G", "D", "T", "L"} and not money:
        return i + 2
    return i if money or suffix in _SUFFIXES or len(suffix) > 3 else i + 2


def _code(line: Line, i: int) -> bool:
    known = {"GB", "MB", "TB", "MW", "GW", "KW", "KM", "KG", "BN", "MPH", "DB", "GWH", "MWH", "TWH", "PC", "K", "M"}
    return line.word(i + 1) not in known


_JOINABLE = words.listed("exclusions_joinable")


def name_with_hyphen(line: Line, i: int) -> int:
    """*F-35*, *Covid-19*, *mid-2024*, *under-16s*, *post-16*; not *up-to-100*."""
    if line.word(i - 1) not in {"-", "‐", "‑"} or not line.hyphen(i - 1) or not line.is_word(i - 2):
        return i
    if line.low(i - 2) in words.NUMBER_WORDS or line.low(i - 2) in words.MONTHS or quantified(line, i):
        return i
    return i if line.low(i - 2) in _JOINABLE and line.low(i + 1) != "s" else i + 1


def symbol_before(line: Line, i: int) -> int:
    """*#1*, *@10*, *§4*, *[12]*, *9.Plan*, and the footnote marks of *the Plan.3* and *(2019)12*."""
    before = line.low(i - 1)
    if before == "." and line.low(i - 2) in {"c", "ca", "approx"}:
        return i
    if before in {"#", "@", "_", "§", "№", "\\", "="} and line.glued(i):
        return i + 1
    if before == "[" and line.low(i + 1) == "]":
        return i + 1
    if before in {"%", ".", ")", "]", ",", "”", "’", '"', ";", ":", "*", "†"} and line.glued(i) and line.glued(i - 1):
        return i + 1 if not quantified(line, i) else i
    if before in {"'", "’", "‘"} and line.glued(i) and len(line.word(i)) == 2:
        return i + 1
    return i + 1 if before == "." and line.glued(i) else i


def footnoted_year(line: Line, i: int) -> int:
    """*… to 2029.2* at the end of a sentence is a year and a footnote mark, not a decimal."""
    whole_part, dot, mark = line.word(i).partition(".")
    ends = i + 1 >= len(line.tokens) or line.capital(i + 1)
    year = dot and len(whole_part) == 4 and 1900 <= int(whole_part) <= 2100 and len(mark) <= 2
    return i + 1 if year and ends and not quantified(line, i) else i


def score(line: Line, i: int) -> int:
    """*won 3-1*, *50-50*: a hyphen between numbers that do not rise."""
    if not line.hyphen(i + 1) or quantified(line, i) or quantified(line, i + 2):
        return i
    first, second = whole(line, i), whole(line, i + 2)
    falls = first is not None and second is not None and first >= second
    return i + 3 if falls and line.is_number(i + 2) else i


def paragraph_number(line: Line, i: int) -> int:
    """*3. The Department …*, *2.1 We took …*: a number that opens a line and a sentence after it."""
    if i > 0 or quantified(line, i) or len(line.word(i)) > 6:
        return i
    stop = line.low(1) == "." and line.glued(1)
    if stop and len(line.tokens) == 2:
        return i + 1
    return i + 1 if (stop or "." in line.word(0)) and line.capital(1 + stop) and "," not in line.word(0) else i


def inline_number(line: Line, i: int) -> int:
    """*(1)*, *2)* and *(iii)* in a running list."""
    value = whole(line, i)
    if value is None or value > 30 or line.low(i + 1) != ")" or line.word(i).startswith("0"):
        return i
    opens = line.low(i - 1) == "(" and line.low(i - 2) in words.FUNCTION_WORDS | {"", ":", ";", ",", "."}
    return i + 1 if opens or i == 0 else i


# --- labels ---------------------------------------------------------------------------------------------------------

_LABELS = words.listed("exclusions_labels")
_EVERYDAY = words.listed("exclusions_everyday")
"""Labels that are also everyday words or verbs, so that *form 20 units* and *issue 500 fines* stay figures."""


def label(line: Line, i: int) -> int:
    """*section 21*, *pages 4 to 9*, *No 10*, *Phase Two*, *type 2 diabetes*, *Article 50*, *top 10*."""
    j = i - 1 - (line.low(i - 1) == ".")
    word = line.low(j)
    if word == "c" and any(line.low(k) == "vol" for k in range(i - 7, i)):
        return i + 1
    if word not in _LABELS or quantified(line, i) or "," in line.word(i):
        return i
    if word in _EVERYDAY and not _labels_here(line, i, j):
        return i
    return _past_list(line, i)


def _labels_here(line: Line, i: int, j: int) -> bool:
    if line.low(i + 1) in {"in", "out"} or line.low(j - 1) in {"every", "each", "this", "last", "next", "per"}:
        return False
    if line.low(j) in {"number", "top", "type", "grade", "level", "levels", "key", "no"}:
        return line.low(j - 1) not in {"this", "that"} and line.low(i + 1) != "of"
    noun_follows = line.is_word(i + 1) and line.low(i + 1) not in words.FUNCTION_WORDS and not line.capital(i + 1)
    if line.capital(j) and j > 0 and not line.is_number(j - 1):
        return True
    return (not noun_follows or line.low(j) in {"year", "class"}) and (whole(line, i) or 999) < (
        1000 if line.low(j) in {"question", "questions"} else 200
    )


def _past_list(line: Line, i: int) -> int:
    """Past the rest of *21 and 22*, *4 to 9*, *3, 4 and 7*, *2–5*, *2b*."""
    j = i + 1
    while True:
        j += line.glued(j) and line.is_word(j) and len(line.word(j)) == 1
        if line.low(j) == "(" and line.glued(j) and line.low(j + 2) == ")":
            j += 3
        link = line.dash(j) or line.low(j) in {"and", "to", "or", ",", "&"}
        k = j + 1 + (line.low(j) == "," and line.low(j + 1) == "and")
        noun = line.is_word(k + 1) and line.low(k + 1) not in words.FUNCTION_WORDS and not line.glued(k + 1)
        if not link or not line.is_number(k) or quantified(line, k) or (line.low(j) == "," and noun):
            return j
        j = k + 1


_NOT_NAMES = words.FUNCTION_WORDS | {"some", "another", "almost", "approximately", "around", "further", "total"}
_PLACES = frozenset({"UK", "US", "USA", "EU", "NHS", "NI", "GB", "LONDON"})


def capital_name(line: Line, i: int) -> int:
    """*Windows 11 was*, *Operation 40*: a short number after a name, with no noun of its own."""
    value = whole(line, i)
    if value is None or value >= 1000 or quantified(line, i) or not line.capital(i - 1):
        return i
    if i == 1 and line.low(2) not in {"is", "was", "has", "will"}:
        return i
    if line.low(i - 1) in _NOT_NAMES or line.hyphen(i + 1):
        return i
    noun = line.is_word(i + 1) and line.low(i + 1) not in words.FUNCTION_WORDS
    if len(line.word(i - 1)) > 1 and line.word(i - 1).isupper() and line.word(i - 1) not in _PLACES and not noun:
        return i + 1
    located = line.low(i - 2) in words.PREPOSITIONS or line.low(i - 2) in {":", ";", ",", "(", ")"}
    return i if noun or located or line.low(i + 1) in {",", ";", "°"} else i + 1


_STREETS = words.listed("exclusions_streets")


def address(line: Line, i: int) -> int:
    """*64 High Street*, *2 Marsham Street*, *70 Whitehall*, *10 Downing Street*."""
    if whole(line, i) is None or (whole(line, i) or 0) > 9999:
        return i
    start = i + 3 if line.hyphen(i + 1) and line.is_number(i + 2) else i + 1
    for j in range(start, start + 4):
        if not line.capital(j):
            return i
        if line.low(j) in _STREETS and (j > start or line.low(j) in {"whitehall", "broadway", "embankment"}):
            return j + 1
    return i


def per_so_many(line: Line, i: int) -> int:
    """The base of a rate: *per 100,000*, *for every 1,000*; and the *Group of 77*."""
    before, earlier = line.low(i - 1), line.low(i - 2)
    based = (
        before == "per" or (before == "every" and earlier == "for") or (before == "of" and line.word(i - 2) == "Group")
    )
    return i + 1 if based and not quantified(line, i) else i


def named_plan(line: Line, i: int) -> int:
    """*10 Year Health Plan*, *25 Year Environment Plan*, *100 Day Mission*: a name, told by its capitals."""
    j = line.after_hyphen(i + 1)
    timed = line.low(j) in words.TIME_UNITS or line.low(j) == "point"
    later = line.after_hyphen(j + 1)
    if timed and line.capital(j) and line.capital(later) and not line.capital(i - 1) and i > 0:
        return i + 1
    return i


RULES: tuple[Rule, ...] = (
    web_address, telephone, dates.numeric_date, dates.clock, dates.day_and_month, dates.month_and_day, footnoted_year,
    symbol_before, dates.year, name_with_letters, dates.age, name_with_hyphen, score, inline_number, paragraph_number,
    label, service_number, per_so_many, address, named_plan, capital_name,
)  # fmt: skip
WORD_RULES: tuple[Rule, ...] = (dates.clock, dates.age, label, dates.day_and_month, named_plan)
