"""Words that have a capital only because they open sentences, as in *Take-up was poor. Take-up fell* by a third."""

import re

_CAPITALISED = re.compile(r"\b[^\W\d_a-z]\w*")
_RUN = re.compile(r"\w+")
_OPENS = re.compile(r"(?:^|[.!?]\s|\n|\d\s{2,})$")
_BEFORE = 8
"""Characters: how much of what stands before a word is looked at."""


class Openers:
    """Tells them in one text; words are looked up in an index, since every name of the text may be asked about."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._places: dict[str, list[int]] = {}
        self._told: dict[str, bool] = {}

    def only_opens(self, word: str) -> bool:
        """Whether a word stands nowhere but at the start of a sentence or line."""
        if word not in self._told:
            self._told[word] = all(map(self._opens, self._where(word)))
        return self._told[word]

    def in_small(self, words: str) -> bool:
        """Whether two words, the first of which stands with a capital, stand in small letters as well."""
        return words[0].lower() + words[1:] in self.text

    def _opens(self, at: int) -> bool:
        return _OPENS.search(self.text[max(0, at - _BEFORE) : at]) is not None

    def _where(self, word: str) -> list[int]:
        if not self._places:
            for found in _CAPITALISED.finditer(self.text):
                self._places.setdefault(found.group(), []).append(found.start())
        first, whole = _RUN.match(word), re.compile(rf"{re.escape(word)}\b")
        return [at for at in self._places.get(first.group() if first else "", ()) if whole.match(self.text, at)]
