"""The evidence check on the samples: a sound pack has no finding, and every fault that is planted in it is found."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from briefing_app import paths
from briefing_app.domain.documents import Origin
from briefing_app.domain.figures import Figure, FigureKind, Modifier
from briefing_app.domain.packs import ItemKind, PackDetails, PackItem, PackSection, SectionKind
from briefing_app.domain.points import Extraction, PointKind, Review
from briefing_app.domain.quotes import Quote, QuoteKind
from briefing_app.domain.text import Genre, SourceText
from briefing_app.exporting.across import across
from briefing_app.exporting.material import material
from briefing_app.importing.linking import link_waiting
from briefing_app.library.library import Library
from briefing_app.packs.evidence.evidence import Checked, check
from briefing_app.packs.evidence.evidence import FindingKind as K

NOW = datetime(2026, 6, 15, 9, tzinfo=UTC)
FENWICK = "Oriel Fenwick"
ROLE = "Secretary of State for Rivers and Canals"
OTHER = """Canal bill put at £45 million

The Vale Messenger

The programme of the Department for Rivers and Canals to repair 60 locks that are closed or restricted since the \
winter floods is expected to cost £45 million over three years, the waterways secretary, Oriel Fenwick, announced.
"""
LEAK = """EMBARGOED UNTIL 00:01 ON 20 JUNE 2026

Department for Rivers and Canals

“The Basin gate will be named after its keeper,” Oriel Fenwick will say.
"""
UP_TO, AROUND = Modifier.AT_MOST, Modifier.APPROX


def money(text: str, value: float) -> tuple[str, str, float, FigureKind, str, Modifier]:
    return (text, text, value, FigureKind.MONEY, "GBP", Modifier.NONE)


def count(
    phrase: str, text: str, value: float, unit: str, modifier: Modifier = Modifier.NONE
) -> tuple[str, str, float, FigureKind, str, Modifier]:
    return (phrase, text, value, FigureKind.COUNT, unit, modifier)


FIGURES = {
    1: [
        money("£42 million", 42e6),
        count("60 locks", "60", 60, "lock"),
        count("up to 120 inspectors", "120", 120, "inspector", UP_TO),
        money("£9.5 million", 9.5e6),
        count("27 locks", "27", 27, "lock"),
    ],
    2: [
        count("120 lock inspectors", "120", 120, "inspector"),
        count("Around 120 inspectors", "120", 120, "inspector", AROUND),
        money("£42m", 42e6),
        count("60 locks", "60", 60, "lock"),
    ],
    4: [
        count("Twenty-seven locks", "Twenty-seven", 27, "lock"),
        count("up to 120 inspectors", "120", 120, "inspector", UP_TO),
        money("£42 million", 42e6),
    ],
    8: [count("123", "123", 123, "inspector")],
    9: [count("60 locks", "60", 60, "lock"), money("£45 million over", 45e6)],
}
QUOTES = {
    1: ("A lock that nobody", "putting that right."),
    4: ("I do not pretend", "worst right first."),
    10: ("The Basin gate", "its keeper"),
}
PLACES = {
    1: ("Department for Rivers and Canals", date(2026, 3, 4), Genre.PRESS_RELEASE),
    2: ("The Aldermere Chronicle", date(2026, 3, 4), Genre.NEWS),
    4: ("House record", date(2026, 3, 10), Genre.HANSARD),
    8: ("The Aldermere Chronicle", date(2026, 6, 12), Genre.NEWS),
    9: ("The Vale Messenger", date(2026, 3, 5), Genre.NEWS),
    10: ("Department for Rivers and Canals", date(2026, 6, 14), Genre.PRESS_RELEASE),
}


def text_of(key: int) -> str:
    if key in {9, 10}:
        return OTHER if key == 9 else LEAK
    (file,) = paths.samples().glob(f"{key:02}-*.txt")
    return file.read_text(encoding="utf-8")


def figures(key: int, text: str) -> Iterator[Figure]:
    for phrase, number, value, kind, unit, modifier in FIGURES.get(key, []):
        start = text.index(phrase)
        at = text.index(number.removesuffix(" over"), start)
        end = at + len(number.removesuffix(" over"))
        yield Figure(
            at, end, text[at:end], value, kind, unit=unit, modifier=modifier, phrase_start=start,
            phrase_end=start + len(phrase),
        )  # fmt: skip


def quotes(key: int, text: str) -> Iterator[Quote]:
    if key in QUOTES:
        first, last = QUOTES[key]
        start = text.index(first)
        end = text.index(last, start) + len(last)
        yield Quote(start, end, text[start:end], QuoteKind.BLOCK, FENWICK, ROLE, None, "said", 0.97)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """The samples, a newspaper that gives another sum, and a release under embargo, linked."""
    with Library.open(tmp_path_factory.mktemp("samples")) as opened:
        for key, (publisher, day, genre) in PLACES.items():
            text = text_of(key)
            title = next(line for line in text.splitlines() if line.strip())
            source = SourceText(text, title=title, publisher=publisher, published=day, genre=genre)
            found = tuple(sorted(figures(key, text), key=lambda one: one.start))
            extraction = Extraction(tuple(quotes(key, text)), found, engine="by hand")
            opened.add_document(source, extraction, Origin(f"{key}.txt", f"{key:064x}"))
        link_waiting(opened)
        ids = [point.id for document in opened.documents() for point in opened.points(document)]
        opened.review(ids, Review.ACCEPTED)
        opened.review([Made(opened).quote(10)], Review.REJECTED)
        yield opened


class Made:
    """A library's points by where and what they are."""

    def __init__(self, library: Library) -> None:
        self._points = [point for document in library.documents() for point in library.points(document, rejected=True)]
        self._keys = {
            document: int(re.sub(r"\D", "", library.document(document).origin.name)) for document in library.documents()
        }

    def figure(self, key: int, text: str, nth: int = 0) -> int:
        found = [one for one in self._points if self._keys[one.document_id] == key and one.content.text == text]
        return found[nth].id

    def quote(self, key: int) -> int:
        return next(
            one.id for one in self._points if self._keys[one.document_id] == key and one.kind is PointKind.QUOTE
        )


def item(point: int, **more: object) -> PackItem:
    return replace(PackItem(0, ItemKind.POINT, point_id=point), **more)  # type: ignore[arg-type]


def line(words: str, point: int | None = None) -> PackItem:
    return PackItem(0, ItemKind.LINE, "", words, point)


def checked(library: Library, *sections: PackSection, details: PackDetails) -> Checked:
    pack_id = library.add_pack(details, sections).created or 0
    pack, points, documents = material(library, pack_id)
    return check(pack, points, documents, across(library, points, documents), now=NOW)


SOUND = PackDetails("Locks", cleared_by="Deputy Director, Canals", facts_correct_at=NOW)


def test_a_sound_pack_has_no_finding(library: Library) -> None:
    made = Made(library)
    words = "We will repair 60 locks, of which Twenty-seven were closed. [[Figures]] has the rest."
    result = checked(
        library,
        PackSection(
            0, "Lines", items=(line(words, made.figure(2, "60")), line("We will publish each gate’s condition."))
        ),
        PackSection(
            0,
            "Said",
            SectionKind.QUOTES,
            items=(
                item(made.quote(1), display="[…] We are putting that right."),
                item(made.quote(4)),
            ),
        ),
        PackSection(
            0,
            "Figures",
            SectionKind.FIGURES,
            items=tuple(
                item(one)
                for one in (
                    made.figure(1, "60"),
                    made.figure(1, "27"),
                    made.figure(2, "60"),
                    made.figure(4, "Twenty-seven"),
                )
            ),
        ),
        details=SOUND,
    )
    assert [finding.sentence for finding in result.findings] == []
    assert len(result.sound) == 3


def test_every_planted_fault_is_found_and_nothing_else(library: Library) -> None:
    made = Made(library)
    up_to, not_clear = made.figure(4, "120"), [K.STRENGTH, K.SUPERSEDED]
    faults = [
        (line("We have made 120 posts.", up_to), not_clear, "up to 120"),
        (line("We have lost 77 crews."), [K.UNSUPPORTED], "77"),
        (item(made.figure(2, "120")), [K.SUPERSEDED, K.STRENGTH], "123"),
        (item(made.figure(1, "£9.5 million")), [K.SINGLE], "9.5"),
        (item(made.figure(1, "£42 million")), [K.CONFLICT], "£45 million"),
        (item(made.quote(1), display="A lock […] is a danger to the people […]"), [K.NOT_VERBATIM], "nobody"),
        (item(made.quote(4), display="I pretend that this puts it right. […]"), [K.NOT_VERBATIM], "source’s"),
        (item(made.quote(10)), [K.REJECTED, K.EMBARGO], "keeper"),
        (line("{{Say what is asked.}} We ask."), [K.PROMPT], "prompt"),
        (line("See [[the annex]]."), [K.REFERENCE], "annex"),
        (PackItem(0, ItemKind.NOTE, "Rota"), [K.NOTHING_WRITTEN], "Rota"),
    ]
    section = PackSection(0, "All", items=tuple(one for one, _, _ in faults))
    result = checked(library, section, PackSection(0, "Empty"), details=PackDetails("Locks", template="quote-sheet"))
    of_items = [one for one in result.findings if one.item_id is not None]
    assert [one.kind for one in of_items] == [kind for _, kinds, _ in faults for kind in kinds]
    for at, (_, kinds, words) in enumerate(faults):
        first = sum(len(before) for _, before, _ in faults[:at])
        assert any(words in one.sentence for one in of_items[first : first + len(kinds)])
    assert [one.kind for one in result.findings if one.item_id is None] == [
        K.EMPTY_SECTION,
        K.MISSING_SECTION,
        K.NO_TIME,
        K.NOT_CLEARED,
    ]
