"""The word lists of `resources/language/linking.toml`, and words cut down to their stems."""

import tomllib
from collections import defaultdict
from functools import lru_cache
from itertools import product
from typing import Any

import snowballstemmer  # type: ignore[import-untyped]

from briefing_app import paths

_stemmer = snowballstemmer.stemmer("english")
_NONE: frozenset[str] = frozenset()


@lru_cache(maxsize=32)
def words(section: str, name: str = "") -> frozenset[str]:
    """A list of words, or the one of that name in a section of several."""
    found = _table()[section]
    return frozenset(str(found[name] if name else found).split())


@lru_cache(maxsize=1)
def _table() -> dict[str, Any]:
    return tomllib.loads((paths.resources() / "language" / "linking.toml").read_text("utf-8"))


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """A folded word without its endings: *removals* and *removed* are one."""
    return str(_stemmer.stemWord(word.removesuffix("'s")))


@lru_cache(maxsize=50_000)
def singular(word: str) -> str:
    """A folded noun as one says it of one: *officers* and *officer* are one, *investigation* and *investigator* not."""
    word = word.removesuffix("'s").removesuffix("'")
    if (one := _irregular().get(word)) is not None:
        return one
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes", "zes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3 else word


@lru_cache(maxsize=1)
def _irregular() -> dict[str, str]:
    return dict(pair.split("/") for pair in words("singulars", "irregular"))


@lru_cache(maxsize=4)
def _lines(section: str) -> dict[str, frozenset[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for name, line in _table()[section].items():
        for word in line.split():
            found[word].add(name)
    return {word: frozenset(names) for word, names in found.items()}


@lru_cache(maxsize=50_000)
def concept(noun: str) -> str:
    """What a noun in the singular stands for: the name of its line of kin, or else its stem."""
    named = _lines("kin").get(noun)
    return min(named) if named else stem(noun)


def acts(word: str) -> frozenset[str]:
    """What a folded word says is done."""
    return _lines("acts").get(word, _NONE)


@lru_cache(maxsize=1)
def _opposed() -> frozenset[frozenset[str]]:
    return frozenset(frozenset(pair.split("/")) for pair in words("opposed", "pairs"))


def opposed(first: frozenset[str], second: frozenset[str]) -> bool:
    """Whether something is said to be done in one that cannot be what is done in the other."""
    ends = product(first - second, second - first)
    return any(frozenset(pair) in _opposed() for pair in ends)


def one_kin(first: frozenset[str], second: frozenset[str]) -> bool:
    """Whether two sets of concepts have one in common; *people* may be people of any kind."""
    human = words("human", "words")
    return (
        bool(first & second)
        or ("person" in first and not human.isdisjoint(second))
        or ("person" in second and not human.isdisjoint(first))
    )
