"""The classes of words that the model's own rules give (`pos_`), remembered by what the rules look at.

The rules, spaCy's attribute ruler, are patterns over tags, dependencies and a list of some words, each tried at each
word anew. What they say follows from so little that most of it has been said before in the same text.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

Key = tuple[int, ...]
Class = tuple[int, int, int]
_SAY = {"POS", "TAG", "DEP"}


class WordClasses:
    """Gives the words of a parsed text their classes as the ruler would; lemmas and morphology are left out."""

    def __init__(self, ruler: Any) -> None:
        """`ruler` is spaCy's; its patterns look at one word, or at the dependency of the one before it besides."""
        self._ruler, strings = ruler, ruler.vocab.strings
        patterns = [each for rule in ruler.patterns if _SAY & rule["attrs"].keys() for each in rule["patterns"]]
        self._words = {strings[word] for pattern in patterns for word in _named(pattern[-1].get("LOWER"))}
        self._before = {strings[dep] for pattern in patterns for one in pattern[:-1] for dep in _named(one["DEP"])}
        self._said: dict[Key, Class] = {}

    def give(self, doc: Any) -> None:
        """Set the classes of a text's words in place."""
        keys = list(self._keys(doc))
        known = [self._said.get(key) for key in keys]
        if None in known:
            self._ruler(doc)
            self._said |= {key: (token.pos, token.tag, token.dep) for key, token in zip(keys, doc, strict=True)}
            return
        for key, said, token in zip(keys, known, doc, strict=True):
            _set(token, key, said)

    def _keys(self, doc: Any) -> Iterator[Key]:
        words, deps, before = self._words, self._before, 0
        for tag, dep, lower, space in doc.to_array(["TAG", "DEP", "LOWER", "IS_SPACE"]).tolist():
            yield tag, dep, lower if lower in words else 0, space, before
            before = dep if dep in deps else 0


def _set(token: Any, key: Key, said: Class | None) -> None:
    assert said is not None  # noqa: S101 - none is missing
    pos, tag, dep = said
    token.pos = pos
    if (tag, dep) != key[:2]:
        token.tag, token.dep = tag, dep


def _named(wanted: str | Mapping[str, Sequence[str]] | None) -> Sequence[str]:
    """The words that part of a pattern may be."""
    if wanted is None:
        return ()
    return [wanted] if isinstance(wanted, str) else wanted["IN"]
