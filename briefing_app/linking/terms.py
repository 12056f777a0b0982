"""What a text is about: its telling words with their weights, and how near two texts are."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache

from briefing_app.linking import lexicon
from briefing_app.linking.words import WORD, fold, without_insertions, written

Terms = Mapping[str, float]
Rarity = Callable[[str], float]
"""How rare a term is, 0 to 1, in whatever the texts come from."""

MOST = 40
"""So many terms are kept of a document."""
_NAME = 2.0
_TITLE = 2.0
_REACH = 6000  # code points: what a text is about, it says early
_CAPITALS = re.compile(r"[A-Z](?<!\w[A-Z])[\w’'-]++(?:\s++(?:(?:of|the|for|and|&)\s++)?[A-Z][\w’'-]++)+")
_SMALL = frozenset({"of", "the", "for", "and", "&"})
_BEGINNING = re.compile(rf"(?:\A|[.!?:”\"’]\s+|\n\s*)[“\"‘']?({WORD.pattern})")
_SENTENCE_START = re.compile(r"(?:^|[.!?:”\"’]\s+|\n\s*)[“\"‘']?$")


def always(_term: str) -> float:
    """Every term is as rare as any other: for texts of which nothing else is known."""
    return 1.0


def weight(text: str, start: int, word: str) -> float:
    """The weight of a word that stands in a text; names weigh double."""
    return _NAME if word[0].isupper() and _is_name(text, start, word) else 1.0


def telling(text: str) -> Iterator[tuple[str, float]]:
    """The stems of the words of a text that say what it is about, each with its weight; names weigh double.

    The initials of a name of several words (*National Crime Agency*) count as the word that they make.
    """
    for found in written(text):
        word = found.group()
        if stem := _telling_stem(word):
            yield stem, weight(text, found.start(), word)
    for initials in _initials(text):
        yield initials, _NAME


def _initials(text: str) -> Iterator[str]:
    for found in _CAPITALS.finditer(text):
        initials = "".join(part[0] for part in found.group().split() if part not in _SMALL)
        if len(initials) > 2:
            yield fold(initials)


@lru_cache(maxsize=100_000)
def _telling_stem(word: str) -> str:
    """The stem of a word as it is written; nothing for one that says nothing of what a text is about."""
    folded = fold(word)
    if folded in lexicon.words("common") or not folded[0].isalpha() or len(folded) < 2:
        return ""
    return lexicon.stem(folded)


def _is_name(text: str, start: int, word: str) -> bool:
    return word.isupper() or _SENTENCE_START.search(text, max(0, start - 8), start) is None


def profile(text: str, title: str = "", rarity: Rarity = always) -> dict[str, float]:
    """The weightiest terms of a document, as a vector of length one."""
    weights: defaultdict[str, float] = defaultdict(float)
    highest: dict[str, float] = {}
    for part, factor in ((text[:_REACH], 1.0), (title, _TITLE)):
        for term, number, heavy in _counted(part):
            weights[term] += factor * number
            if heavy > highest.get(term, 0.0):
                highest[term] = heavy
    scored = {term: (1 + math.log(number)) * highest[term] * rarity(term) for term, number in weights.items()}
    best = weightiest(scored)[:MOST]
    length = math.sqrt(sum(scored[term] ** 2 for term in best))
    return {term: round(scored[term] / length, 4) for term in best} if length else {}


def weightiest(terms: Terms) -> list[str]:
    """Terms, the weightiest first; of some as weighty by the alphabet."""
    return sorted(sorted(terms), key=terms.__getitem__, reverse=True)


def _counted(text: str) -> list[tuple[str, int, float]]:
    """What `telling` finds in a text, each word with how often it stands there: in a third of the time."""
    whole, text = text, without_insertions(text)
    begins = Counter(_BEGINNING.findall(text))
    found = [
        (stem, number, _NAME if word[0].isupper() and (word.isupper() or number > begins[word]) else 1.0)
        for word, number in Counter(WORD.findall(text)).items()
        if (stem := _telling_stem(word))
    ]
    return found + [(initials, number, _NAME) for initials, number in Counter(_initials(whole)).items()]


def nearness(first: Terms, second: Terms) -> float:
    """The cosine of two profiles, 0 to 1."""
    return sum(weight * second[term] for term, weight in first.items() if term in second)
