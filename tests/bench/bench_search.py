"""How quickly the library answers, on a made library: pages newest first, typing, facets, and the size of imports."""

import random
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from itertools import accumulate, pairwise
from pathlib import Path

from briefing_app.domain.documents import Origin
from briefing_app.domain.points import Extraction, Review
from briefing_app.domain.quotes import Quote, QuoteKind
from briefing_app.domain.search import Query
from briefing_app.domain.text import Genre, SourceText
from briefing_app.library.library import Library
from briefing_app.library.query import parse
from tests.bench.figures import options, publish, table

PER_DOCUMENT, WORDS_PER_QUOTE, BATCH = 10, 30, 250
SYLLABLES = [
    "ba",
    "co",
    "di",
    "fe",
    "gu",
    "ha",
    "jo",
    "ki",
    "la",
    "me",
    "no",
    "pu",
    "ra",
    "so",
    "ti",
    "vu",
    "we",
    "yo",
    "za",
    "che",
]
FIRST_DAY = date(2005, 1, 1)
Entry = tuple[SourceText, Extraction, Origin]


class Maker:
    """Makes documents whose words and speakers are as unevenly common as real ones."""

    def __init__(self, quotes: int, seed: int) -> None:
        """`quotes` are to be made altogether; the same seed makes the same ones."""
        self.random = random.Random(seed)  # noqa: S311  # nothing is secret
        self.documents = quotes // PER_DOCUMENT
        self.words = [self._word(number) for number in range(20_000)]
        self.names = [f"{self._word(n).title()} {self._word(n * 7 + 3).title()}" for n in range(max(20, quotes // 200))]
        self._word_weights = list(accumulate(1 / (rank + 3) for rank in range(len(self.words))))
        self._name_weights = list(accumulate(1 / (rank + 2) for rank in range(len(self.names))))

    def entries(self) -> Iterator[Entry]:
        """Every document, in no order of date."""
        for number in range(self.documents):
            yield self._entry(number)

    def _word(self, number: int) -> str:
        letters: list[str] = []
        while number or not letters:
            number, one = divmod(number, len(SYLLABLES))
            letters.append(SYLLABLES[one])
        return "".join(letters) + "n"

    def _said(self) -> str:
        return " ".join(self.random.choices(self.words, cum_weights=self._word_weights, k=WORDS_PER_QUOTE))

    def _entry(self, number: int) -> Entry:
        quotes: list[Quote] = []
        text = f"Report {number}.\n"
        for speaker in self.random.choices(self.names, cum_weights=self._name_weights, k=PER_DOCUMENT):
            said = self._said()
            start = len(text) + len(speaker) + 8
            text += f"{speaker} said: “{said}”\n"
            role = f"{self.random.choice(SYLLABLES)} minister"
            quotes.append(Quote(start, start + len(said), said, QuoteKind.DIRECT, speaker, role, confidence=0.95))
        title = " ".join(self.random.choices(self.words, cum_weights=self._word_weights, k=6))
        published = FIRST_DAY + timedelta(days=self.random.randrange(7600))
        source = SourceText(text, title, f"The {SYLLABLES[number % 20]} Post", published=published, genre=Genre.NEWS)
        return source, Extraction(tuple(quotes), engine="bench"), Origin(f"{number}.txt", f"{number:064x}")


def fill(library: Library, maker: Maker) -> float:
    """Add every document in batches; points a second, extraction left out."""
    batch: list[Entry] = []
    spent = 0.0
    for entry in maker.entries():
        batch.append(entry)
        if len(batch) == BATCH:
            spent += timed(lambda: library.add_documents(batch))
            batch.clear()
    return maker.documents * PER_DOCUMENT / spent


def timed(work: Callable[[], object]) -> float:
    """Seconds that some work takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def queries(maker: Maker) -> dict[str, list[Query]]:
    """The mix: common and rare words, speakers, both, phrases, dates; and words as they are typed."""
    common, middle, rare = maker.words[:20], maker.words[200:220], maker.words[8000:8020]
    first, last = maker.names[0], maker.names[-1]
    dated = [
        *(parse(word) for word in (*common, *middle, *rare)),
        *(parse(f"{one} {other}") for one, other in zip(common, middle, strict=True)),
        *(parse(f'speaker:"{name}"') for name in (first, maker.names[10], last)),
        *(parse(f'speaker:"{first}" {word}') for word in common),
        *(parse(f"{word} after:2015 before:2016") for word in common),
        *(parse(f"{word} -{other}") for word, other in zip(common, middle, strict=True)),
        *(parse(f'"{one} {other}"') for one, other in pairwise(common)),
        *(parse(text) for text in ("", "role:minister", "publisher:post kind:quote", f"{rare[0]} OR {middle[0]}")),
    ]
    typed = [parse(word[:length], typing=True) for word in (*common, *middle) for length in range(2, len(word) + 1)]
    return {"date page": dated, "typing": typed, "facets": dated, "count": dated}


def measure(library: Library, maker: Maker, rounds: int) -> dict[str, list[float]]:
    """Milliseconds of each call, warm: the first round does not count."""
    ask: dict[str, Callable[[Query], object]] = {
        "date page": library.search,
        "typing": library.search,
        "facets": library.facets,
        "count": library.count,
    }
    spent: dict[str, list[float]] = {}
    for name, asked in queries(maker).items():
        for turn in range(rounds + 1):
            found = [timed(lambda one=query, call=ask[name]: call(one)) * 1000 for query in asked]  # type: ignore[misc]
            spent[name] = spent.get(name, []) + (found if turn else [])
    return spent


def bulk(library: Library) -> dict[str, float]:
    """Seconds to decide upon ten thousand points in one step, and to take it back."""
    ids = library.queue()[:10_000]
    accept = timed(lambda: library.review(ids, Review.ACCEPTED))
    undo = timed(library.undo)
    reject = timed(lambda: library.review(ids, Review.REJECTED))
    return {
        "accept_10000_s": accept,
        "undo_accept_s": undo,
        "reject_10000_s": reject,
        "undo_reject_s": timed(library.undo),
    }


def percentile(values: Sequence[float], share: float) -> float:
    """The value that so large a share lies below."""
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]


def run(folder: Path, quotes: int, rounds: int, seed: int) -> tuple[str, dict[str, object]]:
    """Make the library, ask, and report."""
    maker = Maker(quotes, seed)
    with Library.open(folder) as library:
        rate = fill(library, maker)
    opening = min(timed(lambda: Library.open(folder).close()) for _ in range(5)) * 1000
    with Library.open(folder) as library:
        first = timed(lambda: library.search(parse(""))) * 1000
        spent = measure(library, maker, rounds)
        steps = bulk(library)
    rows = [
        [name, *(f"{percentile(found, share):.1f}" for share in (0.5, 0.95, 1.0)), str(len(found))]
        for name, found in spent.items()
    ]
    text = table([f"milliseconds, {quotes:,} quotes", "p50", "p95", "most", "calls"], rows)
    text += (
        f"\n\n{rate:,.0f} quotes a second into store and index; opened in {opening:.1f} ms, first page {first:.1f} ms."
    )
    text += "\n" + "; ".join(f"{name.replace('_', ' ')}: {value:.2f}" for name, value in steps.items())
    p95 = {f"{name.replace(' ', '_')}_p95_ms": round(percentile(found, 0.95), 2) for name, found in spent.items()}
    whole = {"quotes": quotes, "quotes_per_second": round(rate), "open_ms": round(opening, 1), **p95}
    return text, {**whole, **{name: round(value, 3) for name, value in steps.items()}}


def main() -> None:
    """Read the arguments, measure and print."""
    parser = options("How quickly the library answers, on a library made for it.")
    parser.add_argument("--quotes", type=int, default=100_000, metavar="N", help="how many quotes the library has")
    parser.add_argument("--rounds", type=int, default=3, metavar="N", help="how often each query is asked")
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        text, value = run(Path(folder) / "library", chosen.quotes, chosen.rounds, chosen.seed)
    publish(text, value, as_json=chosen.json)


if __name__ == "__main__":
    main()
