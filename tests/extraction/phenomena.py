"""Counts, phenomenon by phenomenon, how many cases come out right: `python -m tests.extraction.phenomena`.

A case of quotes comes out right where every quote is found, none besides, each has its speaker, no furniture holds a
point and the genre is told; a case of figures, where nothing about any figure is wrong. `cases/open.txt` and
`figures_open.txt` hold those of the cases to build with that do not come out right yet.
"""

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain

from briefing_app.domain.points import Content, Extraction
from briefing_app.domain.quotes import SURE, Quote
from briefing_app.domain.text import SourceText
from briefing_app.extraction.extract import extract
from tests.bench.figures import table
from tests.extraction import figure_cases
from tests.extraction.quote_cases import CASES, Case, Expected, load
from tests.extraction.test_quote_cases import MATCH, Score, add, folded, overlap

FIGURES = CASES.parent
OPEN = CASES / "open.txt"
ROUND = "third round, "
BANDS = ((0.0, 0.8), (0.8, SURE), (SURE, 0.94), (0.94, 0.97), (0.97, 1.01))


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a case: its phenomenon, its name, and a line for each thing wrong."""

    phenomenon: str
    name: str
    wrong: tuple[str, ...]


@cache
def quotes(half: str) -> tuple[Outcome, ...]:
    """What came of the cases of quotes, by phenomenon."""
    return tuple(
        Outcome(case.name.split(":")[0], case.name, _wrong(case)) for case in load(CASES / half, phenomena=True)
    )


@cache
def figures(half: str) -> tuple[Outcome, ...]:
    """What came of the cases of figures that were written by phenomenon: worked, open or held_back."""
    cases = figure_cases.read(FIGURES / f"figures_{half}.txt")
    return tuple(
        Outcome("figures: " + case.phenomenon.removeprefix(ROUND), case.text, figure_cases.score([case]).errors)
        for case in cases
        if case.phenomenon.startswith(ROUND)
    )


def open_cases() -> set[str]:
    """The names of the cases of quotes to build with that are known not to come out right."""
    return {line for line in OPEN.read_text("utf-8").splitlines() if line and not line.startswith("#")}


@cache
def extracted(text: str) -> Extraction:
    """What the engine makes of a text."""
    return extract(SourceText(text=text))


def scores(case: Case) -> tuple[Score, Score]:
    """A case's counts over own words and over reported clauses."""
    own_words, reported = Score(), Score()
    found = extracted(case.text).quotes
    add(own_words, case, [quote for quote in found if quote.own_words], own_words=True)
    add(reported, case, found, own_words=False)
    return own_words, reported


def _wrong(case: Case) -> tuple[str, ...]:
    own_words, reported = scores(case)
    return (*own_words.wrong, *reported.wrong, *_in_furniture(case), *_genre(case))


def _in_furniture(case: Case) -> Iterable[str]:
    found = extracted(case.text)
    for line in case.furniture:
        start = case.text.index(line)
        points: tuple[Content, ...] = (*found.quotes, *found.figures, *found.key_points)
        for point in points:
            if point.start < start + len(line) and start < point.end:
                yield f"{case.name}: {type(point).__name__} “{point.text[:40]}” in “{line[:40]}”"


def _genre(case: Case) -> Iterable[str]:
    told = extracted(case.text).genre
    if case.genre and told != case.genre:
        yield f"{case.name}: {told} for {case.genre}"


def names_and_roles(half: str) -> dict[str, tuple[int, int]]:
    """Of the quotes found, for how many the fullest name and the role are right."""
    pairs = list(chain.from_iterable(map(_pairs, load(CASES / half, phenomena=True))))
    full = sum(folded(quote.speaker) == folded(wanted.speaker.names[0]) for quote, wanted in pairs if wanted.speaker)
    roles = sum(_role(quote, wanted) for quote, wanted in pairs)
    return {"full name": (full, len(pairs)), "role": (roles, len(pairs))}


def _pairs(case: Case) -> Iterable[tuple[Quote, Expected]]:
    for wanted in (one for one in case.quotes if one.speaker and one.kind != "ignore"):
        alike = [quote for quote in extracted(case.text).quotes if quote.own_words == (wanted.kind != "indirect")]
        best = max(alike, key=lambda quote: overlap(quote, wanted), default=None)
        if best is not None and overlap(best, wanted) >= MATCH:
            yield best, wanted


def _role(quote: Quote, wanted: Expected) -> bool:
    due = (wanted.speaker.role if wanted.speaker else None) or ""
    return folded(quote.role) in {folded(role.strip()) for role in due.split(" / ")}


def reliability(claims: Iterable[tuple[float, bool]]) -> list[tuple[float, float, int, int]]:
    """For each band of confidence: its bounds, how many attributions claimed it, and how many of them were right."""
    known = list(claims)
    return [
        (low, high, sum(low <= sure < high for sure, _ in known), sum(ok for sure, ok in known if low <= sure < high))
        for low, high in BANDS
    ]


def _by_phenomenon() -> list[tuple[str, str, str]]:
    build = quotes("build") + figures("worked") + figures("open")
    held = quotes("held") + figures("held_back")
    both = dict.fromkeys(one.phenomenon for one in build + held)
    rows = [(name, _passed(build, name), _passed(held, name)) for name in both]
    return [*rows, ("all", _passed(build), _passed(held))]


def _passed(outcomes: Sequence[Outcome], phenomenon: str | None = None) -> str:
    mine = [one for one in outcomes if phenomenon in {None, one.phenomenon}]
    return f"{sum(not one.wrong for one in mine)} of {len(mine)}"


def main() -> None:
    """Print the tables; with `--wrong`, what is wrong with each of the cases to build with."""
    say = sys.stdout.write
    say(table(("phenomenon", "build", "held"), _by_phenomenon()) + "\n")
    if "--wrong" in sys.argv[1:]:
        say("\n".join(chain.from_iterable(one.wrong for one in quotes("build") + figures("open"))) + "\n")


if __name__ == "__main__":
    main()
