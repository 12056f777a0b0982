"""A pack that was frozen comes back to the very same blocks, and nothing else is taken for one."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing_app.domain.documents import Document, DocumentDetails, Origin
from briefing_app.domain.excerpts import Excerpt, closed_content, closed_up, excerpt, restored, restored_point
from briefing_app.domain.figures import Figure, FigureKind
from briefing_app.domain.packs import (
    Acceptance,
    Comment,
    ItemKind,
    Pack,
    PackDetails,
    PackItem,
    PackSection,
    SectionKind,
)
from briefing_app.domain.points import Content, Point
from briefing_app.domain.quotes import Quote, QuoteKind
from briefing_app.domain.seals import text_hash
from briefing_app.domain.text import Page
from briefing_app.errors import BriefingError
from briefing_app.packs.compose import compose
from briefing_app.packs.versions.frozen import Frozen, frozen, reduced, thawed
from tests.packs.example import DOCUMENTS, PACK, POINTS

WHEN = datetime(2026, 11, 3, tzinfo=UTC)


@cache
def example() -> str:
    return frozen(reduced(PACK, POINTS, DOCUMENTS))


def test_the_example_comes_back_to_the_same_blocks() -> None:
    back = thawed(example())
    assert compose(back.pack, back.points, back.documents) == compose(PACK, POINTS, DOCUMENTS)
    assert frozen(back) == example() == frozen(reduced(PACK, POINTS, DOCUMENTS))


def test_what_is_for_the_file_alone_stays_behind() -> None:
    remark = Comment(1, 4, "Idris", "Is this so?", WHEN)
    sections = (replace(PACK.sections[0], items=(replace(PACK.sections[0].items[0], file_note="rang the county"),)),)
    pack = replace(
        PACK, sections=sections, comments=(remark,), acceptances=(Acceptance("a", "Idris", WHEN, "known"),),
        updated_at=WHEN,
    )  # fmt: skip
    text = frozen(reduced(pack, POINTS, DOCUMENTS))
    assert not [words for words in ("rang the county", "Is this so?", "known") if words in text]
    assert thawed(frozen(reduced(pack, POINTS, DOCUMENTS, comments=True))).pack.comments == (remark,)


WORDS = st.lists(
    st.sampled_from(
        [
            "Locks",
            "open.",
            "“Now",
            "shut.”",
            "42",
            "£3 million",
            "\n",
            "\n\n",
            "  ",
            "so",
            "on",
            "a" * 300,
            "Up to 7",
            "is ",
            "? ",
        ]
    ),
    min_size=1,
    max_size=120,
)


@st.composite
def documents(draw: st.DrawFn, key: int) -> Document:
    text = draw(st.sampled_from([" ", ""])).join(draw(WORDS)) + draw(st.sampled_from(["", "\n", ".”", "x"]))
    starts = sorted(draw(st.sets(st.integers(0, len(text)), max_size=6)))
    pages = tuple(Page(at, number, draw(st.sampled_from([None, "iv"]))) for number, at in enumerate(starts, 1))
    origin = Origin("a.txt", "a" * 64, original="aa/x.txt", parent_id=3)
    return Document(key, DocumentDetails(f"Paper {key}"), text, origin, WHEN, pages=pages)


@st.composite
def contents(draw: st.DrawFn, document: Document) -> Content:
    length = len(document.text)
    start = draw(st.integers(0, length - 1))
    end = draw(st.integers(start + 1, min(length, start + 200)))
    words = document.text[start:end]
    if draw(st.booleans()):
        return Quote(start, end, words, QuoteKind.DIRECT, draw(st.sampled_from([None, "Ada Quill"])))
    wider = (draw(st.integers(0, start)), draw(st.integers(end, length)))
    first, last = draw(st.sampled_from([wider, (None, None)]))
    return Figure(start, end, words, 42.0, FigureKind.COUNT, unit="lock", phrase_start=first, phrase_end=last)


@st.composite
def packs(draw: st.DrawFn) -> tuple[Pack, dict[int, Point], dict[int, Document]]:
    held = {key: draw(documents(key)) for key in (1, 2)}
    points = {
        key: Point(key, one, draw(contents(held[one])))
        for key, one in enumerate(draw(st.lists(st.sampled_from([1, 2]))), 1)
    }
    items = [
        PackItem(key, ItemKind.POINT, draw(st.sampled_from(["", "Locks"])), "Note.", key)
        for key in [*points, *draw(st.sampled_from([[], [99]]))]
    ]
    kinds = draw(st.permutations(list(SectionKind)))
    sections = tuple(PackSection(at, "Part", kind, items=tuple(items[at::3])) for at, kind in enumerate(kinds))
    return Pack(7, PackDetails("Locks"), sections), points, held


@given(packs())
@settings(max_examples=25, deadline=None)
def test_any_pack_comes_back_to_the_same_blocks(made: tuple[Pack, dict[int, Point], dict[int, Document]]) -> None:
    pack, points, held = made
    live = compose(pack, points, held)
    back = thawed(frozen(reduced(pack, points, held)))
    assert compose(back.pack, back.points, back.documents) == live
    again = closed_and_restored(back)
    assert compose(back.pack, again.points, again.documents) == live


def closed_and_restored(one: Frozen) -> Frozen:
    """The same out of a library that keeps its documents closed up."""
    shut: dict[int, Document] = {}
    for key, document in one.documents.items():
        assert isinstance(document, Excerpt)
        source = closed_up(document)
        shut[key] = Document(
            key, document.details, source.text, document.origin, WHEN, pages=source.pages, provenance=source.provenance
        )
    points = {}
    for key, point in one.points.items():
        document = one.documents[point.document_id]
        assert isinstance(document, Excerpt)
        content = closed_content(point.content, document)
        assert shut[point.document_id].text[content.start : content.end] == content.text
        back = restored_point(replace(point, content=content), shut[point.document_id])
        assert back is not None
        points[key] = back
    return replace(one, points=points, documents={key: restored(document) for key, document in shut.items()})


def test_only_the_passages_of_a_long_text_are_kept() -> None:
    text = "\n".join(f"Lock {number} is shut." for number in range(9000))
    start = text.index("Lock 4000")
    long = Document(1, DocumentDetails("Locks"), text, Origin("a.txt", "a" * 64), WHEN)
    kept = excerpt(long, [Quote(start, start + 9, "Lock 4000", QuoteKind.DIRECT)])
    assert kept.text[start : start + 9] == "Lock 4000"
    assert len(kept.text.replace("\n", "")) < 1400
    assert kept.text_sha256 == text_hash(text)
    assert not kept.whole
    assert excerpt(long, [], whole=True).whole


def mended(change: Callable[[Any], object]) -> str:
    wire = json.loads(example())
    change(wire)
    return json.dumps(wire)


DAMAGE: dict[str, Callable[[None], str]] = {
    "no JSON": lambda _: "",
    "half": lambda _: example()[: len(example()) // 2],
    "a list": lambda _: "[]",
    "deep": lambda _: "[" * 100_000,
    "foreign": lambda _: mended(lambda wire: wire.update(format="other-1")),
    "no pack": lambda _: mended(lambda wire: wire.pop("pack")),
    "a text for a number": lambda _: mended(lambda wire: wire["points"][0].update(id="1")),
    "an endless number": lambda _: mended(lambda wire: wire["pack"]["details"].update(version=10**30)),
    "no number": lambda _: example().replace('"value":388.0', '"value":1e999', 1),
    "NaN": lambda _: example().replace('"value":388.0', '"value":NaN', 1),
    "an unknown kind": lambda _: example().replace('"kind":"note"', '"kind":"poem"', 1),
    "no hash": lambda _: mended(lambda wire: wire["documents"][0].update(text_sha256="../../x")),
    "a hole of a terabyte": lambda _: mended(lambda wire: wire["documents"][0]["passages"][0].update(start=10**12)),
    "before the text": lambda _: mended(lambda wire: wire["documents"][0]["passages"][0].update(start=-5)),
    "a point outside": lambda _: mended(lambda wire: wire["points"][0]["content"].update(end=10**9)),
    "twice": lambda _: mended(lambda wire: wire["points"].append(wire["points"][0])),
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_what_is_damaged_is_refused_in_words(damage: str) -> None:
    text = DAMAGE[damage](None)
    assert text != example()
    with pytest.raises(BriefingError, match="cannot be read: it is damaged, or was written by something else"):
        thawed(text)
