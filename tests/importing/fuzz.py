"""Reads damaged files of every format in the reading process, for as long as you like.

    .venv/bin/python -m tests.importing.fuzz --minutes 10 [--only docx] [--seed 1] [--keep FOLDER]

The minutes are the processor's, spent in the reading process on damaging files, reading them and handing over what is
read, so that a busy machine makes them no shorter; how much of it went into reading is told. What is read goes over the
pipe and through its checks as from any file. Whatever is neither documents nor a reason in plain words is printed with
its seed, and so is what takes more than ten seconds of the processor, needs more memory than reading may take, or ends
the process, each where it does so twice; then the command ends with 1. `--keep` is where such files are put, `--seed`
where to begin, and each line says where to go on.
"""

import argparse
import itertools
import json
import os
import traceback
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from briefing_app.domain.documents import Origin
from briefing_app.domain.points import Extraction
from briefing_app.domain.text import SourceText, whole_characters
from briefing_app.errors import BriefingError
from briefing_app.importing.cage.limits import Limits
from briefing_app.importing.frames import Voice
from briefing_app.importing.outcomes import Failure, Job, Outcome
from briefing_app.importing.readers import read_bytes
from briefing_app.importing.readers.formats import Parcel
from briefing_app.importing.sandbox import Reader
from tests.importing.wounds import READERS, fuzzed

SLOW = 10.0
TOGETHER = 50
LIMITS = Limits(reading=120.0)
"""Of the clock, too: what waits for a busy machine is not slow."""

_ended: list[float] = []
"""In the reading process: when it came to the end of its last file, so that nothing that it does goes uncounted."""


def read_damaged(job: Job, voice: Voice) -> None:
    """Make the damaged file that the job's name stands for and hand over what is read; last, how that went."""
    assert isinstance(job, Path)
    reader, _, seed = job.name.rpartition("-")
    begun = _ended.pop() if _ended else processor()
    suffix, data = fuzzed(reader, int(seed))
    started = processor()
    parcel, said = attempt(data, "fuzzed" + suffix)
    took = processor() - started
    if parcel is not None:
        _hand_over(parcel, voice)
    _ended.append(processor())
    voice.piece(SourceText(json.dumps([_ended[-1] - begun, took, said])), Origin("how it went", ""))
    voice.found(Extraction())


def processor() -> float:
    """Seconds of the processor that this process took, and those that it started."""
    return sum(os.times()[:4])


def attempt(data: bytes, name: str) -> tuple[Parcel | None, str]:
    """What is in the file, and what is wrong with how it was read: nothing if it ends in documents or a reason."""
    try:
        return read_bytes(data, name), ""
    except BriefingError as error:
        return None, "" if error.what and error.kept and error.remedy else f"{error!r} says too little"
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 - whatever else comes out is what is looked for
        return None, traceback.format_exc(limit=-6)


def _hand_over(parcel: Parcel, voice: Voice) -> None:
    for part in parcel.parts:
        source = replace(part.source, text=whole_characters(part.source.text))
        voice.piece(source, part.origin, part.inside, part.data)
        voice.found(Extraction())
    for name, error in parcel.unread:
        voice.unread(whole_characters(name), error)


@dataclass(frozen=True, slots=True)
class Verdict:
    """How one damaged file went: seconds of the processor, those of reading among them, and what is wrong."""

    seconds: float
    reading: float
    wrong: str = ""

    @classmethod
    def of(cls, outcome: Outcome) -> "Verdict":
        """The verdict on an outcome, whose inner files are let go."""
        if isinstance(outcome, Failure):
            return cls(0.0, 0.0, f"{outcome.what}\n{outcome.details}".strip())
        outcome.let_go()
        spent, took, said = json.loads(outcome.pieces[-1].source.text)
        return cls(spent, took, said or (f"took {took:.1f} s of the processor" if took > SLOW else ""))


def verdicts(kind: str, seed: int, reader: Reader) -> Iterator[Verdict]:
    """How the damaged files of one reader go, one after the other, from a seed on."""
    for start in itertools.count(seed, TOGETHER):
        jobs = [Path(f"{kind}-{each}") for each in range(start, start + TOGETHER)]
        outcomes = list(itertools.chain.from_iterable(reader.each(jobs)))  # the reader does one round at a time
        for place, outcome in enumerate(outcomes):
            verdict = Verdict.of(outcome)
            if verdict.wrong:  # a busy machine, or what an earlier file left, is no fault of this one
                reader.close()
                again = reader.read(jobs[place])
                assert again is not None
                verdict = Verdict.of(again)
            yield verdict


def run(kind: str, seconds: float, seed: int, keep: Path | None) -> int:
    """Read damaged files of one reader for so long; how many went wrong."""
    spent, reading, wrong, said = 0.0, 0.0, 0, 0.0
    with Reader(work=read_damaged, limits=LIMITS) as reader:
        for tried, verdict in enumerate(verdicts(kind, seed, reader), 1):
            spent += verdict.seconds
            reading += verdict.reading
            if verdict.wrong:
                wrong += 1
                print(f"{kind}, seed {seed + tried - 1}: {verdict.wrong}", flush=True)
                _keep(kind, seed + tried - 1, keep)
            if spent >= seconds or spent - said >= 60:
                said = spent
                minutes = f"{spent / 60:.1f} minutes of the processor ({reading / 60:.1f} of them reading)"
                state = f"{tried} files in {minutes}, {wrong} went wrong"
                print(f"{kind}: {state}; go on with --seed {seed + tried}", flush=True)
            if spent >= seconds:
                break
    return wrong


def _keep(kind: str, seed: int, folder: Path | None) -> None:
    if folder is not None:
        suffix, data = fuzzed(kind, seed)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{kind}-{seed}{suffix}").write_bytes(data)


def main() -> int:
    arguments = argparse.ArgumentParser(description="Read damaged files until the time is up.")
    arguments.add_argument("--minutes", type=float, default=10.0, help="of the processor, for each reader")
    arguments.add_argument("--only", choices=READERS, help="this reader alone")
    arguments.add_argument("--seed", type=int, default=0, help="where to begin")
    arguments.add_argument("--keep", type=Path, help="a folder for the files that went wrong")
    chosen = arguments.parse_args()
    kinds = [chosen.only] if chosen.only else READERS
    failed = sum(run(kind, chosen.minutes * 60, chosen.seed, chosen.keep) for kind in kinds)
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main())
