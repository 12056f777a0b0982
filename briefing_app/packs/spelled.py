"""Numbers in words: *sixty*, *one hundred and twenty*, *two million*."""

import re

_ONES = "zero one two three four five six seven eight nine".split()  # noqa: SIM905
_TEENS = (
    "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()  # noqa: SIM905
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()  # noqa: SIM905
_SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9}
_VALUES = (
    {word: at for at, word in enumerate(_ONES)}
    | {word: at for at, word in enumerate(_TEENS, 10)}
    | {word: at * 10 for at, word in enumerate(_TENS, 2)}
)
UP_TO_TEN = (*_ONES, "ten")
"""*zero* to *ten*, each at its value."""

_UNITS = "|".join(_VALUES)
_WORD = rf"(?:(?:{'|'.join(_TENS)})-(?:{'|'.join(_ONES[1:])})|(?:{_UNITS}))\b"
PATTERN = rf"\b{_WORD}(?:(?:\s(?:hundred|thousand|million|billion)\b)(?:\s(?:and\s)?{_WORD})?){{0,5}}"
"""A number in words, of one word or several."""


def value(text: str) -> float:
    """What a number in words comes to."""
    total, part = 0.0, 0.0
    for word in re.split(r"[\s-]+", text.casefold()):
        if word == "hundred":
            part = max(part, 1.0) * 100
        elif word in _SCALES:
            total, part = total + max(part, 1.0) * _SCALES[word], 0.0
        else:
            part += _VALUES.get(word, 0)
    return total + part
