"""The rules of the house styles, each a pattern and what becomes of what it finds."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from briefing_app.domain.packs import HouseStyle
from briefing_app.domain.wording import MONTHS
from briefing_app.packs import spelled

Change = Callable[[re.Match[str]], str | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """What to look for, and what to put there; None leaves it."""

    pattern: re.Pattern[str]
    change: Change


_FULL = {name: name for name in MONTHS} | {name[:3]: name for name in MONTHS} | {"Sept": "September"}
_MONTH = rf"(?P<month>{'|'.join(sorted(_FULL, key=len, reverse=True))})\b(?:\.(?=\s+\d{{4}}))?"
_SIGN = r"[£€$]"
_AMOUNT = r"\d[\d,]{0,30}(?:\.\d+)?"
_SCALES = {
    "m": "million", "mn": "million", "million": "million", "b": "billion", "bn": "billion", "billion": "billion",
    "tn": "trillion", "trn": "trillion", "trillion": "trillion",
}  # fmt: skip
_NO_NUMBER_BEFORE = r"(?<![\w.,/:£€$#–-])"
_REFERENCED = re.compile(
    r"\b(?:section|page|pages|annex|phase|tier|question|item|table|figure|level|grade|step|paragraph|chapter|part|schedule"
    r"|no\.?|number|uin|ref|reference|account|code|hc|cm|cp|si|room|article|clause|band|class|type|key stage|top)\s$",
    re.IGNORECASE,
)
_SENTENCE_START = re.compile(r"(?:^|[.!?:][”’\"')\]]*\s+)$")
_IRREGULAR = "people|children|men|women|staff|per\\s?cent"
_NO_NOUN = "is|was|has|as|this|its|does|us|thus|yes|times|plus|less|perhaps"
_NOUN = rf"(?=\s(?:(?!(?:{_NO_NOUN})\b)[a-z]{{2,}}s\b|(?:{_IRREGULAR})\b))"
_MEASURES = (
    r"(?!\s(?:metres|kilometres|centimetres|millimetres|miles|yards|feet|inches|tonnes|kilograms|grams|litres|hectares|acres"
    r"|degrees|pounds|pence|euros|dollars|volts|watts|megawatts|gigawatts)\b)"
)
_STRETCHES = "million|billion|trillion|thousand|seconds|minutes|hours|days|weeks|months|years|people"
_UNITS = rf"(?=\s?(?:%|per\s?cent\b)|\s(?:{_STRETCHES})\b)"


def _rule(pattern: str, change: Change, flags: int = 0) -> Rule:
    return Rule(re.compile(pattern, flags), change)


def _date(found: re.Match[str]) -> str | None:
    """*3 November 2026*, whatever was written."""
    day = int(found["day"])
    if not 1 <= day <= 31:
        return None
    month = found["month"]
    name = MONTHS[int(month) - 1] if month.isdigit() and 1 <= int(month) <= 12 else _FULL.get(month)
    year = found["year"]
    return name and f"{day} {name}" + (f" {year}" if year else "")


def _first_of_days(found: re.Match[str]) -> str:
    return f"{int(found['first'])} to "


_DATES = (
    _rule(rf"\b(?P<first>\d{{1,2}})(?:st|nd|rd|th)?\s?[–-]\s?(?=\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH})", _first_of_days),
    _rule(
        rf"{_NO_NUMBER_BEFORE}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}(?:,?\s+(?P<year>\d{{4}})\b)?",
        _date,
    ),
    _rule(rf"\b{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})\b", _date),
    _rule(rf"\b{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)\b(?P<year>)", _date),
    _rule(r"(?<![\w/.-])(?P<day>\d{1,2})/(?P<month>\d{1,2})/(?P<year>\d{4})(?![\w/-])", _date),
)


def _scaled(found: re.Match[str]) -> str:
    return f"{found['amount']} {_SCALES[found['scale'].lower()]}"


def _both_scaled(found: re.Match[str]) -> str:
    """*£72 billion to £78 billion*."""
    sign, scale = found["sign"], _SCALES[found["scale"].lower()]
    return f"{sign}{found['low']} {scale} to {sign}{found['high']} {scale}"


def _in_thousands(found: re.Match[str]) -> str | None:
    value = float(found["amount"].replace(",", "")) * 1000
    return f"{found['sign']}{value:,.0f}" if value.is_integer() else None


def _grouped(found: re.Match[str]) -> str | None:
    """*14,500*; not a number that names something, nor a telephone number."""
    digits = found["digits"]
    if digits.startswith("0") or _REFERENCED.search(found.string[: found.start()]):
        return None
    return f"{found['sign']}{int(digits):,}{found['rest']}"


_MONEY = (
    _rule(
        rf"(?P<sign>{_SIGN})(?P<low>{_AMOUNT})\s?[–-]\s?{_SIGN}?(?P<high>{_AMOUNT})\s?(?P<scale>m|mn|bn|million|billion|trillion)\b",
        _both_scaled,
    ),
    _rule(rf"(?P<amount>{_SIGN}{_AMOUNT})\s?(?P<scale>m|mn|bn|b|tn|trn|million|billion|trillion)\b(?!/)", _scaled),
    _rule(rf"{_NO_NUMBER_BEFORE}(?P<amount>{_AMOUNT})(?P<scale>mn|bn|tn)\b", _scaled),
    _rule(rf"(?P<sign>{_SIGN})(?P<amount>{_AMOUNT})k\b", _in_thousands),
    _rule(rf"(?P<sum>{_SIGN}\d[\d,]*)\.00\b(?!\s(?:million|billion|trillion))", lambda found: found["sum"]),
    _rule(rf"(?P<sign>{_SIGN})(?P<digits>\d{{4,}})(?P<rest>(?:\.\d\d)?)(?![\d,./-]\d|\w)", _grouped),
    _rule(r"(?<![\w.,/:#–+-])(?<!\d\s)(?P<sign>)(?P<digits>\d{5,9})(?P<rest>)(?![\w/–-]|[.,]\d|\s\d{3})", _grouped),
)


_YEARS_AFTER = re.compile(r"\sto\s(?:19|20)\d{2}\s?[–/-]\s?\d{2}\b")
_YEARS_BEFORE = re.compile(r"(?:19|20)\d{2}\s?[–/-]\s?\d{2}\sto\s$")
"""*2022–23 to 2024–25* would be four years in a row."""


def _years(found: re.Match[str]) -> str | None:
    first, second = int(found["first"]), int(found["second"])
    beside = _YEARS_AFTER.match(found.string, found.end()) or _YEARS_BEFORE.search(found.string[: found.start()])
    return f"{first} to {first + 1}" if second == (first + 1) % 100 and not beside else None


def _between(found: re.Match[str]) -> str | None:
    """*5 to 10*; a financial year stays one."""
    left, right = found["left"], found["right"]
    if re.fullmatch(r"(?:19|20)\d{2}", left) and re.fullmatch(r"\d{2}", right):
        return None
    return f"{left} to "


_SCALED = r"(?:%|\s(?:million|billion|trillion|thousand|per\scent))?"
_RANGES = (
    _rule(
        rf"(?P<left>(?<![\w.,/:-])\d[\d,.]{{0,30}}{_SCALED})–(?=(?P<right>{_SIGN}?{_AMOUNT}))(?!\d+[–-]\d)", _between
    ),
    _rule(rf"(?P<left>{_SIGN}\d[\d,.]{{0,30}}{_SCALED})[–-](?=(?P<right>{_SIGN}?{_AMOUNT}))", _between),
    _rule(rf"(?P<left>(?<![\w.,/:–-])\d[\d,.]{{0,30}})-(?=(?P<right>\d[\d,.]{{0,30}}){_UNITS})", _between),
)


_OUT_OF = re.compile(r"\b(?:one|two|three|four|\d+)\s(?:in|out\sof)\s(?:every\s)?$", re.IGNORECASE)
"""*one in five people*."""


def _numeral(found: re.Match[str]) -> str | None:
    """*27*; a sentence does not begin with one, and *one* stays."""
    value = spelled.value(found["number"])
    before = found.string[: found.start()]
    stays = _SENTENCE_START.search(before) or _OUT_OF.search(before)
    return None if stays or value < 2 or value > 999 else f"{value:.0f}"


def _numeral_over_ten(found: re.Match[str]) -> str | None:
    return _numeral(found) if spelled.value(found["number"]) > 10 else None


def _in_words(found: re.Match[str]) -> str | None:
    if _REFERENCED.search(found.string[: found.start()]):
        return None
    word = spelled.UP_TO_TEN[int(found["number"])]
    return word.capitalize() if _SENTENCE_START.search(found.string[: found.start()]) else word


_WORDS = rf"(?<![\w-])(?P<number>{spelled.PATTERN})(?![\w-])"
_HALF = r"(?P<half>[ap])(?:m\b|\.m\.(?=\s+[a-z\d(]|[,;:)])|\.m(?=\.))"
"""*pm*, *p.m.*; the full stop that ends a sentence stays."""
_PER_CENT = r"(?:per\s?cent|pc)\b"

GOV_UK = (
    *_DATES,
    *_MONEY,
    _rule(rf"{_WORDS}(?=\s{_PER_CENT})", _numeral, re.IGNORECASE),
    _rule(rf"(?P<digit>\d)\s?(?:%|{_PER_CENT})", lambda one: f"{one['digit']}%"),
    _rule(r"\b(?P<first>(?:19|20)\d{2})\s?[–/-]\s?(?P<second>\d{2})\b(?![–/-])", _years),
    *_RANGES,
    _rule(
        rf"(?<![\d%])(?P<low>\d[\d,.]{{0,30}})\sto\s(?P<high>{_AMOUNT})%",
        lambda one: f"{one['low']}% to {one['high']}%",
    ),
    _rule(rf"{_WORDS}{_NOUN}", _numeral),
    _rule(rf"\b(?P<hour>\d{{1,2}})(?:[.:]00)?\s?{_HALF}", lambda one: f"{one['hour']}{one['half']}m"),
    _rule(
        rf"\b(?P<hour>\d{{1,2}})[.:](?P<minute>[0-5]\d)\s?{_HALF}",
        lambda one: f"{one['hour']}:{one['minute']}{one['half']}m",
    ),
    _rule(r"(?<=\d[ap]m)\s?[–-]\s?(?=\d)", lambda _: " to "),
)

CABINET = (
    *_DATES,
    *_MONEY,
    _rule(rf"(?P<digit>\d)\s?(?:%|{_PER_CENT})", lambda one: f"{one['digit']} per cent"),
    *_RANGES,
    _rule(rf"{_WORDS}{_NOUN}", _numeral_over_ten),
    _rule(rf"{_NO_NUMBER_BEFORE}(?P<number>10|[1-9]){_MEASURES}{_NOUN}(?!\sper\s?cent)", _in_words),
    _rule(
        rf"\b(?P<hour>\d{{1,2}})[.:](?P<minute>[0-5]\d)\s?{_HALF}",
        lambda one: f"{one['hour']}.{one['minute']}{one['half']}m",
    ),
)

RULES: Mapping[HouseStyle, tuple[Rule, ...]] = {
    HouseStyle.AS_WRITTEN: (),
    HouseStyle.GOV_UK: GOV_UK,
    HouseStyle.CABINET: CABINET,
}
