"""Counts, phenomenon by phenomenon, how many cases come out right: `python -m tests.extraction.phenomena`.

A case of quotes comes out right where every quote is found, none besides, each has its speaker, no furniture holds a
point and the genre is told; a case of figures, where nothing about any figure is wrong. `cases/open.txt`,
`figures_open.txt` and `figures_meaning_open.txt` hold those of the cases to build with that do not come out right yet.
Who mends the extraction reads none of the cases held, nor `annotated/blind`, or they measure nothing more.
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
from briefing_app.extraction.layout.paragraphs import segment
from briefing_app.extraction.layout.segments import Kind
from tests.bench.figures import table
from tests.extraction import annotated_documents, figure_cases, figures_meaning_cases
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


def quotes(half: str, phenomenon: str = "") -> tuple[Outcome, ...]:
    """What came of the cases of quotes: of all or of a phenomenon."""
    cases = load(CASES / half, phenomena=True)
    return tuple(
        Outcome(case.name.split(":")[0], case.name, _wrong(case)) for case in cases if case.name.startswith(phenomenon)
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


@cache
def meaning(half: str) -> tuple[Outcome, ...]:
    """What came of the cases of what is told about figures: worked, open or held."""
    return tuple(
        Outcome(
            "told of figures: " + case.phenomenon, case.text, figures_meaning_cases.wrong(case, extracted(case.text))
        )
        for case in figures_meaning_cases.read(FIGURES / f"figures_meaning_{half}.txt")
    )


def to_build_with() -> tuple[Outcome, ...]:
    """What came of all the cases that may be read."""
    return quotes("build") + figures("worked") + figures("open") + meaning("worked") + meaning("open")


def held() -> tuple[Outcome, ...]:
    """What came of all the cases that are held back."""
    return quotes("held") + figures("held_back") + meaning("held")


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


@cache
def unwanted_in_furniture(text: str) -> tuple[Content, ...]:
    """The points of a text that may not stand in furniture: all but the figures of notes and captions."""
    found, layout = extracted(text), segment(SourceText(text=text))
    noted = [(one.start, one.end) for one in layout.paragraphs if one.kind in {Kind.NOTES, Kind.CAPTION}]
    figures = (one for one in found.figures if not any(start <= one.start < end for start, end in noted))
    return (*found.quotes, *figures, *found.key_points)


def _wrong(case: Case) -> tuple[str, ...]:
    own_words, reported = scores(case)
    return (*own_words.wrong, *reported.wrong, *_in_furniture(case), *_genre(case))


def _in_furniture(case: Case) -> Iterable[str]:
    for line in case.furniture:
        start = case.text.index(line)
        for point in unwanted_in_furniture(case.text):
            if point.start < start + len(line) and start < point.end:
                yield f"{case.name}: {type(point).__name__} “{point.text[:40]}” in “{line[:40]}”"


def _genre(case: Case) -> Iterable[str]:
    told = extracted(case.text).genre
    if case.genre and told != case.genre:
        yield f"{case.name}: {told} for {case.genre}"


def names_and_roles(half: str) -> dict[str, tuple[int, int]]:
    """Of the quotes found, for how many the fullest name is right; of those with a role, for how many that is."""
    pairs = list(chain.from_iterable(map(_pairs, load(CASES / half, phenomena=True))))
    full = [folded(quote.speaker) == folded(wanted.speaker.names[0]) for quote, wanted in pairs if wanted.speaker]
    roles = [_same_role(quote.role, due) for quote, wanted in pairs if (due := _role(wanted)) or quote.role]
    return {"full name": (sum(full), len(full)), "role": (sum(roles), len(roles))}


def _pairs(case: Case) -> Iterable[tuple[Quote, Expected]]:
    for wanted in (one for one in case.quotes if one.speaker and one.kind != "ignore"):
        alike = [quote for quote in extracted(case.text).quotes if quote.own_words == (wanted.kind != "indirect")]
        best = max(alike, key=lambda quote: overlap(quote, wanted), default=None)
        if best is not None and overlap(best, wanted) >= MATCH:
            yield best, wanted


def _role(wanted: Expected) -> str:
    return (wanted.speaker.role if wanted.speaker else None) or ""


def _same_role(said: str | None, due: str) -> bool:
    return any(bool(one and said) and (one in folded(said) or folded(said) in one) for one in folded(due).split(" / "))


def reliability(claims: Iterable[tuple[float, bool]]) -> list[tuple[float, float, int, int]]:
    """For each band of confidence: its bounds, how many attributions claimed it, and how many of them were right."""
    known = list(claims)
    return [
        (low, high, sum(low <= sure < high for sure, _ in known), sum(ok for sure, ok in known if low <= sure < high))
        for low, high in BANDS
    ]


def claims(cases: Iterable[Case]) -> list[tuple[float, bool]]:
    """How sure each attribution of the quotes found was, and whether it was right."""
    return [claim for case in cases for score in scores(case) for claim in score.claims]


def claims_held() -> list[tuple[float, bool]]:
    """Those over all the cases held, of the rounds and by phenomenon."""
    return claims(chain(load(CASES / "held"), load(CASES / "held", phenomena=True)))


def claims_annotated(half: str) -> list[tuple[float, bool]]:
    """Those over the documents that others marked."""
    return claims(document.case for document in annotated_documents.load(annotated_documents.ANNOTATED / half))


def passed(outcomes: Sequence[Outcome], phenomenon: str | None = None) -> tuple[int, int]:
    """How many come out right, of how many: of all or of a phenomenon."""
    mine = [one for one in outcomes if phenomenon in {None, one.phenomenon}]
    return sum(not one.wrong for one in mine), len(mine)


def _of(counts: tuple[int, int]) -> str:
    return f"{counts[0]} of {counts[1]}"


def _by_phenomenon() -> list[tuple[str, str, str]]:
    build, kept = to_build_with(), held()
    names: list[str | None] = [*dict.fromkeys(one.phenomenon for one in build + kept), None]
    return [(name or "all", _of(passed(build, name)), _of(passed(kept, name))) for name in names]


def _names() -> list[tuple[str, str, str]]:
    build, kept = names_and_roles("build"), names_and_roles("held")
    return [(what, _of(build[what]), _of(kept[what])) for what in build]


def _reliability() -> list[tuple[str, ...]]:
    columns = [reliability(one) for one in (claims_held(), claims_annotated("seen"), claims_annotated("blind"))]
    return [
        (f"{rows[0][0]:.2f} to {min(1.0, rows[0][1]):.2f}", *(_of((right, said)) for _, _, said, right in rows))
        for rows in zip(*columns, strict=True)
    ]


def main() -> None:
    """Print the tables; with `--wrong`, what is wrong with each of the cases to build with."""
    tables = [
        table(("cases that come out right", "build", "held"), _by_phenomenon()),
        table(("of the quotes found", "build", "held"), _names()),
        table(("attributions right, by confidence", "held", "annotated", "blind"), _reliability()),
    ]
    if "--wrong" in sys.argv[1:]:
        tables.append("\n".join(chain.from_iterable(one.wrong for one in to_build_with())))
    sys.stdout.write("\n\n".join(tables) + "\n")


if __name__ == "__main__":
    main()
