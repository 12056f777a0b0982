"""Words as they are compared across documents, and runs of words as numbers that an index can hold."""

import re
import unicodedata
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, chain
from zlib import crc32

WORD = re.compile(r"[^\W_]++(?:['’.,-][^\W_]++)*+")
_PLAIN_WORD = re.compile(r"[a-z0-9]++(?:['.,-][a-z0-9]++)*+")
"""The same in a text of small letters and other signs of ASCII, in two thirds of the time."""
_MARKS = ("“", "”", "‘", "–", "—", "…", "£", "\xa0")
"""What stands between words, and would keep a text from being of ASCII only."""
_AT_ONCE = 20_000
"""A longer text is read line by line: a search through megabytes would stop every other thread until it is done."""
_LEFT_OUT = re.compile(r"\[[^\]\n]{0,200}\]|\([^)\n]{0,40}\)(?=\s*…)")
_APOSTROPHES = str.maketrans({"’": "'", "ʼ": "'"})


def tokens(text: str) -> Iterator[tuple[int, str]]:
    """The words of a text as they are written, and where each begins. [Insertions] are no words."""
    for found in written(text):
        yield found.start(), found.group()


def written(text: str) -> Iterator[re.Match[str]]:
    """As above, each as it was found."""
    return WORD.finditer(text) if "[" not in text and "(" not in text else _outside_insertions(text)


def _outside_insertions(text: str) -> Iterator[re.Match[str]]:
    hidden = deque(found.span() for found in _LEFT_OUT.finditer(text))
    for found in WORD.finditer(text):
        while hidden and hidden[0][1] <= found.start():
            hidden.popleft()
        if not (hidden and hidden[0][0] <= found.start()):
            yield found


def spans(text: str) -> Iterator[tuple[int, int, str]]:
    """The words of a text as they are compared: where each stands, and its folded form."""
    for start, word in tokens(text):
        yield start, start + len(word), fold(word)


def without_insertions(text: str) -> str:
    """A text with blanks in the place of its [insertions]."""
    if "[" not in text and "(" not in text:
        return text
    return _LEFT_OUT.sub(lambda found: " " * len(found.group()), text)


def words(text: str) -> tuple[str, ...]:
    """The folded words of a text in order."""
    if "[" in text or "(" in text:
        return tuple(word for _, _, word in spans(text))
    if len(text) <= _AT_ONCE and (plain := _in_ascii(text)) is not None:
        return tuple(_PLAIN_WORD.findall(plain.lower()))
    return tuple(chain.from_iterable(map(_words_of_line, text.splitlines())))


def _words_of_line(line: str) -> Iterable[str]:
    plain = _in_ascii(line)
    return map(fold, WORD.findall(line)) if plain is None else _PLAIN_WORD.findall(plain.lower())


def _in_ascii(text: str) -> str | None:
    """A text of which all but some marks is of ASCII with blanks in their place; None for any other."""
    if text.isascii():
        return text
    plain = text.replace("’", "'")
    for mark in _MARKS:
        plain = plain.replace(mark, " ")
    return plain if plain.isascii() else None


@lru_cache(maxsize=100_000)
def fold(word: str) -> str:
    """A word without case, accents and the shape of its apostrophe."""
    if word.isascii():
        return word.lower()
    parts = unicodedata.normalize("NFKD", word.casefold().translate(_APOSTROPHES))
    return "".join(part for part in parts if not unicodedata.combining(part))


def grams(sequence: Sequence[str], size: int) -> list[int]:
    """Each run of `size` words as a number of 32 bits, the same on every machine; fewer words than that: one run.

    It is the CRC-32 of the words. Two runs in some thousands of millions share one by chance, so whoever finds two
    alike by their numbers looks at the words before saying so.
    """
    size = min(size, len(sequence))
    if size == 0:
        return []
    text = "\0".join(sequence)
    data = text.encode("utf-8", "surrogatepass")
    lengths = [len(word) + 1 for word in sequence] if text.isascii() else [_length(word) + 1 for word in sequence]
    ends = list(accumulate(lengths))
    return [crc32(data[start : end - 1]) for start, end in zip((0, *ends), ends[size - 1 :], strict=False)]


def _length(word: str) -> int:
    return len(word) if word.isascii() else len(word.encode("utf-8", "surrogatepass"))


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
