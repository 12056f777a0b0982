"""Pages of originals as pictures: what is asked for and what comes back, without anything that can read a file."""

from dataclasses import dataclass
from pathlib import Path

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Passage:
    """Words to be found on a page, with a few of those that stand before and after them there."""

    words: str
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """A page in dots: `pixels` are red, green and blue, a byte each, in lines of `line_bytes`.

    Each of the boxes around the words asked for is left, top, right, bottom, in parts of the page's width and height.
    """

    pixels: bytes
    width: int
    height: int
    line_bytes: int
    boxes: tuple[Box, ...] = ()


@dataclass(frozen=True, slots=True)
class Wanted:
    """Page `number` (from 1) of a PDF, about `width` dots wide, with a passage to be found on it."""

    path: Path
    number: int
    width: int
    passage: Passage | None = None
