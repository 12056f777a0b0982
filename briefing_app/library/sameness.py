"""What tells that two texts are the same, although one came from a web page and the other from a PDF."""

import hashlib
import re
import unicodedata

_WORD = re.compile(r"[^\W_]+|(?<=\d)[.,:/](?=\d)|(?<=\d)[\W_]+(?=\d)")
_WITHIN, _BETWEEN = ".,:/", " "
_AT_ONCE = 1000


def words_hash(text: str) -> str:
    """The SHA-256, in hex, of a text's letters and digits, folded; nothing for a text without any.

    Spaces, line breaks, hyphens, quotation marks, accents and case make no difference. What stands within a number or
    between two of them does: 1.5 is not 15, and 1 23 is not 12 3.
    """
    found = hashlib.sha256()
    words: list[str] = []
    # One word at a time: a long text must not keep other threads waiting.
    for match in _WORD.finditer(text):
        word = match[0]
        words.append(word if word[0].isalnum() or word in _WITHIN else _BETWEEN)
        if len(words) == _AT_ONCE:
            found.update(_folded("".join(words)))
            words.clear()
    found.update(_folded("".join(words)))
    return found.hexdigest() if found.digest() != hashlib.sha256().digest() else ""


def exact_hash(text: str) -> str:
    """What libraries held before: the SHA-256, in hex, of the text as it is."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _folded(text: str) -> bytes:
    if not text.isascii():
        apart = unicodedata.normalize("NFKD", text.casefold())
        text = "".join(sign for sign in apart if not unicodedata.combining(sign)).casefold()
    return text.casefold().encode("utf-8", "replace")
