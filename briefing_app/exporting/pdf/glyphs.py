"""Characters that a face lacks are found before anything is drawn, and drawn as a plain likeness, never a box."""

import functools
import re
import unicodedata
from itertools import groupby

from briefing_app.exporting.pdf.fonts import Face, covers

_LIKENESS = {
    "\u00a0": "\u00a0", "\u2007": "\u00a0", "\u202f": "\u00a0",
    "\u2009": " ", "\u200a": " ", "\u2028": " ", "\u2029": " ",
    "\u2011": "-", "\u2010": "-", "\u2015": "—", "\u2043": "–", "\u2012": "–",
    "\u02bc": "’", "\u2032": "’", "\u2033": "”",
}  # fmt: skip
_KNOWN_SCRIPTS = {"CJK": "Chinese characters", "HANGUL": "Korean", "HIRAGANA": "Japanese", "KATAKANA": "Japanese"}
_INVISIBLE = ("Cf", "Cc", "Cs", "Co", "Cn")
_WORD_JOINERS = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff\u00ad]")


@functools.lru_cache(maxsize=65536)
def shown(face: Face, text: str) -> str:
    """The text as the face can draw it: the same text wherever it can be."""
    if all(covers(face, character) and character not in _REPLACED for character in text) and _composed(text):
        return text
    text = unicodedata.normalize("NFC", text)
    return "".join(_run(face, kind, "".join(run)) for kind, run in groupby(text, key=functools.partial(_kind, face)))


def _composed(text: str) -> bool:
    """Whether no letter is written as a base and an accent that one sign could draw."""
    return text.isascii() or unicodedata.is_normalized("NFC", text)


def lacking(face: Face, text: str) -> bool:
    """Whether something in the text cannot be drawn and is described in square brackets instead."""
    return any(_kind(face, character) not in ("", "likeness", "invisible") for character in text)


_REPLACED = frozenset("\u00ad\u200b\u2028\u2029")
"""What faces have a glyph for that should not be seen, or that is no word space."""


def _kind(face: Face, character: str) -> str:
    """How a character is drawn: as it is (nothing), by a likeness, not at all, or described by script or name."""
    if character in _LIKENESS and (character in _REPLACED or not covers(face, character)):
        return "likeness"
    if _WORD_JOINERS.match(character) or (
        not covers(face, character) and unicodedata.category(character) in _INVISIBLE
    ):
        return "invisible"
    if covers(face, character):
        return ""
    return "likeness" if _decomposed(face, character) else _described(character)


def _run(face: Face, kind: str, run: str) -> str:
    """The drawn form of characters of one kind."""
    if kind == "":
        return run
    if kind == "invisible":
        return ""
    if kind == "likeness":
        return "".join(_LIKENESS.get(character) or _decomposed(face, character) for character in run)
    return f"[{kind}]"


def _decomposed(face: Face, character: str) -> str:
    """The parts of a character that the face has: a letter without its accent, a fraction's digits."""
    parts = unicodedata.normalize("NFKD", character)
    return "".join(part for part in parts if covers(face, part)) if parts != character else ""


def _described(character: str) -> str:
    """What the character is, in words: the script of a letter, the name of a sign."""
    name = unicodedata.name(character, "")
    if name.startswith("REGIONAL INDICATOR"):
        return "flag"
    category = unicodedata.category(character)
    if category[0] in "LM" and name:
        script = name.split()[0]
        return _KNOWN_SCRIPTS.get(script, script.capitalize())
    return name.lower() or f"character {ord(character):X}"
