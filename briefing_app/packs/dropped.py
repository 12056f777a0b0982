"""Words that cannot leave a quote, or come into one, without a change of what it says."""

import re
from collections.abc import Iterator

_A_FEW = 4
_TURNING = (
    "not", "never", "no", "none", "nor", "neither", "nobody", "no one", "nothing", "nowhere", "cannot", "without",
    "only", "hardly", "scarcely", "barely", "unless", "except", "if", "perhaps", "possibly", "may", "might",
    "failed to", "refused to", "denied",
)  # fmt: skip
"""What turns a sentence round, narrows it or makes it depend on something."""
_BOUNDING = (
    "up to", "as many as", "as much as", "at least", "at most", "no more than", "no fewer than", "no less than",
    "not more than", "more than", "less than", "fewer than", "in excess of", "upwards of", "nearly", "almost",
    "approximately", "roughly", "just under", "just over", "close to", "a maximum of", "a minimum of",
)  # fmt: skip
_BOUNDING_BEFORE_NUMBERS = ("around", "about", "over", "under", "above", "below", "some", "circa", "between", "nearer")
"""These bound a number only where one follows."""
_NUMBER = (
    r"[£€$]?\d[\d,.]*|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen"
    r"|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|millions?"
    r"|billions?|trillions?|half|third|quarter)\b"
)
_N_T = re.compile(r"\b\w+n[’']t\b", re.IGNORECASE)
_AFTER_A_BOUND = r"(?=\s+(?:an?\s+|another\s+|the\s+)?(?:%s))" % _NUMBER  # noqa: UP031 - braces belong to the pattern
_SENTENCE_END = re.compile(
    r"(?<![A-Z])(?<!\bMr)(?<!\bMrs)(?<!\bMs)(?<!\bDr)(?<!\bSt)(?<!\bNo)[.!?]+[”’\"')\]]*(?=\s|$)"
)
_STATES = re.compile(rf"\b(?:{_NUMBER})", re.IGNORECASE)


def _any_of(phrases: tuple[str, ...]) -> str:
    return "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in sorted(phrases, key=len, reverse=True))


# *May* and *No* with a capital are a month and part of a name inside a sentence; *no doubt* and *not only* say nothing.
_GUARDED = re.compile(
    rf"(?i:\b(?:{_any_of(_BOUNDING)})\b|\b(?:{_any_of(_BOUNDING_BEFORE_NUMBERS)})\b{_AFTER_A_BOUND})"
    rf"|\b(?!no\s+doubt\b)(?:{_any_of(_TURNING)})\b|\b(?:Not|Never|Nobody|Nothing|Neither|Only|If|Unless|Without)\b"
)


def guarded(gap: str, after: str) -> Iterator[str]:
    """The words in what is left out that turn, narrow or bound what is kept; `after` is what follows the gap."""
    seen = dict.fromkeys(found.group() for found in _N_T.finditer(gap))
    joined = f"{gap} {after[:40]}"
    for found in _GUARDED.finditer(joined):
        if found.start() < len(gap) and found.group().strip():
            seen.setdefault(" ".join(found.group().split()))
    yield from seen


def states_something(put: str) -> str:
    """The negation or number in an insertion; nothing where it has none."""
    turned = re.search(rf"\b(?:{_any_of(_TURNING)})\b", put, re.IGNORECASE) or _N_T.search(put)
    found = turned or _STATES.search(put)
    return found.group() if found else ""


def longer_than_a_few(text: str) -> bool:
    """Whether it is more than an editor puts in, or replaces, to make a quote read."""
    return len(text.split()) > _A_FEW


def sentence_ends(text: str, *, at_end: bool = False) -> list[int]:
    """Where sentences end in a text; with `at_end` only at its very end."""
    ends = [found.end() for found in _SENTENCE_END.finditer(text)]
    return [end for end in ends if end == len(text.rstrip())] if at_end else ends
