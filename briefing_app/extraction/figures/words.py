"""The words of the figure grammar: numbers, scales, currencies, units of time and measure, function words."""

from briefing_app.extraction.words.lexicon import table
from briefing_app.extraction.words.lexicon import words as _words


def listed(section: str) -> frozenset[str]:
    """A word list of `resources/language/figures.toml`."""
    return _words(section, "figures")


def paired(section: str) -> dict[str, str]:
    """A table of words there, each with what it stands for."""
    return {word.replace("_", " "): str(meaning) for word, meaning in table("figures")[section].items()}


ONES = {word: value for value, word in enumerate(table("figures")["ones"].split())}
TENS = {word: 10 * value for value, word in enumerate(table("figures")["tens"].split(), start=2)}
SCALES = {
    "hundred": 10**2,
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
    "dozen": 12,
    "lakh": 10**5,
    "crore": 10**7,
}
GLUED_SCALES = {"k": 10**3, "mn": 10**6, "mln": 10**6, "bn": 10**9, "bln": 10**9, "tn": 10**12, "trn": 10**12}
"""Letters that scale a number they are glued to, whatever it counts; `m`, `b` and `t` depend on what follows."""
MONEY_SCALES = GLUED_SCALES | {"m": 10**6, "b": 10**9, "t": 10**12}

DENOMINATORS = {
    "half": 2,
    "third": 3,
    "quarter": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
    "twelfth": 12,
    "twentieth": 20,
    "hundredth": 100,
}
DENOMINATORS |= {f"{word}s": value for word, value in DENOMINATORS.items() if word != "half"} | {"halves": 2}
VULGAR = {"½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅕": (1, 5), "⅛": (1, 8), "⅜": (3, 8)}

NUMBER_WORDS = frozenset(ONES) | frozenset(TENS)
STARTS = NUMBER_WORDS | {"a", "an", "half", "hundred", "thousand", "quarter"}
"""Words that a quantity can start with."""

CURRENCY_SIGNS = {"£": "GBP", "$": "USD", "€": "EUR", "¥": "JPY", "₹": "INR", "₩": "KRW", "₽": "RUB", "₺": "TRY"}
CURRENCY_SIGNS |= {"₦": "NGN", "₴": "UAH", "₪": "ILS"}
DOLLARS = {"us": "USD", "a": "AUD", "au": "AUD", "c": "CAD", "ca": "CAD", "can": "CAD", "nz": "NZD", "hk": "HKD"}
DOLLARS |= {"s": "SGD", "u.s": "USD"}
CURRENCY_CODES = listed("currency_codes")
CURRENCY_WORDS = paired("currencies")
DOLLAR_NATIONS = {"us": "USD", "american": "USD", "australian": "AUD", "canadian": "CAD", "hong": "HKD", "new": "NZD"}
HUNDREDTHS = frozenset({"pence", "penny", "cents", "p"})

TIME_UNITS = {form: unit for unit in listed("time_units") for form in (unit, f"{unit}s")} | {
    "centuries": "century",
    "millennia": "millennium",
    "hr": "hour",
    "hrs": "hour",
    "min": "minute",
    "mins": "minute",
    "yr": "year",
    "yrs": "year",
    "sec": "second",
    "secs": "second",
}
MEASURES = paired("measures")
MEASURES |= {f"{word}s": unit for word, unit in MEASURES.items()}
MEASURES |= {"feet": "foot", "inches": "inch", "celsius": "degree", "fahrenheit": "degree", "lbs": "pound"}
SYMBOLS = paired("measure_symbols")
"""Measures glued to a number, or standing right after it."""

MONTHS = listed("months")
WEEKDAYS = listed("weekdays")

PREPOSITIONS = listed("prepositions")
DETERMINERS = listed("determiners")
PRONOUNS = listed("pronouns")
CONJUNCTIONS = listed("conjunctions")
AUXILIARIES = listed("auxiliaries")
FUNCTION_WORDS = PREPOSITIONS | DETERMINERS | PRONOUNS | CONJUNCTIONS | AUXILIARIES
