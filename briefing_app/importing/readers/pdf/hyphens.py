"""Hyphens at the ends of lines: whether one belongs to its word is told by how the document writes it elsewhere."""

import re
from collections.abc import Sequence

from briefing_app.importing.readers.pdf.characters import BROKEN
from briefing_app.importing.readers.pdf.paragraphs import NEXT_PAGE

_WORD = re.compile(rf"[^\W\d_][\w’'{BROKEN}-]*")
_PARTED = re.compile(rf"(?P<before>[^\s{BROKEN}]*){BROKEN}(?P<space>[ {NEXT_PAGE}]*)(?P<after>[^\s{BROKEN}]*)")
_HEAD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*$")
_TAIL = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
_SUSPENDED = frozenset({"and", "or", "to", "nor", "but"})
# Words that stand before or after a hyphen far more often than they begin or end another word.
_BEFORE = frozenset(
    [
        "well",
        "self",
        "non",
        "cross",
        "long",
        "short",
        "high",
        "low",
        "full",
        "part",
        "half",
        "mid",
        "ex",
        "pre",
        "co",
        "anti",
        "multi",
        "semi",
        "sub",
        "all",
        "so",
        "cost",
        "tax",
        "means",
        "end",
        "follow",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "twenty",
        "thirty",
        "forty",
        "fifty",
        "sixty",
        "seventy",
        "eighty",
        "ninety",
        "first",
        "second",
        "third",
        "vice",
        "decision",
        "policy",
        "evidence",
        "local",
        "north",
        "south",
        "east",
        "west",
        "year",
        "day",
        "public",
        "private",
    ]
)
_AFTER = frozenset(
    [
        "led",
        "based",
        "term",
        "wide",
        "free",
        "year",
        "years",
        "old",
        "day",
        "long",
        "making",
        "maker",
        "makers",
        "level",
        "related",
        "off",
        "up",
        "down",
        "in",
        "out",
        "to",
        "date",
        "effective",
        "driven",
        "funded",
        "class",
        "time",
        "rate",
        "quarter",
        "quarters",
        "thirds",
        "scale",
        "sized",
        "profile",
        "quality",
        "cost",
        "income",
        "paid",
        "general",
        "president",
        "chair",
        "elect",
        "depth",
        "round",
        "west",
        "east",
    ]
)
# Words that open many others, with no hyphen between: *something*, *without*, *understand*, *themselves*.
_OPENING = frozenset(
    {"some", "any", "every", "with", "under", "over", "there", "where", "here", "him", "her", "them", "your", "our"}
)


class Vocabulary:
    """The words that a document writes without a break, folded; those with a hyphen too."""

    def __init__(self, texts: Sequence[str]) -> None:
        """Read the words of all the texts."""
        self._words: set[str] = set()
        for text in texts:
            self._words.update(word for word in _WORD.findall(text.casefold()) if BROKEN not in word)
        self._hyphenates = self._parts_syllables(texts)

    def _parts_syllables(self, texts: Sequence[str]) -> bool:
        """Whether lines were broken within words, not only at the hyphens that words have anyway."""
        rests = [found["after"] for text in texts if BROKEN in text for found in _PARTED.finditer(text)]
        heads = (tail[0].casefold() for rest in rests if (tail := _TAIL.match(rest)))
        return sum(head.partition("-")[0] not in self._words for head in heads) > 0.2 * len(rests)

    def mend(self, text: str) -> str:
        """The text with each hyphen at the end of a line either gone or made part of its word."""
        return _PARTED.sub(self._mended, text).replace(f"{NEXT_PAGE} ", f" {NEXT_PAGE}") if BROKEN in text else text

    def _mended(self, found: re.Match[str]) -> str:
        before, after = found["before"], found["after"]
        page = NEXT_PAGE * found["space"].count(NEXT_PAGE)
        if after.casefold() in _SUSPENDED or not after:
            return f"{before}- {page}{after}"
        # The page begins with the next word, so that no mark stands in the middle of this one.
        return f"{before}{'-' if self._keeps(before, after) else ''}{after}{page}"

    def _keeps(self, before: str, after: str) -> bool:
        """Whether the hyphen is the word's own."""
        head, tail = _HEAD.search(before), _TAIL.match(after)
        if head is None or tail is None or "/" in before or "@" in before or not after[0].islower():
            return True
        left, right = head[0].casefold(), tail[0].casefold()
        if f"{left}-{right}" in self._words or left.isdigit():
            return True
        if left + right in self._words:
            return False
        return self._is_pair(left.rpartition("-")[2], right.partition("-")[0])

    def _is_pair(self, left: str, right: str) -> bool:
        """Whether two words stand there, of a sort that takes a hyphen, rather than two halves of one."""
        if (left in _BEFORE and right in self._words) or (right in _AFTER and left in self._words):
            return True
        both = left in self._words and right in self._words
        return both and len(left) > 2 and len(right) > 2 and left not in _OPENING and not self._hyphenates
