"""A page of a PDF -> runs of words with their places, in points from its top left corner as a reader holds it."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import pypdfium2

from briefing_app.importing.readers.pdf.characters import BROKEN, HYPHENS, NOWHERE, TOKEN, Box, Characters, clean

WORD_GAP = 0.8
"""How far apart, in heights of a line, two words of a run may stand."""
_SAME = 0.5
"""Points by which the places of two letters of a line may differ."""
_LARGEST = 15_000
"""Points; damaged files hold letters that are larger than any page, or of no size at all."""
_SPOILT = re.compile("[\ue000-\uf8ff\ufffd\x00\x01\x03-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\U000f0000-\U0010fffd]")


@dataclass(slots=True, eq=False)
class Run:
    """Words that stand side by side: their text with a space between them, and the box around them.

    `first` is where the first word ends, `heavy` whether they are in bold.
    """

    x0: float
    top: float
    x1: float
    bottom: float
    text: str
    first: float
    heavy: bool = False

    @property
    def size(self) -> float:
        """The height of the line."""
        return self.bottom - self.top

    @property
    def width(self) -> float:
        """From left to right."""
        return self.x1 - self.x0


@dataclass(slots=True)
class Sheet:
    """What stands on a page, `turn` quarters clockwise from how it is stored.

    Of the `drawn` characters, `spoilt` are such as the file gives no meaning to.
    """

    number: int
    width: float
    height: float
    turn: int = 0
    runs: list[Run] = field(default_factory=list)
    drawn: int = 0
    spoilt: int = 0
    damaged: bool = False


def read_sheet(page: pypdfium2.PdfPage, number: int) -> Sheet:
    """The runs of a page, those that stand askew or across the others left out.

    Raises:
        pypdfium2.PdfiumError: it cannot be read.
    """
    characters = Characters(page)
    try:
        turned = list(_runs(characters))
        turn = _main_turn(turned)
        width, height = characters.size(turn)
        drawn = len("".join(characters.text.split()))
        spoilt = sum(clean(sign) != "•" for sign in _SPOILT.findall(characters.text))
        runs = _once(run for own, run in turned if own == turn and _on_page(run, width, height))
        return Sheet(number, width, height, turn, runs, drawn, spoilt)
    finally:
        characters.close()


def _main_turn(turned: Sequence[tuple[int, Run]]) -> int:
    """How most of the page's characters are turned."""
    counted: Counter[int] = Counter()
    for turn, run in turned:
        counted[turn] += len(run.text)
    return counted.most_common(1)[0][0] if counted else 0


def _on_page(run: Run, width: float, height: float) -> bool:
    if not 0 < run.size < _LARGEST:
        return False
    return 0 <= (run.x0 + run.x1) / 2 <= width and 0 <= (run.top + run.bottom) / 2 <= height


def _once(runs: Iterable[Run]) -> list[Run]:
    """The runs without those that are painted again over themselves, to look bold or to cast a shadow."""
    seen: dict[tuple[str, int, int], Run] = {}
    for run in runs:
        x, y = round(run.x0 / 2), round(run.top / 2)
        if not any((run.text, x + dx, y + dy) in seen for dx in (-1, 0, 1) for dy in (-1, 0, 1)):
            seen[run.text, x, y] = run
    return list(seen.values())


def _runs(characters: Characters) -> Iterator[tuple[int, Run]]:
    """Words that follow each other on a line, together, with the quarter turns of each run."""
    words: list[str] = []
    turn: int | None = None
    start, first = 0, NOWHERE
    low = high = end = 0.0
    for word, at, box, last in _words(characters):
        x0, bottom, _, top = box
        x1 = max(box[2], last[2])
        level = -_SAME < bottom - low < _SAME and -_SAME < top - high < _SAME
        # How words that are turned follow each other is not looked into: they are put together later.
        if level and turn == 0 and -0.3 < (x0 - end) / (top - bottom) < WORD_GAP:
            words.append(word)
            end = max(end, x1)
            continue
        if words and turn is not None:
            yield turn, _run(characters, words, start, first, end, turn)
        words, start, turn = [word], at, characters.turn(at)
        first, low, high, end = (min(x0, last[0]), min(bottom, last[1]), x1, max(top, last[3])), bottom, top, x1
    if words and turn is not None:
        yield turn, _run(characters, words, start, first, end, turn)


def _words(characters: Characters) -> Iterator[tuple[str, int, Box, Box]]:
    """Each word, where in the page's characters it begins, and the boxes of its first and last character."""
    box_at, is_mixed = characters.box, characters.is_mixed
    for found in TOKEN.finditer(characters.text):
        text, start, last = found.group(), found.start(), found.end() - 1
        if text[-1] in HYPHENS and last > start:
            last -= 1
        first_box = box_at(start)
        last_box = box_at(last) if last > start else first_box
        if is_mixed(text, first_box, last_box) and characters.turn(start) == 0:
            text, first_box = characters.marked(start, last), characters.tallest(start, last)
        elif not text.isascii():
            text = clean(text)
        if text and first_box[3] > first_box[1]:
            yield text, start, first_box, last_box


def _run(characters: Characters, words: list[str], start: int, first: Box, end: float, turn: int) -> Run:
    """The run of some words; `first` is the box around the first of them, in the page's own space."""
    x0, top, first_end, bottom = characters.upright(first, turn)
    # A hyphen that the same line goes on after is the word's own.
    text = " ".join(words).replace(f"{BROKEN} ", "-")
    x1 = end - characters.left if turn == 0 else first_end
    return Run(x0, top, x1, bottom, text, first_end, characters.heavy(start))
