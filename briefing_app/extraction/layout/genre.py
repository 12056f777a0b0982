"""What kind of document a text is, told from its structure and from the forms of words that its kind always uses."""

import re
from collections.abc import Sequence
from itertools import islice

from briefing_app.domain.text import Genre
from briefing_app.extraction.layout.lines import Block
from briefing_app.extraction.words.lexicon import table

_HEAD = 25
"""Blocks: how far the head of a document reaches."""
_ORDER = (
    Genre.EVIDENCE,
    Genre.HANSARD,
    Genre.EMAIL,
    Genre.LETTER,
    Genre.STATISTICS,
    Genre.REPORT,
    Genre.SPEECH,
    Genre.PRESS_RELEASE,
    Genre.STATEMENT,
)
_LEAST = 3.0
_NEWS = re.compile(r"\b(?:said|says|told|added|according to)\b")
_SIGNS = [
    (Genre(sign["genre"]), sign["weight"], sign["most"], sign["where"] == "head", re.compile(sign["pattern"]))
    for sign in table("genre")["sign"]
]
_SAMPLE = 60_000


def genre_of(text: str, blocks: Sequence[Block]) -> Genre:
    """The genre that the signs favour; news where someone says something; otherwise OTHER."""
    if not blocks:
        return Genre.OTHER
    head = text[: blocks[min(_HEAD, len(blocks)) - 1].end][:8_000]
    sample = text if len(text) <= 2 * _SAMPLE else text[:_SAMPLE] + "\n" + text[-_SAMPLE:]
    scores = dict.fromkeys(_ORDER, 0.0)
    for genre, weight, most, in_head, sign in _SIGNS:
        found = islice(sign.finditer(head if in_head else sample), most)
        scores[genre] += weight * sum(1 for _ in found)
    best = max(_ORDER, key=lambda genre: scores[genre])
    if scores[best] >= _LEAST:
        return best
    return Genre.NEWS if _NEWS.search(sample) else Genre.OTHER
