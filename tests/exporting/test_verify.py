"""An issued PDF is checked against itself and against the library."""

import json
import tempfile
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from briefing_app.domain.packs import PackSection
from briefing_app.domain.seals import SealedLine, Seals, from_json, to_json
from briefing_app.errors import BriefingError
from briefing_app.exporting import bundle
from briefing_app.exporting import verify as verification
from briefing_app.exporting.build import pack_document
from briefing_app.exporting.pdf import pdf
from briefing_app.exporting.sealed_sources import LibraryShelf
from briefing_app.exporting.verify import verify
from briefing_app.library.library import Library
from briefing_app.packs.blocks import FigureTable, PackDocument, QuoteBlock
from briefing_app.packs.compose import compose
from tests.exporting.quoted import pack_of, quoted
from tests.packs.example import DOCUMENTS, PACK, POINTS, point

EXAMPLE = compose(PACK, POINTS, DOCUMENTS)


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
    for bad in (
        "",
        "[]",
        "{}",
        "[" * 200_000,
        good.replace('"start"', '"begin"', 1),
        good.replace("sources-2", "sources-9"),
    ):
        with pytest.raises(BriefingError):
            from_json(bad)
    with pytest.raises(BriefingError):
        from_json(to_json(Seals("a", "b", lines=(SealedLine("speaker", "Ada", "1"),))))  # type: ignore[arg-type]
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


@cache
def sealed() -> tuple[Seals, str]:
    """What an issued PDF vouches for, and the words of its pages."""
    with tempfile.TemporaryDirectory() as folder:
        return verification._opened(issued(EXAMPLE, Path(folder)))


def differing(seals: Seals, pages: str) -> list[verification.Difference]:
    return [*verification._on_pages(seals, pages), *verification._beside_points(seals, pages)]


SPOTS = {
    "quote": ("statute;", "theywantachairwithsomebodyinit", "."),
    "quote in one line": ("", "“Nobodyrang”", ""),
    "reported words": ("", "councilsinthenorthhadneverbeenasked", ""),
    "key point": ("", "“Coverroseto388beachesthissummer,themostsincetheschemebegan.”", ""),
    "figure": ("warden", "£1,1402026–27[1]", ""),
    "modifier": ("", "upto60beachesreported12October2026[3]", ""),
    "measure": ("", "Traininggrantforawarden", ""),
    "speaker's heading": ("3quotes", "CouncillorBecaŴyn-HarriesChair,ShorelineCouncils’Forum", "12October"),
    "speaker beside a quote": ("isempty.”", "CouncillorBecaŴyn-Harries", ",Chair"),
    "role beside a quote": ("isempty.”CouncillorBecaŴyn-Harries,", "Chair,ShorelineCouncils’Forum", "Speech"),
    "role": ("", "AsLeader,PenrhynTywodCouncil", "Evidence"),
    "source of a quote": ("", "EvidencetotheBeachesCommittee,Officialreport[4]", "3February"),
    "source of a line": ("", "ReportoftheSaltmereinquiry,SirAnselmOakhanger,28August2026[2]", ""),
    "list of sources": ("OFFICIAL", "Annualwardenreturn2026DepartmentforCoastalSafety", ","),
    "day in the list": ("CoastalSafety,", "24September2026", "Used"),
    "publisher": ("conference", "ShorelineCouncils’Forum", ",12October2026Used"),
}


@pytest.mark.parametrize("spot", SPOTS)
def test_any_changed_character_of_what_is_vouched_for_is_found(spot: str) -> None:
    seals, pages = sealed()
    assert differing(seals, pages) == []
    before, words, after = SPOTS[spot]
    start = pages.index(before + words + after) + len(before)
    for at in range(start, start + len(words)):
        other = "x" if pages[at] != "x" else "y"
        assert differing(seals, pages[:at] + other + pages[at + 1 :]), pages[at - 20 : at + 20]


def test_what_the_list_inside_says_otherwise_is_found() -> None:
    seals, pages = sealed()
    point, source = seals.points[3], seals.sources[1]
    for changed in (
        replace(seals, points=(replace(point, speaker="Councillor Beca Wyn-Harries"),)),
        replace(seals, points=(replace(point, shown=(point.shown[0].replace("moon", "noon"), *point.shown[1:])),)),
        replace(seals, sources=(replace(source, title="Report of the Saltmere enquiry"),)),
        replace(seals, sources=(replace(source, publisher="Sir Anselm Oakhangar"),)),
    ):
        assert differing(changed, pages)


def test_speaker_role_and_source_are_held_against_the_library(library: Library) -> None:
    document = pack_document(library, pack_of(library, quoted(library, 1)[1]))
    seals = document.seals
    assert seals is not None
    point, source = seals.points[0], seals.sources[0]
    cases = {
        "is credited to Ada Quail; this library has Ada Quill.": replace(
            seals, points=(replace(point, speaker="Ada Quail"),)
        ),
        "gives the role “Keeper”; this library has “”.": replace(seals, points=(replace(point, role="Keeper"),)),
        "has another title in this library: “Story 1”.": replace(seals, sources=(replace(source, title="Story l"),)),
        "has another text": replace(seals, sources=(replace(source, text_sha256="0" * 64),)),
        "does not stand in source 1": replace(seals, points=(replace(point, words="The gates will open!"),)),
    }  # fmt: skip
    for words, changed in cases.items():
        held = LibraryShelf(library).find(changed.sources[0])
        found = verification._against(changed.sources[0], held, list(changed.points), "this library")
        assert [words in one.what for one in found] == [True], words


def test_a_bundle_stands_in_for_the_library(library: Library, tmp_path: Path) -> None:
    pack_id = pack_of(library, *(quoted(library, number)[1] for number in (1, 2)))
    path = issued(pack_document(library, pack_id), tmp_path)
    bundle.hand_over(library, pack_id, tmp_path / "out.briefing")
    assert verify(path, bundle=tmp_path / "out.briefing").sound
    assert verify(path, bundle=tmp_path / "out.briefing").documents == (2, 2)
    library.delete_items([library.pack(pack_id).items[0].id])
    bundle.hand_over(library, pack_id, tmp_path / "less.briefing")
    verdict = verify(path, bundle=tmp_path / "less.briefing")
    assert (verdict.documents, [one.what for one in verdict.differences]) == (
        (1, 2), ["is not in this bundle, so its words were not compared."]
    )  # fmt: skip


def test_what_came_in_a_bundle_is_verified_in_the_colleagues_library(library: Library, tmp_path: Path) -> None:
    pack_id = pack_of(library, quoted(library, 1)[1])
    path = issued(pack_document(library, pack_id), tmp_path)
    bundle.hand_over(library, pack_id, tmp_path / "out.briefing")
    with Library.open(tmp_path / "other") as other:
        bundle.open_bundle(other, tmp_path / "out.briefing")
        assert verify(path, other).sound
        assert verify(path, other).documents == (1, 1)
