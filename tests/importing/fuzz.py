"""Reads the articles in every format after damaging them at random, for as long as you like.

    .venv/bin/python -m tests.importing.fuzz --minutes 10 [--only docx] [--seed 1]

Bytes are turned over, cut, doubled and swapped, in archives in the packed members too. Whatever is neither a parcel nor
a BriefingError is printed with its seed, and so is what takes longer than ten seconds; then the command ends with 1.
"""

import argparse
import io
import random
import time
import traceback
import zipfile

from briefing_app.errors import BriefingError
from briefing_app.importing.readers import read_bytes
from tests.importing.articles import articles
from tests.importing.building import BUILDERS, zipped

SLOW = 10.0


def mutated(data: bytes, chance: random.Random) -> bytes:
    """The bytes with up to eight wounds of several sorts."""
    wounded = bytearray(data)
    for _ in range(chance.randrange(1, 9)):
        if not wounded:
            break
        at, length = chance.randrange(len(wounded)), chance.choice((1, 1, 2, 4, 16, 200))
        match chance.randrange(5):
            case 0:
                wounded[at] ^= 1 << chance.randrange(8)
            case 1:
                del wounded[at : at + length]
            case 2:
                wounded[at:at] = wounded[at : at + length] * chance.choice((1, 2, 50))
            case 3:
                wounded[at : at + length] = chance.randbytes(length)
            case _:
                other = chance.randrange(len(wounded))
                wounded[at : at + length] = wounded[other : other + length]
    return bytes(wounded)


def damaged(data: bytes, chance: random.Random) -> bytes:
    """The file damaged; an archive in one of its members, three times in four, so that it still unpacks."""
    if not data.startswith(b"PK") or chance.randrange(4) == 0:
        return mutated(data, chance)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    victim = chance.choice(sorted(members))
    return zipped(members | {victim: mutated(members[victim], chance)})


def attempt(data: bytes, name: str) -> str:
    """What is wrong with how the file was read; empty if nothing is."""
    started = time.monotonic()
    try:
        read_bytes(data, name)
    except BriefingError:
        pass
    except Exception:  # noqa: BLE001 - whatever else comes out is what is looked for
        return traceback.format_exc(limit=-4)
    took = time.monotonic() - started
    return f"took {took:.1f} s" if took > SLOW else ""


def run(form: str, seconds: float, seed: int) -> tuple[int, int]:
    """How many files of a format were tried, and how many of them went wrong."""
    suffix, build = BUILDERS[form]
    wholes = [build(article) for article in articles()]
    deadline, tried, wrong = time.monotonic() + seconds, 0, 0
    while time.monotonic() < deadline:
        chance = random.Random(seed + tried)  # noqa: S311 - the same damage for the same seed
        said = attempt(damaged(chance.choice(wholes), chance), "fuzzed" + suffix)
        if said:
            wrong += 1
            print(f"{form}, seed {seed + tried}: {said}", flush=True)
        tried += 1
    return tried, wrong


def main() -> int:
    arguments = argparse.ArgumentParser(description="Read damaged files until the time is up.")
    arguments.add_argument("--minutes", type=float, default=10.0, help="how long for each format")
    arguments.add_argument("--only", choices=sorted(BUILDERS), help="this format alone")
    arguments.add_argument("--seed", type=int, default=0, help="where to begin")
    chosen = arguments.parse_args()
    failed = 0
    for form in [chosen.only] if chosen.only else BUILDERS:
        tried, wrong = run(form, chosen.minutes * 60, chosen.seed)
        print(f"{form}: {tried} files, {wrong} went wrong", flush=True)
        failed += wrong
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main())
