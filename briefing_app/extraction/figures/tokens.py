"""The words, numbers and signs of one sentence, as the figure grammar reads them."""

import re
from dataclasses import dataclass, field
from enum import IntEnum
from itertools import pairwise


class Sort(IntEnum):
    """What a token is made of."""

    NUMBER = 0
    WORD = 1
    SIGN = 2


@dataclass(slots=True)
class Token:
    """A run of digits (with its separators), a word (with apostrophes or ampersands inside) or one sign."""

    start: int
    end: int
    text: str
    low: str
    sort: Sort


_LETTER = r"[^\W\d_²³¹⁰-₉½⅓⅔¼¾⅕-⅞]"
"""Letters alone: raised digits and written fractions count as word characters elsewhere."""
_ENDS = r"(?:\s+[A-Z“\"]|\s*\Z)"
_GOES_ON = r"\s+(?:The|A|An|It|In|This|These|They|He|She|But|And|Of|For|Some|Most|We|There|Others|At|On|By|Its|Their)\b"
_MARK = (
    rf"(?:\.[0-9](?:,[0-9])*{_ENDS}"
    rf"|(?<![£$€][0-9],[0-9]{{3}})(?<![£$€][0-9]{{2}},[0-9]{{3}})\.[1-9][0-9]{_ENDS})"
)
"""A footnote mark after the stop of a sentence that ends in a number: *£15,000.1 The Board …*."""
_TOKEN = re.compile(
    rf"([0-9]{{1,3}}(?:,[0-9]{{3}})+(?![0-9])(?:(?!{_MARK})\.[0-9]+)?"
    rf"|(?<=[£$€])[0-9]+(?=\.[0-9]{_ENDS}(?![a-z]?(?:illion|rillion|n\b)))"
    rf"|(?<=[a-z] )[0-9]{{3,}}(?=\.[0-9]{{1,2}}{_GOES_ON})"
    r"|[0-9]+(?:\.[0-9]+)*)"
    rf"|({_LETTER}+(?:['’&]{_LETTER}+)*)"
    r"|(\S)"
)
DASHES = frozenset("-‐‑–—−")
"""Hyphens, dashes and the minus sign."""
_JOINING = DASHES - {"—"}


@dataclass(slots=True)
class Line:
    """The tokens of `text[start:end]`; out-of-range places read as nothing, so that windows need no bounds.

    `masked` holds the places of tokens that are no quantity: parts of dates, addresses, names; `periods` the dates and
    periods that the line names, once somebody has looked.
    """

    text: str
    start: int
    end: int
    tokens: list[Token]
    masked: set[int] = field(default_factory=set)
    periods: list[tuple[int, int]] | None = None

    def low(self, i: int) -> str:
        """The token in lower case, or nothing."""
        return self.tokens[i].low if 0 <= i < len(self.tokens) else ""

    def word(self, i: int) -> str:
        """The token as written, or nothing."""
        return self.tokens[i].text if 0 <= i < len(self.tokens) else ""

    def is_number(self, i: int) -> bool:
        """Whether the token is digits."""
        return 0 <= i < len(self.tokens) and self.tokens[i].sort is Sort.NUMBER

    def is_word(self, i: int) -> bool:
        """Whether the token is a word."""
        return 0 <= i < len(self.tokens) and self.tokens[i].sort is Sort.WORD

    def glued(self, i: int) -> bool:
        """Whether no space stands between the token and the one before it."""
        return 0 < i < len(self.tokens) and self.tokens[i - 1].end == self.tokens[i].start

    def dash(self, i: int) -> bool:
        """Whether the token is a hyphen or dash."""
        return self.low(i) in DASHES

    def hyphen(self, i: int) -> bool:
        """Whether the token is a hyphen or an en dash that joins the tokens at both sides."""
        return self.low(i) in _JOINING and self.glued(i) and self.glued(i + 1)

    def after_hyphen(self, i: int) -> int:
        """The place after a joining hyphen at `i`, or `i` itself."""
        return i + 1 if self.hyphen(i) else i

    def capital(self, i: int) -> bool:
        """Whether the token is a word that starts with a capital."""
        return self.is_word(i) and self.tokens[i].text[0].isupper()

    def between(self, first: int, last: int) -> str:
        """The text from one token up to, not including, another."""
        return self.text[self.tokens[first].start : self.tokens[last - 1].end]


def tokenise(text: str, start: int, end: int) -> Line:
    """The line of `text[start:end]`; offsets are those of `text`."""
    line = Line(text, start, end, [_token(found) for found in _TOKEN.finditer(text, start, end)])
    if text[start:end].isupper():
        _lower_the_voice(line)
    else:
        _lower_what_is_counted(line)
    return line


_ACRONYM = 3
"""Letters up to which a word in capitals may be one even where all is in capitals."""


def _lower_the_voice(line: Line) -> None:
    """Read the words of a line in capitals as words, not as initials: *REVIEW FINDS 41 BABIES MIGHT HAVE LIVED*."""
    long = [token for token in line.tokens if token.sort is Sort.WORD and len(token.text) > _ACRONYM]
    if len(long) > 1:
        for token in long:
            token.text = token.text.capitalize()


def _lower_what_is_counted(line: Line) -> None:
    """Read a plural in capitals after a number as a word: *ring back inside 72 HOURS*."""
    for before, token in pairwise(line.tokens):
        shouted = len(token.text) > _ACRONYM and token.text.isupper() and token.text.endswith("S")
        if shouted and before.sort is Sort.NUMBER and before.end < token.start:
            token.text = token.text.capitalize()


def _token(found: re.Match[str]) -> Token:
    text = found.group()
    sort = Sort.NUMBER if found.lastindex == 1 else Sort.WORD if found.lastindex == 2 else Sort.SIGN
    return Token(found.start(), found.end(), text, text.lower().replace("’", "'"), sort)
