"""How well sources are brought together, on pairs of figures and of quotes that were labelled by hand.

`labelled/worked_*.toml` are for tuning, `held2_*.toml` for seeing whether it carries over: of these
only totals are told; `blind4_*.toml` are looked at once, for a figure of what nobody has seen.
Each file is a story in several invented documents, with another that shares its numbers and words;
a pair is named by its documents and the exact words, ` #2` after them for their second place.
`labelled/corpus.toml` names pairs of an annotated corpus by offsets alone, and is read where `--corpus` says where that
corpus is.

    python -m tests.linking.labelled [--failures] [--corpus DIRECTORY] [--json]
"""

import argparse
import json
import sys
import tomllib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from briefing_app.domain.facts import FactGroup, FactLink, Verdict
from briefing_app.domain.points import Extraction
from briefing_app.domain.text import SourceText
from briefing_app.extraction.extract import extract
from briefing_app.importing.metadata import describe
from briefing_app.linking import quotes
from briefing_app.linking.grouping import groups, link, through
from briefing_app.linking.things import Statement
from briefing_app.linking.words import fold, words
from tests.linking.statements import statements_of

FOLDER = Path(__file__).with_name("labelled")
HALVES = ("worked", "held2")
SHORT = {
    Verdict.AGREES: "agrees", Verdict.STRENGTH: "strength", Verdict.THING: "thing", Verdict.CONFLICTS: "conflicts",
    Verdict.UPDATED: "updated",
}  # fmt: skip
NONE, MISSED = "none", "missed"
"""The two have nothing to do with each other; the engine does not find one of them in its document at all."""
VERDICTS = {"figures": (*SHORT.values(), NONE), "quotes": ("same", "reworded", NONE)}


@dataclass(frozen=True, slots=True)
class End:
    """One side of a pair: a passage of a document."""

    document: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Label:
    """What a careful official says of a pair; `part` is *figures* or *quotes*."""

    part: str
    verdict: str
    ends: tuple[End, End]
    said: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the program says of a labelled pair, and why."""

    label: Label
    verdict: str
    why: str = ""

    @property
    def right(self) -> bool:
        """Whether both say the same; there is rightly no link between what was never found."""
        return self.verdict == self.label.verdict or (self.verdict == MISSED and self.label.verdict == NONE)


@dataclass
class Story:
    """Documents by name, with what was labelled in them."""

    name: str
    documents: Mapping[str, SourceText]
    labels: Sequence[Label]

    @cached_property
    def extracted(self) -> Mapping[str, Extraction]:
        """What the engine finds."""
        return {name: extract(source) for name, source in self.documents.items()}

    def anew(self) -> "Story":
        """The same, judged once more without being taken apart again."""
        other = Story(self.name, self.documents, self.labels)
        other.__dict__ |= {"extracted": self.extracted, "statements": self.statements}
        return other

    @cached_property
    def statements(self) -> dict[str, list[Statement]]:
        """The figures of each document, numbered through all."""
        made: dict[str, list[Statement]] = {}
        for number, (name, source) in enumerate(self.documents.items()):
            first = sum(map(len, made.values())) + 1
            made[name] = statements_of(source, self.extracted[name].figures, number, first)
        return made

    def outcomes(self) -> list[Outcome]:
        """What the program makes of each label."""
        judges = {"figures": self._of_figures, "quotes": self._of_quotes}
        return [Outcome(label, *judges[label.part](label)) for label in self.labels]

    def unlabelled(self) -> Iterator[tuple[str, str, FactLink]]:
        """Links between figures of two documents that nobody labelled: for a look in tuning."""
        labelled = {self.ids(label) for label in self.labels if label.part == "figures"}
        told = {one.id: (name, one.sentence) for name, of in self.statements.items() for one in of}
        for a, b, one in (pair for fact in dict.fromkeys(self.facts.values()) for pair in fact.pairs):
            if told[a][0] != told[b][0] and (a, b) not in labelled:
                yield ": ".join(told[a]), ": ".join(told[b]), one

    @cached_property
    def facts(self) -> dict[int, FactGroup]:
        """The fact that each figure is shown in."""
        every = [one for of in self.statements.values() for one in of]
        return {one: fact for fact in groups(every, link(every)) for one in fact.figures}

    def _of_figures(self, label: Label) -> tuple[str, str]:
        """How two stand in the fact that shows both; where only a third joins them, by what they say."""
        ids = self.ids(label)
        if ids is None:
            return MISSED, ""
        fact = self.facts.get(ids[0])
        if fact is None or fact is not self.facts.get(ids[1]):
            return NONE, ""
        direct = {(a, b): one for a, b, one in fact.pairs}.get(ids)
        one = direct or through(fact, *(self._known[one] for one in ids))
        return (NONE, "") if one is None else (SHORT[one.verdict], one.why)

    @cached_property
    def _known(self) -> dict[int, Statement]:
        return {one.id: one for of in self.statements.values() for one in of}

    def ids(self, label: Label) -> tuple[int, int] | None:
        """The figures of a labelled pair; None where the engine does not find both."""
        ids = sorted(one for one in map(self._figure, label.ends) if one is not None)
        return (ids[0], ids[1]) if len(ids) == len(label.ends) else None

    def _figure(self, end: End) -> int | None:
        """The figure that stands in a passage, the first if there are several."""
        both = zip(self.extracted[end.document].figures, self.statements[end.document], strict=True)
        return next((one.id for figure, one in both if figure.start < end.end and end.start < figure.end), None)

    def _of_quotes(self, label: Label) -> tuple[str, str]:
        first, second = (self._wording(end) for end in label.ends)
        if first is None or second is None:
            return MISSED, ""
        found = quotes.compare(first, second)
        if found is None:
            return NONE, ""
        return "same" if found.likeness.same else "reworded", found.why

    def _wording(self, end: End) -> quotes.Wording | None:
        """The quote that has most of a passage."""
        found = [one for one in self.extracted[end.document].quotes if one.start < end.end and end.start < one.end]
        if not found:
            return None
        quote = max(found, key=lambda one: min(one.end, end.end) - max(one.start, end.start))
        published = self.documents[end.document].published
        speaker = fold(quote.speaker) if quote.speaker else None
        return quotes.Wording(words(quote.text), speaker, published.toordinal() if published else None)


def read(path: Path) -> Story:
    """A labelled story. Raises ValueError for words that its document does not have."""
    told = tomllib.loads(path.read_text("utf-8"))
    texts = {name: (one["text"].strip("\n"), one["day"]) for name, one in told["documents"].items()}
    documents = {
        name: SourceText(text, title=text.split("\n", 1)[0], published=day) for name, (text, day) in texts.items()
    }
    return Story(path.stem, documents, [*_labels(told, lambda said: _by_words(documents, said))])


def read_corpus(path: Path, folder: Path) -> Story:
    """Pairs of the documents in a folder, each end as `name:start-end`."""
    labels = [*_labels(tomllib.loads(path.read_text("utf-8")), _by_offsets)]
    names = sorted({end.document for label in labels for end in label.ends})
    texts = {name: (folder / f"{name}.txt").read_text("utf-8") for name in names}
    return Story(path.stem, {name: describe(SourceText(text)) for name, text in texts.items()}, labels)


def _labels(told: Mapping[str, Any], end: Callable[[str], End]) -> Iterator[Label]:
    for part, verdicts in VERDICTS.items():
        of_part = told.get(part, {})
        if unknown := of_part.keys() - set(verdicts):
            raise ValueError(f"no verdict on {part}: {', '.join(unknown)}")
        for verdict, pairs in of_part.items():
            for first, second in pairs:
                yield Label(part, verdict, (end(first), end(second)), (first, second))


def _by_words(documents: Mapping[str, SourceText], said: str) -> End:
    name, _, wanted = said.partition(": ")
    wanted, _, number = wanted.partition(" #")
    text, start = documents[name].text, -1
    for _ in range(int(number or 1)):
        start = text.find(wanted, start + 1)
        if start < 0:
            raise ValueError(f"not in its document: {said}")
    return End(name, start, start + len(wanted))


def _by_offsets(said: str) -> End:
    name, _, place = said.partition(":")
    start, _, end = place.partition("-")
    return End(name, int(start), int(end))


def stories(half: str) -> list[Story]:
    """The stories of a half."""
    return [read(path) for path in sorted(FOLDER.glob(f"{half}_*.toml"))]


@dataclass(frozen=True, slots=True)
class Score:
    """How often a verdict was labelled, given, and both."""

    labelled: int
    given: int
    right: int

    @property
    def precision(self) -> float:
        """Of those given, how many are right; 1 where none is given."""
        return self.right / self.given if self.given else 1.0

    @property
    def recall(self) -> float:
        """Of those labelled, how many are given."""
        return self.right / self.labelled if self.labelled else 1.0


Scores = Mapping[tuple[str, str], Score]
"""By part and verdict."""


def scores(outcomes: Iterable[Outcome]) -> Scores:
    """Each verdict's score."""
    tally: Counter[tuple[str, str, str]] = Counter()
    for one in outcomes:
        part, wanted, given = one.label.part, one.label.verdict, NONE if one.verdict == MISSED else one.verdict
        tally.update([(part, wanted, "labelled"), (part, given, "given")])
        tally.update([(part, wanted, "right")] if wanted == given else [])
    kinds = [(part, verdict) for part, verdicts in VERDICTS.items() for verdict in verdicts]
    return {kind: Score(*(tally[*kind, what] for what in ("labelled", "given", "right"))) for kind in kinds}


def numbers() -> dict[str, float]:
    """What the benchmark tells of the labelled pairs: of all together, and of those that nobody tuned anything on."""
    outcomes = {half: [one for story in stories(half) for one in story.outcomes()] for half in HALVES}
    every = _numbers("", [one for of in outcomes.values() for one in of])
    return every | _numbers("unseen_", outcomes[HALVES[-1]])


def _numbers(prefix: str, outcomes: Sequence[Outcome]) -> dict[str, float]:
    found = scores(outcomes)
    told: dict[str, float] = {}
    for verdict in (SHORT[Verdict.AGREES], SHORT[Verdict.CONFLICTS]):
        score = found["figures", verdict]
        told[f"{prefix}{verdict}_precision"] = round(score.precision, 4)
        told[f"{prefix}{verdict}_recall"] = round(score.recall, 4)
    return told


def table(name: str, found: Scores) -> Iterator[str]:
    """A half's scores for people to read."""
    yield f"{name:<20}{'pairs':>7}{'given':>7}{'right':>7}{'precision':>11}{'recall':>8}"
    for (part, verdict), one in found.items():
        counts = f"{one.labelled:>7}{one.given:>7}{one.right:>7}"
        yield f"{part + ' ' + verdict:<20}{counts}{one.precision:>11.3f}{one.recall:>8.3f}"


def failures(of: Iterable[Story]) -> Iterator[str]:
    """What the program says otherwise, and what it links that nobody labelled."""
    for story in of:
        for one in story.outcomes():
            if not one.right:
                yield f"{story.name}: {' | '.join(one.label.said)}: {one.label.verdict}, given {one.verdict} {one.why}"
        for first, second, found in story.unlabelled():
            yield f"{story.name}: not labelled: {found.verdict}: {found.why}\n    {first}\n    {second}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the scores."""
    parser = argparse.ArgumentParser(prog="python -m tests.linking.labelled", description=__doc__)
    parser.add_argument("--failures", action="store_true", help="what goes wrong in the half for tuning")
    parser.add_argument("--corpus", type=Path, help="where the documents of labelled/corpus.toml are")
    parser.add_argument("--json", action="store_true", help="only what the benchmark tells")
    chosen = parser.parse_args(arguments)
    if chosen.json:
        sys.stdout.write(json.dumps(numbers()) + "\n")
        return 0
    parts = {half: stories(half) for half in HALVES}
    if chosen.corpus:
        parts["corpus"] = [read_corpus(FOLDER / "corpus.toml", chosen.corpus)]
    lines = [line for name, of in parts.items() for line in [*table(name, scores_of(of)), ""]]
    if chosen.failures:
        lines += [*failures([*parts["worked"], *parts.get("corpus", [])])]
    sys.stdout.write("\n".join(lines) + "\n")
    return 0


def scores_of(of: Iterable[Story]) -> Scores:
    """The scores of some stories together."""
    return scores(one for story in of for one in story.outcomes())


if __name__ == "__main__":
    sys.exit(main())
