"""The word lists of `resources/language/linking.toml`, and words cut down to their stems."""

import tomllib
from functools import lru_cache

import snowballstemmer  # type: ignore[import-untyped]

from briefing_app import paths

_stemmer = snowballstemmer.stemmer("english")


@lru_cache(maxsize=8)
def words(section: str) -> frozenset[str]:
    """A list of words."""
    return frozenset(str(_table()[section]).split())


@lru_cache(maxsize=1)
def _table() -> dict[str, object]:
    return tomllib.loads((paths.resources() / "language" / "linking.toml").read_text("utf-8"))


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """A folded word without its endings: *removals* and *removed* are one."""
    return str(_stemmer.stemWord(word.removesuffix("'s")))
