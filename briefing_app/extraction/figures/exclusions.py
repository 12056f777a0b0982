"""Numbers that cannot be quantities: codes, telephone numbers, footnote marks, scores, list numbers."""

import re
from collections.abc import Callable

from briefing_app.extraction.figures import dates, labels, words
from briefing_app.extraction.figures.ages import age
from briefing_app.extraction.figures.dates import quantified, whole
from briefing_app.extraction.figures.tokens import Line

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
    abroad = line.low(i - 1) == "+" and line.glued(i) and text.isdigit() and not quantified(line, i)
    if not nought and not (abroad and line.is_number(i + 1)):
        return i
    j = i + 1
    while line.is_number(j) or (line.low(j) in {"-", "(", ")"} and line.is_number(j + 1)):
        j += 1
    return j


_ACCOUNTS = words.listed("exclusions_accounts")


def digit_groups(line: Line, i: int) -> int:
    """*VAT number 214 8837 40*, *ISBN 978 1 5286 4412 9*, *sort code 20-11-43*: digits in groups after such a label."""
    if not any(line.low(k) in _ACCOUNTS for k in range(max(0, i - 4), i)):
        return i
    j = i + 1
    while line.is_number(j) or (line.hyphen(j) and line.is_number(j + 1)):
        j += 1 if line.is_number(j) else 2
    grouped = j > i + 1 and not any("," in line.word(k) or "." in line.word(k) for k in range(i, j))
    return j if grouped else i


_SERVICES = frozenset({"999", "101", "111", "112", "119", "105", "123", "911"})
_CALLS = words.listed("exclusions_calls")


def service_number(line: Line, i: int) -> int:
    """*call 101*, *the 999 service*, *NHS 111*."""
    if line.word(i) not in _SERVICES:
        return i
    near = {line.low(i - 1), line.low(i + 1), line.low(i - 2)}
    return i + 1 if near & (_CALLS | {"service", "services", "operators", "system", "emergency", "online"}) else i


_CHANCE = frozenset({"=", "<", ">", "≤", "≥"})


def significance(line: Line, i: int) -> int:
    """*p<0.001*, *95 per cent CI 71 to 90*: how sure a study is, with the bounds that it gives."""
    if line.low(i - 1) in _CHANCE and line.low(i - 2) == "p":
        return i + 1
    interval = next((k + 1 for k in range(i + 1, i + 5) if _interval(line, k)), 0)
    aside = line.low(i - 1) in {"(", ";"} or line.word(interval - 1) == "CI"
    if not interval or not aside or line.word(i) not in {"90", "95", "99"}:
        return i
    j = interval
    while j < interval + 6 and (line.is_number(j) or line.low(j) in {"to", ",", ":", "of", "-", "–", "(", "%", "and"}):
        j += 1
    return j


def _interval(line: Line, k: int) -> bool:
    return line.word(k) == "CI" or (line.low(k - 1), line.low(k)) == ("confidence", "interval")


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
    if line.hyphen(i - 1) and i - 2 in line.masked and len(suffix) == len(line.low(i - 2)) == 1:  # sections 96A–96C
        return i + 2
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
    """*#1*, *§4*, *[12]*, *9.Plan*, the footnote marks of *the Plan.3* and *(2019)12*; not the sample of *n = 412*."""
    before = line.low(i - 1)
    if before == "." and line.low(i - 2) in {"c", "ca", "approx"}:
        return i
    if (before == "=" and line.low(i - 2) != "n") or (before in {"#", "@", "_", "§", "№", "\\"} and line.glued(i)):
        return i + 1
    if before == "[" and line.low(i + 1) == "]":
        return i + 1
    if before in {"%", ".", ")", "]", ",", "”", "’", '"', ";", ":", "*", "†"} and line.glued(i) and line.glued(i - 1):
        return i if quantified(line, i) or _in_cells(line, i) else i + 1
    if before in {"'", "’", "‘"} and line.glued(i) and len(line.word(i)) == 2:
        return i if before != "’" and line.low(i + 1) in words.TIME_UNITS else i + 1
    return i + 1 if before == "." and line.glued(i) else i


def _in_cells(line: Line, i: int) -> bool:
    """Whether the number stands between the commas or semicolons of a table written as text: *Hest,4417,3.2*."""
    parted = line.low(i - 1) in {",", ";"}
    return parted and (i + 1 == len(line.tokens) or (line.low(i + 1) == line.low(i - 1) and line.glued(i + 1)))


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
    """*3. The Department …*, *2.1 We took …*, *1 Introduction*: a number that opens a line and what it numbers."""
    if quantified(line, i) or len(line.word(i)) > 6 or not _opens_a_line(line, i):
        return i
    stop = line.low(i + 1) == "." and line.glued(i + 1)
    if stop and len(line.tokens) == i + 2:
        return i + 1
    if (stop or "." in line.word(i)) and line.capital(i + 1 + stop) and "," not in line.word(i):
        return i + 1
    return i + 1 if line.capital(i + 1) and _in_sequence(line, i) else i


def _opens_a_line(line: Line, i: int) -> bool:
    start = line.tokens[i].start
    return i == 0 or "\n" in line.text[line.tokens[i - 1].end : start]


_NUMBERED = re.compile(r"\n[ \t]*([0-9]{1,3})\b")
_NEXT_LINES = 600


def _in_sequence(line: Line, i: int) -> bool:
    """Whether the line before or after is numbered one lower or one higher, as in a list of notes."""
    value, place = whole(line, i), line.tokens[i].start
    if value is None or value > 200:
        return False
    after = _NUMBERED.search(line.text, place + 1, place + _NEXT_LINES)
    before = _NUMBERED.findall(line.text, max(0, place - _NEXT_LINES), line.tokens[i].end)[:-1]
    return bool((after and int(after.group(1)) == value + 1) or (before and int(before[-1]) == value - 1))


_COURTS = frozenset(
    {"ewca", "ewhc", "uksc", "ukpc", "ukhl", "ukut", "ukftt", "eat", "ukeat", "csih", "csoh", "nica", "niqb", "nikb"}
)


def cited(line: Line, i: int) -> int:
    """*[2017] EWCA Crim 1233*, *Law 27.610*, *take item 4 in private*: the number of a judgment, a law, an item."""
    judgment = any(line.low(k) in _COURTS for k in range(max(0, i - 3), i))
    law = line.word(i - 1) == "Law" and not line.glued(i)
    named = judgment or law or line.low(i - 1) == "item"
    return i + 1 if named and not quantified(line, i) else i


def inline_number(line: Line, i: int) -> int:
    """*(1)*, *2)* and *(iii)* in a running list."""
    value = whole(line, i)
    if value is None or value > 30 or line.low(i + 1) != ")" or line.word(i).startswith("0"):
        return i
    opens = line.low(i - 1) == "(" and line.low(i - 2) in words.FUNCTION_WORDS | {"", ":", ";", ",", "."}
    return i + 1 if opens or i == 0 else i


RULES: tuple[Rule, ...] = (
    web_address, telephone, significance, digit_groups, dates.numeric_date, dates.clock, dates.day_and_month,
    dates.month_and_day,
    footnoted_year, symbol_before, dates.year, name_with_letters, age, name_with_hyphen, score, inline_number, cited,
    paragraph_number, labels.label, service_number, labels.per_so_many, labels.address, labels.named_plan,
    labels.service, labels.reference, labels.bracketed, labels.wire_number, labels.capital_name, labels.crossed,
)  # fmt: skip
WORD_RULES: tuple[Rule, ...] = (
    dates.clock, age, labels.label, labels.capital_word, labels.inside_a_name, dates.day_and_month, labels.named_plan,
)  # fmt: skip
