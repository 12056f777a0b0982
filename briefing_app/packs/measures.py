"""What a figure measures, in its document's words, and its unit in the number that goes with the value."""

import re

from briefing_app.domain.figures import Figure, FigureKind

NOT_NAMED = "Not named in the source"

_NUMBER = (
    r"(?:\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|hundred"
    r"|thousand|million|billion|trillion)"
)
_EMPTY = re.compile(
    rf"""^(?:
        {_NUMBER}(?:\s(?:second|minute|hour|day|week|month|quarter|year|decade)s?)?
        |january|february|march|april|may|june|july|august|september|october|november|december
    )$""",
    re.VERBOSE | re.IGNORECASE,
)
"""What is never measured: another number, a month, a stretch of time."""
_WEAK = re.compile(
    r"""^(?:
        numbers?|figures?|totals?|pass|present
        |gone|given|taken|made|done|seen|known|held|kept|left|lost|met|paid|put|said|set|shown|spent|told|grown|risen
        |\w{2,}[^e]ed
    )$""",
    re.VERBOSE | re.IGNORECASE,
)
"""Words that alone tell little of what is measured, most of them verbs."""
_HOLLOW = re.compile(
    r"""^(?:
        times?|or\ (?:more|less|fewer|over|under)
        |(?:m|mn|bn|tn|k|million|billion|trillion|thousand)\b.*
        |\w{2,}[^e]ed\ (?:at|to|in|by|from|for|on|over|with|into|across)\b.*
        |.*[’']s
    )$""",
    re.VERBOSE | re.IGNORECASE,
)
"""What no row can be headed by: *times*, *or more*, *repaired at a cost*, a phrase cut off after *Agency’s*."""

_IRREGULAR = {
    "person": "people", "child": "children", "man": "men", "woman": "women", "penny": "pence", "foot": "feet",
    "life": "lives", "wife": "wives", "half": "halves", "shelf": "shelves", "crisis": "crises", "analysis": "analyses",
    "staff": "staff", "police": "police", "personnel": "personnel", "aircraft": "aircraft", "series": "series",
    "species": "species", "sheep": "sheep", "fish": "fish",
}  # fmt: skip


def measured(figure: Figure, text: str) -> str:
    """What is measured: as the figure says; where that tells nothing, the phrase with the noun, or the unit.

    Args:
        figure: the figure.
        text: the text of its document; empty where that is not at hand.
    """
    of = (figure.of or "").strip()
    of = "" if _EMPTY.match(of) else of
    return of if _tells(of, figure, text) else _counted(figure, text) or of or NOT_NAMED


def hollow(words: str, figure: Figure) -> bool:
    """Whether what is measured says no more than the value does (*six months*), or nothing (*or more*)."""
    echo = figure.kind is FigureKind.DURATION and words.casefold().startswith(figure.text.casefold())
    return echo or bool(_HOLLOW.match(words))


def plural(noun: str) -> str:
    """The usual English plural; of *member of staff*, that of its first noun."""
    head, of, rest = noun.partition(" of ")
    first, space, last = head.rpartition(" ")
    return f"{first}{space}{_plural(last)}{of}{rest}"


def unit_noun(figure: Figure) -> str:
    """The counted noun or time unit in the number that the value asks for: *gate* for 1 and for half, else *gates*."""
    unit = figure.unit or ""
    if not unit or figure.value_high is not None:
        return plural(unit) if unit else ""
    if figure.kind is FigureKind.RATE and figure.value < 1 and _in_words(figure):
        return f"of {plural(unit)}"
    single = figure.value == 1 or (0 < figure.value < 1 and _in_words(figure))
    return unit if single or not unit.replace(" ", "").isalpha() else plural(unit)


def _tells(of: str, figure: Figure, text: str) -> bool:
    """Whether `of` names something: several words do; one does unless it is weak or the noun was told before."""
    if len(of.split()) != 1:
        return bool(of)
    noun = figure.unit or ""
    carried = figure.kind is FigureKind.COUNT and noun and noun.casefold()[:4] not in _phrase(figure, text).casefold()
    return not _WEAK.match(of) and (not carried or of.casefold() in {noun.casefold(), plural(noun).casefold()})


def _counted(figure: Figure, text: str) -> str:
    """*Three years*, *11 of the 60 locks*, *locks*: the phrase from the number on, or the unit."""
    tail = text[figure.end : figure.phrase_end].strip() if figure.phrase_end else ""
    if figure.kind is FigureKind.DURATION:
        return f"{figure.text} {tail or unit_noun(figure)}".strip()
    if tail:
        return f"{figure.text} {tail}" if tail.startswith("of ") else tail
    return plural(figure.unit) if figure.unit and figure.kind is FigureKind.COUNT else ""


def _phrase(figure: Figure, text: str) -> str:
    """The wider expression as the document has it."""
    whole = figure.phrase_start is not None and figure.phrase_end is not None
    return text[figure.phrase_start : figure.phrase_end] if whole else figure.text


def _in_words(figure: Figure) -> bool:
    return not any(sign.isdigit() for sign in figure.text)


def _plural(noun: str) -> str:
    if noun in _IRREGULAR:
        return _IRREGULAR[noun]
    if re.search(r"[^aeiou]y$", noun):
        return f"{noun[:-1]}ies"
    return f"{noun}es" if re.search(r"(s|x|z|ch|sh)$", noun) else f"{noun}s"
