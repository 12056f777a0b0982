"""Which words are plural nouns, and their singulars; without a model, from their form."""

from briefing_app.extraction.figures.words import listed, paired

_IRREGULAR = paired("irregular_plurals")
SAME = listed("same")
"""Nouns counted in the form they stand in."""
COLLECTIVE_FIRST = listed("collective_first")
"""Plurals that often stand before the noun that is counted: *police stations*, *staff members*."""
_KEEP_AS_THEY_ARE = SAME - {"troops", "works"}
MODIFIERS = listed("modifiers")
"""Plural in form, but often a noun's modifier: *sports clubs*, *arms dealers*."""
_SINGULAR_S = listed("nouns_singular_s")
_NOT_NOUN_ENDINGS = ("ss", "us", "is", "ous", "'s", "’s")


def plural(word: str, low: str) -> bool:
    """Whether the word, as written and in lower case, looks like a plural noun or is counted as one."""
    if low in _IRREGULAR or low in SAME:
        return True
    if low == "aids":  # hearing aids, not the disease
        return word == low
    if len(low) < 3 or not low.endswith("s") or low in _SINGULAR_S or low.endswith(_NOT_NOUN_ENDINGS):
        return low in {"mps", "gps", "pcs", "tvs", "mep", "ngos"} and not word.isupper()
    return not (word.isupper() and len(word) > 1)


def singular(word: str) -> str:
    """The singular of a noun; abbreviations and proper words keep their capitals, others are lower case."""
    low = word.lower()
    if low in _IRREGULAR:
        return _IRREGULAR[low]
    if low in _KEEP_AS_THEY_ARE or not plural(word, low):
        return word if _abbreviation(word) else low
    return _stem(word if _abbreviation(word) else low)


def _abbreviation(word: str) -> bool:
    return sum(letter.isupper() for letter in word) > 1


def _stem(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    if word.endswith(("sses", "shes", "ches", "xes", "zzes", "tzes", "oes")) and len(word) > 4:
        return word[:-2]
    return word[:-1]
