"""What a number counts: whether a figure of hospitals can bear a number of officers."""

import re
import tomllib
from functools import cache

from briefing_app import paths
from briefing_app.domain.figures import Figure, FigureKind
from briefing_app.packs.measures import plural

_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_REACH = 60
_PERSON, _ANYWHERE = "person", frozenset({"site", "case", "person"})
"""Lines of kin that may stand for many others: *people*, *sites*, *cases*."""


def noun_after(plain: str) -> str:
    """The line of kin of the noun that a number counts, from the words after it; nothing where it is not known.

    Only a noun in the plural that is known counts, with at most two words before it that are none.
    """
    for word in _WORD.findall(re.split(r"[.,;:!?()\n]", plain[:_REACH], maxsplit=1)[0])[:3]:
        folded = word.casefold()
        if folded in _stops():
            return ""
        if line := _plurals().get(folded):
            return line
        if folded.endswith("s"):
            return ""
    return ""


def may_count(figure: Figure, line: str, sentence: str = "") -> bool:
    """Whether a figure may count what stands on that line of kin; only where both are known can it be otherwise."""
    if not line or figure.kind is not FigureKind.COUNT:
        return True
    ours = _lines().get((figure.unit or "").casefold())
    if ours is None or ours == line or _kindred(ours, line):
        return True
    told = _WORD.findall(f"{figure.of or ''} {sentence}".casefold())
    return any(line in (_plurals().get(word), _lines().get(word)) for word in told)


def _kindred(one: str, other: str) -> bool:
    """Whether both may be said of the same: people of any two lines, or one that may stand for anything."""
    human = _human() | {_PERSON}
    if _PERSON in {one, other}:
        return one in human and other in human
    return bool({one, other} & _ANYWHERE) or (one in human and other in human and not _apart(one, other))


def _apart(one: str, other: str) -> bool:
    """*Staff* are no patients, nor prisoners; of two other lines of people one may be of both."""
    return "staff" in {one, other} and not {one, other} & {"member", "resident", "traveller", "customer"}


@cache
def _table() -> dict[str, dict[str, str] | str]:
    file = paths.resources() / "language" / "linking.toml"
    told: dict[str, dict[str, str] | str] = tomllib.loads(file.read_text(encoding="utf-8"))
    return told


@cache
def _lines() -> dict[str, str]:
    """The line of kin of each noun in the singular."""
    kin = _table()["kin"]
    assert isinstance(kin, dict)  # noqa: S101 - as the file is
    return {word: name for name, words in kin.items() for word in words.split()}


@cache
def _plurals() -> dict[str, str]:
    """The line of kin of each noun in the plural."""
    return {plural(word): line for word, line in _lines().items()}


@cache
def _human() -> frozenset[str]:
    human = _table()["human"]
    assert isinstance(human, dict)  # noqa: S101 - as the file is
    return frozenset(human["words"].split())


@cache
def _stops() -> frozenset[str]:
    return frozenset(str(_table()["stops"]).split())
