"""The content words of a document and how much each of them matters to it."""

import re
from collections import Counter
from collections.abc import Iterable
from math import log, sqrt

from briefing_app.extraction.words.lexicon import words

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_LONGEST_STEM = 7


def terms(text: str, start: int, end: int) -> list[str]:
    """The content words of `text[start:end]`, cut to their stems, in order."""
    stop = words("keypoints_stop", "figures")
    found = (match.group().lower() for match in _WORD.finditer(text, start, end))
    return [_stem(word) for word in found if len(word) > 2 and word not in stop]


def _stem(word: str) -> str:
    """A crude stem, enough to tell *recruits*, *recruited* and *recruitment* as one."""
    for ending in ("ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) > 3:
            word = word.removesuffix(ending)
            break
    return word[:_LONGEST_STEM]


class Centrality:
    """How close a sentence's words come to those that the document keeps using."""

    def __init__(self, sentences: Iterable[list[str]]) -> None:
        counts = Counter(term for sentence in sentences for term in set(sentence))
        self._weights = {term: log(1 + count) for term, count in counts.items() if count > 1}
        self._heaviest = max(self._weights.values(), default=1.0)

    def of(self, sentence: list[str]) -> float:
        """From 0 (nothing that occurs elsewhere) to about 1."""
        weight = sum(self._weights.get(term, 0.0) for term in set(sentence))
        return weight / (self._heaviest * sqrt(max(len(sentence), 4)) * 1.5)


def overlap(left: list[str], right: list[str]) -> float:
    """The share of the shorter sentence's words that both have."""
    one, two = set(left), set(right)
    return len(one & two) / min(len(one), len(two)) if one and two else 0.0
