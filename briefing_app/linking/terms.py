"""What a text is about: its telling words with their weights, and how near two texts are."""

import math
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping

from briefing_app.linking import lexicon
from briefing_app.linking.words import fold, spans

Terms = Mapping[str, float]
Rarity = Callable[[str], float]
"""How rare a term is, 0 to 1, in whatever the texts come from."""

MOST = 40
"""So many terms are kept of a document."""
_NAME = 2.0
_TITLE = 2.0
_REACH = 6000  # code points: what a text is about, it says early
_CAPITALS = re.compile(r"\b[A-Z][\w’'-]+(?:\s+(?:of|the|for|and|&)\s+[A-Z][\w’'-]+|\s+[A-Z][\w’'-]+)+")
_SMALL = frozenset({"of", "the", "for", "and", "&"})
_SENTENCE_START = re.compile(r"(?:^|[.!?:”\"’]\s+|\n\s*)[“\"‘']?$")


def always(_term: str) -> float:
    """Every term is as rare as any other: for texts of which nothing else is known."""
    return 1.0


def weight(text: str, start: int, end: int) -> float:
    """The weight of a word of a text; names weigh double."""
    return _NAME if _is_name(text, start, end) else 1.0


def telling(text: str) -> Iterator[tuple[str, float]]:
    """The stems of the words of a text that say what it is about, each with its weight; names weigh double.

    The initials of a name of several words (*National Crime Agency*) count as the word that they make.
    """
    common = lexicon.words("common")
    for start, end, word in spans(text):
        if word in common or not word[0].isalpha() or len(word) < 2:
            continue
        yield lexicon.stem(word), _NAME if _is_name(text, start, end) else 1.0
    for found in _CAPITALS.finditer(text):
        initials = "".join(part[0] for part in found.group().split() if part not in _SMALL)
        if len(initials) > 2:
            yield fold(initials), _NAME


def _is_name(text: str, start: int, end: int) -> bool:
    if not text[start].isupper():
        return False
    return text[start:end].isupper() or _SENTENCE_START.search(text, max(0, start - 8), start) is None


def profile(text: str, title: str = "", rarity: Rarity = always) -> dict[str, float]:
    """The weightiest terms of a document, as a vector of length one."""
    weights: defaultdict[str, float] = defaultdict(float)
    highest: dict[str, float] = {}
    for part, factor in ((text[:_REACH], 1.0), (title, _TITLE)):
        for term, weight in telling(part):
            weights[term] += factor
            highest[term] = max(weight, highest.get(term, 0.0))
    scored = {term: (1 + math.log(number)) * highest[term] * rarity(term) for term, number in weights.items()}
    best = sorted(scored, key=lambda term: (-scored[term], term))[:MOST]
    length = math.sqrt(sum(scored[term] ** 2 for term in best))
    return {term: round(scored[term] / length, 4) for term in best} if length else {}


def nearness(first: Terms, second: Terms) -> float:
    """The cosine of two profiles, 0 to 1."""
    return sum(weight * second[term] for term, weight in first.items() if term in second)
