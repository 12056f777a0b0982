"""Numbers that are dates, years or clock times, and so no figures.

Each rule is given a line and the place of a number and returns where what it recognises ends, or the same place.
"""

from briefing_app.extraction.figures import words
from briefing_app.extraction.figures.nouns import plural
from briefing_app.extraction.figures.tokens import Line

ORDINALS = frozenset({"st", "nd", "rd", "th"})
_LINKS = frozenset({"-", "–", "—", "and", "to", "or", ",", "/", "&", "until"})
_TEMPORAL = words.listed("dates_temporal")
_MERIDIEM = frozenset({"am", "pm", "a.m", "p.m", "noon", "gmt", "bst", "utc", "cet", "midnight"})


def whole(line: Line, i: int) -> int | None:
    """The value of a short run of digits, or of a number word below a hundred; None for anything else."""
    text = line.word(i)
    if line.is_number(i):
        return int(text) if text.isdigit() and len(text) < 9 else None
    return words.ONES.get(line.low(i), words.TENS.get(line.low(i)))


def quantified(line: Line, i: int) -> bool:
    """Whether a currency, per cent or scale makes the number at `i` a quantity beyond doubt."""
    follows = line.low(i + 1)
    after = line.low(line.after_hyphen(i + 1))
    glued_scale = line.glued(i + 1) and (follows in words.GLUED_SCALES or (follows == "m" and line.word(i + 1) == "m"))
    percent = follows in {"%", "percent", "pc", "pct"} or (
        after == "per" and line.low(i + 2 + (after != follows)) == "cent"
    )
    return line.low(i - 1) in words.CURRENCY_SIGNS or after in words.SCALES or glued_scale or percent


# --- dates ----------------------------------------------------------------------------------------------------------


def month(line: Line, i: int) -> bool:
    """Whether the token names a month (*May* and *March* only with a capital)."""
    return line.low(i) in words.MONTHS and line.word(i)[0].isupper()


def _short_month(line: Line, i: int) -> bool:
    """Whether the token is a month cut short, after which a stop ends no sentence."""
    return month(line, i) and len(line.word(i)) <= len("Sept") and line.low(i) not in {"may", "june", "july"}


def _past_ordinal(line: Line, i: int) -> int:
    return i + 1 if line.low(i) in ORDINALS and line.glued(i) else i


def _year_after(line: Line, j: int) -> int:
    k = j + (line.low(j) == "," or (line.low(j) == "." and _short_month(line, j - 1)))
    value = whole(line, k)
    return k + 1 if value is not None and len(line.word(k)) == 4 and 1000 <= value <= 2199 else j


def day_and_month(line: Line, i: int) -> int:
    """*17 September 2024*, *1-3 May*, *1, 2 and 3 May*, *the 5th of June*."""
    j = i
    for _ in range(5):
        value = whole(line, j)
        if value is None or not 1 <= value <= 31:
            return i
        j = _past_ordinal(line, j + 1)
        k = j + (line.low(j) == "of")
        if month(line, k):
            return _year_after(line, k + 1)
        if line.low(j) not in _LINKS:
            return i
        j += 1 + (line.low(j) == "," and line.low(j + 1) == "and")
    return i


def month_and_day(line: Line, i: int) -> int:
    """*September 17*, *July 8-10, 2024*, *Jan. 3*; not *in March 12 people died*."""
    value = whole(line, i)
    named = month(line, i - 1) or (line.low(i - 1) == "." and _short_month(line, i - 2))
    if value is None or not 1 <= value <= 31 or not named or quantified(line, i):
        return i
    j = _past_ordinal(line, i + 1)
    lists_noun = line.is_word(j) and line.low(j) not in words.FUNCTION_WORDS and not line.capital(j)
    if lists_noun and line.low(i - 2) in _TEMPORAL:
        return i
    if line.hyphen(j) and (whole(line, j + 1) or 99) <= 31:
        j = _past_ordinal(line, j + 2)
    return _year_after(line, j)


def numeric_date(line: Line, i: int) -> int:
    """*12/12/2022*, *2024-08-21*, and every other pair or run of numbers around slashes (*9/11*, *24/7*, *2019/20*)."""
    if line.is_number(i) and line.word(i).count(".") > 1:
        return i + 1
    j = i + 1
    while line.low(j) == "/" and line.glued(j) and line.glued(j + 1) and line.is_number(j + 1):
        j += 2
    if j == i + 3 and line.low(j) == "of":
        return i
    if j > i + 1:
        return j
    iso = line.hyphen(i + 1) and line.is_number(i + 2) and line.hyphen(i + 3) and line.is_number(i + 4)
    return i + 5 if iso else i


# --- years ----------------------------------------------------------------------------------------------------------

_YEARLY = words.listed("dates_yearly")
_COUNTED = words.listed("dates_counted")


def year(line: Line, i: int) -> int:
    """*2024*, *2019-20*, *2019–2029*, *the 1990s*; not *2000 people* or *around 2000 new homes*."""
    text = line.word(i)
    if not line.is_number(i) or not text.isdigit() or quantified(line, i):
        return i
    if line.low(i + 1) == "s" and line.glued(i + 1):
        return i + 2
    if len(text) != 4 or not 1000 <= int(text) <= 2199:
        return i
    span = _span_of_years(line, i)
    if span > i + 1:
        return span
    modern = 1900 <= int(text) <= 2100
    if modern and not _dated_thing(line, i):
        return i if _counts(line, i) else i + 1
    dated = line.low(i - 1) in _TEMPORAL or month(line, i - 1) or line.low(i + 1) == "act"
    edition = line.low(i - 1) == "the" and line.low(i + 1) in {"one", "census", "edition", "version", "map", "treaty"}
    return i + 1 if dated or edition or _dated_thing(line, i) else i


def _span_of_years(line: Line, i: int) -> int:
    other = line.word(i + 2)
    if not line.hyphen(i + 1) or not other.isdigit() or not 1900 <= int(line.word(i)) <= 2100:
        return i
    short = len(other) == 2
    later = len(other) == 4 and int(line.word(i)) < int(other) <= 2199
    return i + 3 if short or later else i


_CUES = words.listed("dates_cues")
_SIZES = words.listed("antecedents_wholes") | words.listed("dates_sizes")


def _dated_thing(line: Line, i: int) -> bool:
    """*a house of 1702,*, *the Act of 1689*: when a thing was made; not *a crowd of 1702*."""
    bare = i + 1 >= len(line.tokens) or not (line.is_word(i + 1) or line.hyphen(i + 1))
    made = line.is_word(i - 2) and line.low(i - 2) not in words.FUNCTION_WORDS | _SIZES
    return line.low(i - 1) == "of" and bare and made and not plural(line.word(i - 2), line.low(i - 2))


def _counts(line: Line, i: int) -> bool:
    before, follows = line.low(i - 1), line.low(i + 1)
    if month(line, i - 1) or before in {"since", "until", "during", "by"}:
        return False
    if follows in _COUNTED:
        return before not in _TEMPORAL or before == "from"
    plural = line.is_word(i + 1) and follows.endswith("s") and follows not in words.FUNCTION_WORDS | _YEARLY
    adjective = line.is_word(i + 2) and line.low(i + 2).endswith("s") and line.is_word(i + 1)
    noun = plural or (adjective and follows not in words.FUNCTION_WORDS and line.low(i + 2) not in _YEARLY)
    return noun and before in _CUES and not line.word(i + 1)[0].isupper()


# --- clock times ----------------------------------------------------------------------------------------------------


def clock(line: Line, i: int) -> int:
    """*10.30am*, *10:30*, *9 to 5pm*, *six o'clock*, *at 6 this morning*."""
    if line.low(i + 1) == ":" and line.glued(i + 1) and line.glued(i + 2) and line.is_number(i + 2):
        return _past_meridiem(line, i + 3) or i + 3
    j = i + 1
    found = _past_meridiem(line, j) if whole_or_clock(line, i) or not line.is_number(i) else 0
    if found:
        return found
    if line.low(i - 1) in {"at", "until", "by", "from"} and _minutes_past(line, i):
        return i + 3
    if _hours_kept(line, i) or _evening(line, i) or (line.low(i), line.low(i + 1), line.low(i + 2)) in _OFFICE_HOURS:
        return i + 3
    if (line.dash(j) or line.low(j) in {"to", "and", "until", "or"}) and whole_or_clock(line, j + 1):
        found = _past_meridiem(line, j + 2)
        if found:
            return found
    return i + 1 if _at_a_time(line, i) else i


_OFFICE_HOURS = frozenset({("9", "to", "5"), ("nine", "to", "five")})


_KEPT = frozenset(
    {"open", "opens", "opened", "opening", "staffed", "runs", "run", "hours", "works", "work", "starts", "meets"}
)
_DAILY = words.WEEKDAYS | {"daily", "weekdays", "weekends", "today", "tomorrow", "sharp", "mondays", "fridays"}


def _hours_kept(line: Line, i: int) -> bool:
    """*open 8.30 to 5.15*, *runs between 8.30 and 9.15*, *6.45 for 7.15*: two times with a point."""
    if line.low(i + 1) == "for" and _with_minutes(line, i) and whole_or_clock(line, i + 2):
        return not line.is_word(i + 3) or line.low(i + 3) in words.FUNCTION_WORDS
    if not (_with_minutes(line, i) and _with_minutes(line, i + 2)) or line.low(line.after_hyphen(i + 3)) in {
        "%",
        "per",
    }:
        return False
    near = {line.low(j) for j in (i - 3, i - 2, i - 1, i + 3, i + 4)}
    return (line.low(i + 1) in {"to", "and", "until", "till"} or line.dash(i + 1)) and bool(near & (_KEPT | _DAILY))


def _with_minutes(line: Line, i: int) -> bool:
    hour, _, minute = line.word(i).partition(".")
    return whole_or_clock(line, i) and len(minute) == len("30") and int(minute) < 60 and len(hour) < len("100")


def _minutes_past(line: Line, i: int) -> bool:
    """*at ten to six*, *by twenty past 4*."""
    hour = whole(line, i + 2)
    turned = line.low(i + 1) in {"to", "past"} and whole(line, i) in {5, 10, 20, 25} and line.low(i - 1) != "from"
    return turned and hour is not None and 1 <= hour <= 12 and not line.is_word(i + 3)


def whole_or_clock(line: Line, i: int) -> bool:
    """Whether the number could be an hour or a time with a point."""
    hour, _, minute = line.word(i).partition(".")
    return line.is_number(i) and hour.isdigit() and int(hour[:4]) < 25 and (not minute or len(minute) == 2)


def _past_meridiem(line: Line, j: int) -> int:
    word = line.low(j)
    if word == "o'clock" or (word in _MERIDIEM and line.word(j) not in {"PM", "NOON"}):
        return j + 1
    if word in {"a", "p"} and line.low(j + 1) == "." and line.low(j + 2) == "m" and line.glued(j + 2):
        return j + 3 + (line.low(j + 3) == ".")
    return j + 1 if word == "pm" and line.glued(j) else 0


_TIMED = frozenset({"tonight", "tomorrow", "today", "yesterday", "sharp", "until", "till"})
_DAYPARTS = words.listed("dates_dayparts")
_LEVELS = words.listed("dates_levels")


def _at_a_time(line: Line, i: int) -> bool:
    before, text = line.low(i - 1), line.word(i)
    if _part_of_the_day(line, i) or _daily(line, i) or (before in {"doors", "curtain"} and _with_minutes(line, i)):
        return True
    if before in {"about", "around"} and line.low(i - 2) == "at" and not line.is_word(i + 1) and _with_minutes(line, i):
        return True
    if before == "past" and line.low(i - 2 - line.hyphen(i - 2)) in {"half", "quarter", "ten", "five", "twenty"}:
        return True
    if before not in {"at", "until", "till", "from", "by", "before", "after"} or quantified(line, i):
        return False
    hour, dot, minute = text.partition(".")
    if dot:
        ends = not line.is_word(i + 1) or line.low(i + 1) in words.FUNCTION_WORDS
        timed = before in {"at", "until", "till"} or line.low(i + 1) in _TIMED
        return len(minute) == 2 and len(hour) <= 2 and int(hour) < 24 and int(minute) < 60 and ends and timed
    value = whole(line, i)
    goes_on = line.low(i + 1) in {"and", "but", "or", "in", "for", "when", "with"} and whole(line, i + 2) is None
    ends = line.low(i + 1) in _DAYPARTS or goes_on or not (line.is_word(i + 1) or line.hyphen(i + 1))
    on_the_hour = value is not None and 1 <= value <= 12
    return on_the_hour and before == "at" and ends and line.low(i - 2) not in _LEVELS


_OF_THE_DAY = frozenset({"morning", "afternoon", "evening"})
_HEDGES = frozenset({"about", "around", "just", "shortly", "nearly", "almost", "roughly", "only", "well"})


def _hour_after(line: Line, i: int) -> str:
    """The preposition that an hour of the day at `i` may hang on, hedges passed over; nothing where it is no hour."""
    if not 1 <= (whole(line, i) or 0) <= 12 or line.hyphen(i + 1):
        return ""
    j = i - 1
    while line.low(j) in _HEDGES:
        j -= 1
    return line.low(j)


def _part_of_the_day(line: Line, i: int) -> bool:
    """*at about five this morning*, *from six in the evening*."""
    if _hour_after(line, i) not in {"at", "from", "until", "till", "by", "before", "after", "since"}:
        return False
    j = i + 1 + (line.low(i + 1) == "in")
    return line.low(j) in {"this", "the", "that"} and line.low(j + 1) in _OF_THE_DAY


_DAILY_DEEDS = words.listed("dates_daily")


def _daily(line: Line, i: int) -> bool:
    """*she rises at four to read*, *I go to bed at seven*."""
    if line.low(i - 1) != "at" or not _hour_after(line, i) or line.low(i - 2) not in _DAILY_DEEDS:
        return False
    return not line.is_word(i + 1) or line.low(i + 1) in words.FUNCTION_WORDS


def _evening(line: Line, i: int) -> bool:
    """*between 9 and 10 at night*, *from 2 to 4 in the morning*."""
    first, second = whole(line, i), whole(line, i + 2)
    if line.low(i - 1) not in {"between", "from"} or first is None or second is None or max(first, second) > 12:
        return False
    after = (line.low(i + 3), line.low(i + 4), line.low(i + 5))
    return after[:2] == ("at", "night") or after[2] in {"morning", "afternoon", "evening"}
