"""The words of a source around a figure, in quotation marks: its sentence, or as much of it as tells what counts."""

import re
import tomllib
from functools import cache

from briefing_app import paths
from briefing_app.domain.figures import Figure

_LONGEST_SENTENCE = 260
_LONGEST_CLAUSE = 100
_LONGEST_NEAR = 50
_FEWEST = 4
"""Words: a clause of fewer beside the number tells nothing."""
_SENTENCE_BREAK = re.compile(r"(?<=[.!?])[”’\"')\]]*\s+(?=[“‘\"'(]?[A-ZŴŶ])|\n+")
_CLAUSE_BREAK = re.compile(r"(?<=[,;:—–)])\s+|\s+(?=[—–])")
_BULLET = re.compile(r"(?:[•▪‣·*–-]\s+)+")
_WORD = re.compile(r"\S+")
_LEADING = ("prepositions", "determiners", "conjunctions", "auxiliaries")

Span = tuple[int, int]


def sentence(text: str, figure: Figure) -> str:
    """The sentence that a figure stands in, cut at marked places where it is long; nothing without the text."""
    if not text:
        return ""
    start, end = _sentence(text, figure)
    if end - start > _LONGEST_SENTENCE:
        return _cut(text, (start, end), figure, _LONGEST_SENTENCE)
    return f"“{text[start:end].strip()}”"


def clause(text: str, figure: Figure, fewest: int = _FEWEST) -> str:
    """The part of the sentence that says what the figure counts, for the head of a row; […] for what is left out.

    It has at least the `fewest` words beside the number, where the sentence has as many.
    """
    if not text:
        return ""
    start, end = _sentence(text, figure)
    if (bullet := _BULLET.match(text, start)) and bullet.end() <= figure.start:
        start = bullet.end()
    if end - start <= _LONGEST_CLAUSE:
        return f"“{text[start:end].strip()}”"
    first, last = _clause(text, (start, end), figure, fewest)
    if last - first <= _LONGEST_CLAUSE:
        return _marked(text, (start, end), (first, last))
    return _cut(text, (start, end), figure, _LONGEST_CLAUSE)


def nearest(text: str, figure: Figure) -> str:
    """As few words around a figure as tell it from another of its sentence; […] for what is left out."""
    whole = _sentence(text, figure)
    first, last = _clause(text, whole, figure, 1)
    if (first, last) == whole or last - first > _LONGEST_NEAR:
        return _cut(text, whole, figure, _LONGEST_NEAR)
    return _marked(text, whole, (first, last))


def _marked(text: str, whole: Span, part: Span) -> str:
    """Part of a sentence in quotation marks, with what was left out before and after it marked."""
    before, after = ("[…] " if part[0] > whole[0] else ""), (" […]" if part[1] < whole[1] else "")
    return f"“{before}{text[part[0] : part[1]].strip().rstrip(',;:—–').rstrip()}{after}”"


def expression(text: str, figure: Figure) -> str:
    """The number with its modifier and its noun, as the source has them."""
    whole = figure.phrase_start is not None and figure.phrase_end is not None
    return f"“{text[figure.phrase_start : figure.phrase_end] if whole and text else figure.text}”"


def _sentence(text: str, figure: Figure) -> Span:
    breaks = (m.end() for m in _SENTENCE_BREAK.finditer(text, 0, figure.start + 2))  # what opens a sentence counts too
    start = max((end for end in breaks if end <= figure.start), default=0)
    following = _SENTENCE_BREAK.search(text, figure.end)
    return start, following.start() if following else len(text)


def _clause(text: str, whole: Span, figure: Figure, fewest: int) -> Span:
    """From the break before the figure to the one after it; further where that is too few words."""
    breaks = [(found.start(), found.end()) for found in _CLAUSE_BREAK.finditer(text, *whole)]
    starts = [whole[0], *(end for _, end in breaks if end <= figure.start)]
    ends = [*(start for start, _ in breaks if start >= figure.end), whole[1]]
    first, last = starts.pop(), ends.pop(0)
    if _in_brackets(text, figure) and text[first : figure.start].strip("( "):
        return first, last  # *vandalism (12 per cent)*: further out stands what other numbers are of
    while len((text[first : figure.start] + text[figure.end : last]).split()) < fewest and (starts or ends):
        numbered = ends and _numbered(text[starts[-1] if starts else first : first])
        back = starts and not (numbered and not _numbered(text[last : ends[0]]))
        first, last = (starts.pop(), last) if back else (first, ends.pop(0))
    return first, last


def _in_brackets(text: str, figure: Figure) -> bool:
    """Whether a figure stands in brackets by itself."""
    return text[: figure.start].endswith("(") and text[figure.end :].startswith(")")


def _numbered(words: str) -> bool:
    """Whether another number stands there, which the row would seem to be headed by."""
    return any(sign.isdigit() for sign in words)


def _cut(text: str, whole: Span, figure: Figure, longest: int) -> str:
    """Part of a sentence around the figure: from its beginning where that is near, and never up to *of* or *the*."""
    start, end = whole
    room = max(0, longest - (figure.end - figure.start))
    before = figure.start - start if figure.start - start <= room * 2 // 3 else room // 2
    after = min(end - figure.end, room - before)
    found = [(m.start(), m.end()) for m in _WORD.finditer(text, start, end)]
    kept = [one for one in found if one[0] >= figure.start - before and one[1] <= figure.end + after]
    if not kept:  # one unbroken run of signs: within the room, as whatever keeps an excerpt of the text has no more
        kept = [(figure.start - before, figure.end + after)]
    first = min(kept[0][0], figure.start)
    last = max(_ended(text, kept, figure.end) if kept[-1][1] < end else end, figure.end)
    opening, closing = ("[…] " if first > start else ""), (" […]" if last < end else "")
    words = text[first:last].strip()
    return f"“{opening}{words.rstrip(',;:—–').rstrip() if closing else words}{closing}”"


def _ended(text: str, kept: list[Span], least: int) -> int:
    """The end of the last word that can end a phrase."""
    leading = _leading()
    for start, end in reversed(kept):
        word = text[start:end].strip(",;:()“”‘’'\"").casefold()
        if end <= least or not (word in leading or word.endswith(("’s", "'s"))):
            return end
    return least


@cache
def _leading() -> frozenset[str]:
    """Words that lead to another: no phrase ends with them, nor with *Agency’s*."""
    file = paths.resources() / "language" / "figures.toml"
    told: dict[str, str] = tomllib.loads(file.read_text(encoding="utf-8"))
    return frozenset(word for name in _LEADING for word in told[name].split())
