"""The label of each page: what the file says it is, or the number that is printed on it."""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from briefing_app.importing.readers.pdf.furniture import LONE_NUMBER, Edge

_SENSIBLE = re.compile(r"[A-Za-z]{0,3}[-–. ]?(?:\d{1,4}|[ivxlc]+|[IVXLC]+)[a-z]?|[A-Za-z]")
_NUMBER = re.compile(r"(?<![\d.,/])\d{1,4}(?![\d.,/]\d)")
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


def labels_of(stored: Sequence[str], taken: Sequence[Edge]) -> list[str | None]:
    """A label for each page, None where there is none but its place; `stored` are the file's own.

    Numbers that are printed beat labels of the file that gainsay them, and labels that merely count the pages.
    """
    printed = _printed(len(stored), taken)
    if not _sensible(stored):
        return printed
    both = [(own, seen) for own, seen in zip(stored, printed, strict=True) if seen]
    gainsaid = sum(own.casefold() != str(seen).casefold() for own, seen in both)
    if 2 * gainsaid > len(both):
        return printed
    return [own or None for own in stored]


def _sensible(stored: Sequence[str]) -> bool:
    return (
        any(label != str(number) for number, label in enumerate(stored, 1))
        and all(_SENSIBLE.fullmatch(label) for label in stored)
        and len(set(stored)) == len(stored)
    )


def _printed(pages: int, taken: Sequence[Edge]) -> list[str | None]:
    """The printed numbers, as far as they go up by one from page to page; those left out between them are counted."""
    arabic: dict[int, set[int]] = {}
    roman: dict[int, set[int]] = {}
    for edge in taken:
        text, number = edge.line.text.strip(), edge.sheet.number
        lone = LONE_NUMBER.fullmatch(text)
        arabic.setdefault(number, set()).update(map(int, _NUMBER.findall(text)))
        if lone and not lone["number"].isdigit():
            roman.setdefault(number, set()).add(from_roman(lone["number"]))
    labels: list[str | None] = [None] * pages
    _put(labels, roman, to_roman)
    _put(labels, arabic, str)
    return labels


def _put(labels: list[str | None], seen: Mapping[int, set[int]], write: Callable[[int], str]) -> None:
    steps = Counter(value - number for number, values in seen.items() for value in values)
    if not steps:
        return
    step, count = max(steps.items(), key=lambda item: (item[1], -abs(item[0])))
    bearing = [number for number, values in seen.items() if number + step in values]
    if count < min(2, len(labels)) or 2 * count < sum(map(bool, seen.values())):
        return
    # A chapter's first page often goes without its number; pages before the first and after the last may be plates,
    # but where the numbers count the pages from the first on, the cover is page 1.
    for number in range(1 if step == 0 else min(bearing), max(bearing) + 1):
        labels[number - 1] = write(number + step)


def from_roman(text: str) -> int:
    """The number that Roman numerals stand for, whether or not they are well formed."""
    values = [_ROMAN[sign] for sign in text.casefold()]
    signed = (-value if value < max(values[at:]) else value for at, value in enumerate(values))
    return sum(signed)


def to_roman(number: int) -> str:
    """Small Roman numerals, as the first pages of a report bear them."""
    said = ""
    for value, sign in ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")):  # fmt: skip # noqa: E501
        count, number = divmod(number, value)
        said += sign * count
    return said
