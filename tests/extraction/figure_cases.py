"""Reads the invented figure cases and scores what is found in them."""

import re
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path

from briefing_app.domain.figures import Figure, FigureKind, Modifier
from briefing_app.domain.text import Genre
from briefing_app.extraction.figures import figures
from briefing_app.extraction.layout.segments import Layout, Paragraph, Sentence
from briefing_app.extraction.layout.sentences import split
from briefing_app.extraction.syntax import Parses

_MARKED = re.compile(r"\[\[(.*?)\|(.*?)\]\]")
_MODIFIERS = {
    "~": Modifier.APPROX,
    "<=": Modifier.AT_MOST,
    ">=": Modifier.AT_LEAST,
    ">": Modifier.MORE_THAN,
    "<": Modifier.LESS_THAN,
}
_KINDS = {kind.value[0]: kind for kind in FigureKind}


@dataclass(frozen=True, slots=True)
class Wanted:
    """A figure as a case marks it; a kind of None is to be ignored, a unit of None is not judged."""

    start: int
    end: int
    kind: FigureKind | None
    value: float
    high: float | None
    unit: str | None
    modifier: Modifier


@dataclass(frozen=True, slots=True)
class Case:
    """One invented text with its figures."""

    phenomenon: str
    text: str
    wanted: tuple[Wanted, ...]


def read(path: Path) -> list[Case]:
    """The cases of a file."""
    cases: list[Case] = []
    phenomenon = ""
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("## "):
            phenomenon = line.removeprefix("## ")
        elif line and not line.startswith("# "):
            cases.append(_case(phenomenon, line.replace("¶", "\n")))
    return cases


def _case(phenomenon: str, line: str) -> Case:
    text, place, wanted = "", 0, []
    for found in _MARKED.finditer(line):
        text += line[place : found.start()]
        wanted.append(_wanted(len(text), found.group(1), found.group(2).split()))
        text += found.group(1)
        place = found.end()
    return Case(phenomenon, text + line[place:], tuple(wanted))


def _wanted(start: int, span: str, said: list[str]) -> Wanted:
    kind = _KINDS.get(said[0])
    low, _, high = (said[1] if len(said) > 1 else "0").partition("..")
    modifier = next((_MODIFIERS[word] for word in said[2:] if word in _MODIFIERS), Modifier.NONE)
    default = {FigureKind.MONEY: "GBP", FigureKind.PERCENT: "percent"}.get(kind) if kind else None
    unit = next((word for word in said[2:] if word not in _MODIFIERS), default)
    end = start + len(span)
    return Wanted(start, end, kind, float(low), float(high) if high else None, None if unit == "-" else unit, modifier)


def layout(text: str, genre: Genre = Genre.NEWS) -> Layout:
    """A layout of plain paragraphs, one a line."""
    paragraphs, sentences, start = [], [], 0
    for index, line in enumerate(text.split("\n")):
        end = start + len(line)
        paragraphs.append(Paragraph(index, start, end, content=start))
        sentences += [Sentence(first, last, index) for first, last in split(text, start, end)]
        start = end + 1
    return Layout(text=text, genre=genre, paragraphs=tuple(paragraphs), sentences=tuple(sentences))


def find(text: str) -> tuple[Figure, ...]:
    """The figures of a text, found without a model."""
    return figures.find_figures(layout(text), Parses(), ())


@dataclass
class Scores:
    """Counts of what was wanted, found and right, and a line for each error."""

    wanted: int = 0
    found: int = 0
    matched: int = 0
    kinds: int = 0
    modifiers: int = 0
    units: int = 0
    units_judged: int = 0
    errors: tuple[str, ...] = ()

    @property
    def f1(self) -> float:
        """Of values and places."""
        return 2 * self.matched / (self.wanted + self.found)

    @property
    def kind(self) -> float:
        """The share of matched figures with the right kind."""
        return self.kinds / self.matched

    @property
    def modifier(self) -> float:
        """The share of matched figures with the right modifier."""
        return self.modifiers / self.matched

    @property
    def unit(self) -> float:
        """The share of matched figures with the right unit, where it is judged."""
        return self.units / self.units_judged


def score(cases: list[Case]) -> Scores:
    """Score what is found in the cases: a figure matches where spans overlap and values are equal."""
    scores = Scores()
    for case in cases:
        left = list(find(case.text))
        for wanted in case.wanted:
            if wanted.kind is None:
                left = [figure for figure in left if not _overlap(figure, wanted)]
                continue
            scores.wanted += 1
            hit = next((figure for figure in left if _overlap(figure, wanted) and _equal(figure, wanted)), None)
            if hit is None:
                scores.errors += (f"missed {case.text[wanted.start : wanted.end]!r}: {case.text}",)
                continue
            left.remove(hit)
            _judge(scores, hit, wanted, case)
        scores.found += len(left)
        scores.errors += tuple(f"spurious {figure.text!r}: {case.text}" for figure in left)
    return scores


def _judge(scores: Scores, hit: Figure, wanted: Wanted, case: Case) -> None:
    scores.matched += 1
    scores.found += 1
    scores.kinds += hit.kind is wanted.kind
    scores.modifiers += hit.modifier is wanted.modifier
    scores.units_judged += wanted.unit is not None
    right = wanted.unit is not None and (hit.unit or "").casefold() == wanted.unit.casefold()
    scores.units += right
    pairs = zip_longest((hit.kind, hit.modifier), (wanted.kind, wanted.modifier))
    wrong = [f"{got} for {due}" for got, due in pairs if got is not due]
    wrong += [f"{hit.unit} for {wanted.unit}"] if wanted.unit is not None and not right else []
    scores.errors += tuple(f"{error} on {hit.text!r}: {case.text}" for error in wrong)


def _overlap(figure: Figure, wanted: Wanted) -> bool:
    return figure.start < wanted.end and wanted.start < figure.end


def _equal(figure: Figure, wanted: Wanted) -> bool:
    if (figure.value_high is None) != (wanted.high is None):
        return False
    low = abs(figure.value - wanted.value) <= 1e-6 * max(1.0, abs(wanted.value))
    return low and (wanted.high is None or figure.value_high == wanted.high)
