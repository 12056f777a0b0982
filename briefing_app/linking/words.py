"""Words as they are compared across documents, and runs of words as numbers that an index can hold."""

import re
import unicodedata
import zlib
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+(?:['’.,-](?=[^\W_])[^\W_]+)*")
_LEFT_OUT = re.compile(r"\[[^\]\n]{0,200}\]|\([^)\n]{0,40}\)(?=\s*…)")
_BASE = 0x9E3779B97F4A7C15
_MIX = 0xBF58476D1CE4E5B9
_MASK = (1 << 64) - 1
_APOSTROPHES = str.maketrans({"’": "'", "ʼ": "'"})


def spans(text: str) -> Iterator[tuple[int, int, str]]:
    """The words of a text as they are compared: where each stands, and its folded form. [Insertions] are no words."""
    hidden = [found.span() for found in _LEFT_OUT.finditer(text)] if "[" in text or "(" in text else []
    for found in _WORD.finditer(text):
        while hidden and hidden[0][1] <= found.start():
            hidden.pop(0)
        if not (hidden and hidden[0][0] <= found.start()):
            yield found.start(), found.end(), fold(found.group())


def words(text: str) -> tuple[str, ...]:
    """The folded words of a text in order."""
    if "[" in text or "(" in text:
        return tuple(word for _, _, word in spans(text))
    return tuple(map(fold, _WORD.findall(text)))


@lru_cache(maxsize=100_000)
def fold(word: str) -> str:
    """A word without case, accents and the shape of its apostrophe."""
    if word.isascii():
        return word.lower()
    parts = unicodedata.normalize("NFKD", word.casefold().translate(_APOSTROPHES))
    return "".join(part for part in parts if not unicodedata.combining(part))


@lru_cache(maxsize=100_000)
def _number(word: str) -> int:
    return zlib.crc32(word.encode("utf-8", "surrogatepass")) + 1


def grams(sequence: Sequence[str], size: int) -> list[int]:
    """Each run of `size` words as a number of 63 bits, the same on every machine; fewer words than that: one run.

    A polynomial that rolls over the words' CRC-32 modulo 2**64, then mixed (the finaliser of SplitMix64).
    """
    size = min(size, len(sequence))
    if size == 0:
        return []
    top = pow(_BASE, size, 1 << 64)
    numbers = [_number(word) for word in sequence]
    found, rolled = [], 0
    for at, number in enumerate(numbers):
        rolled = (rolled * _BASE + number) & _MASK
        if at >= size:
            rolled = (rolled - numbers[at - size] * top) & _MASK
        if at >= size - 1:
            found.append(_mixed(rolled))
    return found


def _mixed(number: int) -> int:
    number = ((number ^ (number >> 30)) * _MIX) & _MASK
    return (number ^ (number >> 27)) >> 1


def winnowed(hashes: Sequence[int], window: int) -> set[int]:
    """The smallest number of each window: two texts that share `window` runs in a row share one of these.

    Source: Schleimer, Wilkerson and Aiken, *Winnowing*, SIGMOD 2003.
    """
    if len(hashes) <= window:
        return {min(hashes)} if hashes else set()
    chosen: set[int] = set()
    lowest: deque[int] = deque()
    for at, number in enumerate(hashes):
        while lowest and hashes[lowest[-1]] >= number:
            lowest.pop()
        lowest.append(at)
        if lowest[0] <= at - window:
            lowest.popleft()
        if at >= window - 1:
            chosen.add(hashes[lowest[0]])
    return chosen


def sampled(hashes: Iterable[int], one_in: int) -> set[int]:
    """About one number in so many, the same ones in every text, so that shares of them estimate shares of all.

    Source: Irber et al., *Lightweight compositional analysis of metagenomes with FracMinHash*, 2022.
    """
    return {number for number in hashes if number % one_in == 0}
