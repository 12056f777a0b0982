"""The language of a text, told from the small words that no text in it does without."""

import re
import tomllib
from dataclasses import replace
from functools import lru_cache

from briefing_app import paths
from briefing_app.domain.text import SourceText

FROM_WORDS = "told from its commonest words"
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)?")
_LENGTH = 20_000
_FEWEST = 30
_LEAST = 0.12
_CLEAR = 1.5
"""How many times as often the language's words must occur as those of the next."""


def with_language(source: SourceText) -> SourceText:
    """The source with its language, unless its file says which it is; English where its words do not tell."""
    if "language" in dict(source.provenance):
        return source
    found = language_of(source.text)
    if not found:
        return source
    return replace(source, language=found, provenance=(*source.provenance, ("language", FROM_WORDS)))


def language_of(text: str) -> str:
    """The code of the language, as *en* or *cy*; empty if the text is too short or its words do not tell."""
    words = [word.casefold() for word in _WORD.findall(text[:_LENGTH])]
    if len(words) < _FEWEST:
        return ""
    counts = {code: sum(word in known for word in words) for code, known in _languages().items()}
    best, second = sorted(counts, key=lambda code: counts[code], reverse=True)[:2]
    clear = counts[best] >= _LEAST * len(words) and counts[best] >= _CLEAR * counts[second]
    return best if clear else ""


@lru_cache(maxsize=1)
def _languages() -> dict[str, frozenset[str]]:
    listed = tomllib.loads((paths.resources() / "language" / "languages.toml").read_text("utf-8"))
    return {code: frozenset(str(words).split()) for code, words in listed.items()}
