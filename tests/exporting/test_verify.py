"""An issued PDF is checked against itself and against the library."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from briefing_app.domain.packs import PackSection
from briefing_app.domain.seals import Seals, from_json, to_json
from briefing_app.errors import BriefingError
from briefing_app.exporting.build import pack_document
from briefing_app.exporting.pdf import pdf
from briefing_app.exporting.verify import verify
from briefing_app.library.library import Library
from briefing_app.packs.blocks import FigureTable, PackDocument, QuoteBlock
from briefing_app.packs.compose import compose
from tests.exporting.test_build import pack_of, quoted
from tests.packs.example import DOCUMENTS, PACK, POINTS, point

EXAMPLE = compose(PACK, POINTS, DOCUMENTS)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """A library with nothing in it."""
    with Library.open(tmp_path / "library") as opened:
        yield opened


def issued(document: PackDocument, folder: Path) -> Path:
    pdf.write(document, folder / "issued.pdf")
    return folder / "issued.pdf"


def test_a_pack_as_it_was_issued_is_sound(tmp_path: Path) -> None:
    verdict = verify(issued(EXAMPLE, tmp_path))
    assert verdict.sound, verdict.differences
    assert verdict.points == len(EXAMPLE.seals.points if EXAMPLE.seals else ())
    assert verdict.points > 8


def test_a_changed_character_of_a_quote_is_found(tmp_path: Path) -> None:
    changed = 0
    for at, block in enumerate(EXAMPLE.blocks):
        if isinstance(block, QuoteBlock) and block.point_id is not None:
            words = block.paragraphs[0]
            other = replace(block, paragraphs=(f"{words[:-2]}x{words[-1]}", *block.paragraphs[1:]))
            blocks = (*EXAMPLE.blocks[:at], other, *EXAMPLE.blocks[at + 1 :])
            verdict = verify(issued(replace(EXAMPLE, blocks=blocks), tmp_path))
            assert any(words[:20] in difference.where for difference in verdict.differences)
            changed += 1
    assert changed > 3


def test_a_changed_digit_of_a_figure_is_found(tmp_path: Path) -> None:
    (at, table), *_ = [(at, one) for at, one in enumerate(EXAMPLE.blocks) if isinstance(one, FigureTable)]
    row = next(one for one in table.rows if one.value == "£1,140")
    rows = tuple(replace(one, value="£1,150") if one is row else one for one in table.rows)
    blocks = (*EXAMPLE.blocks[:at], replace(table, rows=rows), *EXAMPLE.blocks[at + 1 :])
    verdict = verify(issued(replace(EXAMPLE, blocks=blocks), tmp_path))
    assert ["1,140" in one.where for one in verdict.differences] == [True]


def test_the_documents_of_a_library_are_compared(library: Library, tmp_path: Path) -> None:
    documents, points = zip(*(quoted(library, number) for number in (1, 2)), strict=True)
    path = issued(pack_document(library, pack_of(library, *points)), tmp_path)
    assert verify(path, library).sound
    assert verify(path, library).documents == (2, 2)
    library.delete_documents([documents[0]])
    verdict = verify(path, library)
    assert verdict.documents == (1, 2)
    assert ["not in this library" in one.what for one in verdict.differences] == [True]


def test_other_words_in_the_document_are_found(library: Library, tmp_path: Path) -> None:
    document = pack_document(library, pack_of(library, quoted(library, 1)[1]))
    assert document.seals is not None
    moved = replace(document.seals.points[0], start=document.seals.points[0].start + 1)
    verdict = verify(issued(replace(document, seals=replace(document.seals, points=(moved,))), tmp_path), library)
    assert ["does not stand in source 1" in one.what for one in verdict.differences] == [True]


@pytest.mark.parametrize(
    "content",
    [b"", b"%PDF-1.7\n", b"no PDF"],
)
def test_what_is_no_pdf_is_refused_in_words(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(content)
    with pytest.raises(BriefingError, match="cannot be read as a PDF"):
        verify(tmp_path / "a.pdf")


def test_a_pdf_of_another_program_is_refused_in_words(tmp_path: Path) -> None:
    path = issued(replace(EXAMPLE, seals=None), tmp_path)
    with pytest.raises(BriefingError, match="does not carry its sources"):
        verify(path)


def test_seals_survive_their_json_and_nothing_else_is_taken_for_them() -> None:
    assert EXAMPLE.seals is not None
    assert from_json(to_json(EXAMPLE.seals)) == EXAMPLE.seals
    good = to_json(EXAMPLE.seals)
    for bad in ("", "[]", "{}", good.replace('"start"', '"begin"', 1), good.replace("sources-2", "sources-9")):
        with pytest.raises(BriefingError):
            from_json(bad)
    with pytest.raises(BriefingError):
        from_json(to_json(Seals("a", "b", (replace(EXAMPLE.seals.points[0], start="1"),))))  # type: ignore[arg-type]


def displayed(form: str) -> PackDocument:
    items = (replace(point(1, 1), display=form),)
    return compose(replace(PACK, sections=(PackSection(1, "Said", items=items),)), POINTS, DOCUMENTS)


def test_seals_of_the_first_form_can_still_be_read() -> None:
    seals = displayed("").seals
    assert seals is not None
    data = json.loads(to_json(seals))
    for one in data["points"]:
        del one["display"]
    assert from_json(json.dumps(data | {"format": "briefing-desk-sources-1"})) == seals


def test_a_display_form_is_checked_against_the_words_it_is_of(tmp_path: Path) -> None:
    document = displayed("We are not asking for the moon. […]")
    assert document.seals is not None
    assert document.seals.points[0].shown == ("“We are not asking for the moon. […]”",)
    assert verify(issued(document, tmp_path)).sound


@pytest.mark.parametrize(
    ("form", "what"),
    [
        ("We are […] asking for the moon. […]", "leave out “not”"),
        ("We are [never] asking for the moon. […]", "“never” put in"),
        ("We are asking for the moon. […]", "other words"),
    ],
)
def test_a_form_that_changes_what_is_said_is_found(form: str, what: str, tmp_path: Path) -> None:
    document = displayed("We are not asking for the moon. […]")
    assert document.seals is not None
    forged = replace(document.seals.points[0], shown=(f"“{form}”",), display=form)
    quote = next(block for block in document.blocks if isinstance(block, QuoteBlock))
    blocks = tuple(replace(quote, paragraphs=(form,)) if block is quote else block for block in document.blocks)
    changed = replace(document, blocks=blocks, seals=replace(document.seals, points=(forged,)))
    verdict = verify(issued(changed, tmp_path))
    assert any(what in one.what for one in verdict.differences), verdict.differences
