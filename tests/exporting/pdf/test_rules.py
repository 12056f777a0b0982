"""Every rule holds for a pack with every kind of block, and each is seen to fail on a copy that was damaged."""

import io
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pikepdf
import pytest

from briefing_app.domain.packs import Paper
from briefing_app.exporting.pdf import pdf as writer
from briefing_app.packs.blocks import FigureRow, FigureTable, Text
from tests.exporting.everything import ADDENDUM, EVERYTHING
from tests.exporting.pdf.rules import RULES, Read
from tests.exporting.pdf.structure_reading import Element

Damage = Callable[[pikepdf.Pdf, Read], object]


@pytest.fixture
def opened(everything: bytes) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(io.BytesIO(everything)) as pdf:
        yield pdf


def faults(pdf: pikepdf.Pdf) -> dict[str, list[str]]:
    read = Read(pdf)
    return {name: found for name, rule in RULES.items() if (found := list(rule(read)))}


def test_a_pack_with_every_kind_of_block_keeps_every_rule(opened: pikepdf.Pdf) -> None:
    assert faults(opened) == {}


@pytest.mark.parametrize("large", [False, True])
def test_so_does_letter_paper_printed_on_both_sides_and_large(*, large: bool) -> None:
    data = writer.to_bytes(replace(EVERYTHING, paper=Paper.LETTER, two_sided=True, large=large))
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert faults(pdf) == {}
        assert {tuple(map(float, page.mediabox.as_list())) for page in pdf.pages} == {(0, 0, 612, 792)}


def test_an_addendum_has_no_sources_of_its_own_and_keeps_all_else() -> None:
    with pikepdf.open(io.BytesIO(writer.to_bytes(ADDENDUM))) as pdf:
        assert set(faults(pdf)) == {"carries_its_sources"}


def grouped() -> bytes:
    row = FigureRow("Beaches", "", "388", "beaches", "2026", (Text("[1]"),), "△ One source")
    under = replace(row, group="Victims")
    table = FigureTable((row, under, under, row))
    return writer.to_bytes(replace(EVERYTHING, blocks=(*EVERYTHING.blocks, table)))


def unnamed_group(_pdf: pikepdf.Pdf, read: Read) -> None:
    for one in read.elements:
        if one.tag == "TD" and "/A" in one.object:
            del one.object["/A"]


def other_heads(pdf: pikepdf.Pdf, _read: Read) -> None:
    names = pdf.Root.StructTreeRoot.IDTree.Names
    names[1] = pdf.Root.StructTreeRoot.K[0]


def test_rows_of_a_group_name_it_and_are_missed_where_they_do_not() -> None:
    data = grouped()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert faults(pdf) == {}
    for damage in (unnamed_group, other_heads):
        with pikepdf.open(io.BytesIO(data)) as pdf:
            damage(pdf, Read(pdf))
            assert set(faults(pdf)) == {"ties_rows_to_groups"}


def first(read: Read, tag: str) -> Element:
    return next(element for element in read.elements if element.tag == tag)


def metadata(pdf: pikepdf.Pdf, name: str, value: str) -> None:
    with pdf.open_metadata(set_pikepdf_as_editor=False) as data:
        data[name] = value


def other_tag(tag: str, becomes: str) -> Damage:
    def damage(_pdf: pikepdf.Pdf, read: Read) -> None:
        first(read, tag).object.S = pikepdf.Name(f"/{becomes}")

    return damage


def content(old: bytes, new: bytes) -> Damage:
    """Other operators on the third page."""

    def damage(pdf: pikepdf.Pdf, _read: Read) -> None:
        page = pdf.pages[2]
        page.contents_coalesce()
        before = page.obj.Contents.read_bytes()
        assert old in before
        page.obj.Contents.write(before.replace(old, new, 1))

    return damage


def reversed_order(_pdf: pikepdf.Pdf, read: Read) -> None:
    section = next(one for one in read.elements if one.tag == "Sect" and len(one.elements) > 12)
    section.object.K = pikepdf.Array(list(reversed(section.object.K.as_list())))


def swapped_cell(_pdf: pikepdf.Pdf, read: Read) -> None:
    head = first(read, "TH").object
    head.S = pikepdf.Name.TD
    del head["/A"]


def without(place: Callable[[pikepdf.Pdf, Read], Any], key: str) -> Damage:
    def damage(pdf: pikepdf.Pdf, read: Read) -> None:
        del place(pdf, read)[key]

    return damage


def catalog(pdf: pikepdf.Pdf, _read: Read) -> Any:
    return pdf.Root


def font(pdf: pikepdf.Pdf, _read: Read) -> Any:
    return next(iter(pdf.pages[0].obj.Resources.Font.as_dict().values()))


def attached(pdf: pikepdf.Pdf, _read: Read) -> Any:
    return pdf.Root.AF[0]


def link(pdf: pikepdf.Pdf, _read: Read) -> Any:
    return pdf.pages[1].obj.Annots[0]


def figure(_pdf: pikepdf.Pdf, read: Read) -> Any:
    return first(read, "Figure").object


def set_to(place: Callable[[pikepdf.Pdf, Read], Any], key: str, value: Any) -> Damage:
    def damage(pdf: pikepdf.Pdf, read: Read) -> None:
        place(pdf, read)[key] = value

    return damage


def two_parents(pdf: pikepdf.Pdf, _read: Read) -> None:
    claims = pdf.Root.StructTreeRoot.ParentTree.Nums
    page = next(one for one in claims.as_list()[1::2] if isinstance(one, pikepdf.Array) and len(one) > 3)
    page[0], page[1] = page[1], page[0]
    page[0] = page[3]


def back_to_front(pdf: pikepdf.Pdf, _read: Read) -> None:
    with pdf.open_outline() as outline:
        outline.root.reverse()


def profile(pdf: pikepdf.Pdf, _read: Read) -> None:
    pdf.Root.OutputIntents[0].DestOutputProfile.write(b"no profile")


def cut_short(pdf: pikepdf.Pdf, _read: Read) -> None:
    stream = pdf.Root.AF[0].EF.F
    stream.write(stream.read_bytes()[:-1] + b" }")


def cell_missing(_pdf: pikepdf.Pdf, read: Read) -> None:
    row = first(read, "Table").elements[1].object
    row.K = pikepdf.Array(row.K.as_list()[:-1])


def wide_head(_pdf: pikepdf.Pdf, read: Read) -> None:
    first(read, "TH").object.A.ColSpan = 6


DAMAGES: list[tuple[str, str, Damage]] = [
    ("ties_rows_to_groups", "a group of nothing", wide_head),
    ("says_what_it_is", "no mark", without(catalog, "/MarkInfo")),
    ("says_what_it_is", "its file's name", without(catalog, "/ViewerPreferences")),
    ("says_what_it_is", "no title", lambda pdf, _: metadata(pdf, "dc:title", " ")),
    ("says_what_it_is", "another standard", lambda pdf, _: metadata(pdf, "pdfaid:conformance", "B")),
    ("has_a_language", "no language", without(catalog, "/Lang")),
    ("means_its_colours", "no intent", without(catalog, "/OutputIntents")),
    ("means_its_colours", "no profile", profile),
    ("embeds_its_fonts", "no way back", without(font, "/ToUnicode")),
    ("embeds_its_fonts", "no file", without(lambda pdf, read: font(pdf, read).FontDescriptor, "/FontFile2")),
    ("carries_its_sources", "not of the document", without(catalog, "/AF")),
    ("carries_its_sources", "not by name", without(catalog, "/Names")),
    ("carries_its_sources", "no relationship", without(attached, "/AFRelationship")),
    ("carries_its_sources", "cut short", cut_short),
    ("marks_all_that_it_draws", "no artifact", content(b"/Artifact BMC", b"/P BMC")),
    ("marks_all_that_it_draws", "an unknown number", content(b"/MCID 0>>", b"/MCID 999>>")),
    ("leads_back_to_the_tree", "another element", two_parents),
    ("leads_back_to_the_tree", "no page", lambda pdf, _: pdf.pages[2].obj.__delitem__("/StructParents")),
    ("leads_back_to_the_tree", "no order of tabs", lambda pdf, _: pdf.pages[2].obj.__delitem__("/Tabs")),
    ("numbers_its_pages", "no labels", without(catalog, "/PageLabels")),
    ("has_bookmarks", "none", without(catalog, "/Outlines")),
    ("has_bookmarks", "back to front", back_to_front),
    ("contrasts", "pale words", content(b" rg", b" rg .6 .6 .6 rg")),
    ("knows_its_elements", "an unknown one", other_tag("BlockQuote", "Quotation")),
    ("knows_its_elements", "a row in no table", other_tag("Table", "Sect")),
    ("steps_down_its_headings", "a level left out", other_tag("H2", "H3")),
    ("steps_down_its_headings", "no first", other_tag("H1", "H2")),
    ("heads_its_tables", "a head that is none", swapped_cell),
    ("heads_its_tables", "no scope", lambda _, read: first(read, "TH").object.__delitem__("/A")),
    ("heads_its_tables", "a cell too few", cell_missing),
    ("tells_what_pictures_show", "no words", without(figure, "/Alt")),
    ("tells_what_pictures_show", "a placeholder", set_to(figure, "/Alt", pikepdf.String("Alternative text"))),
    ("tells_what_pictures_show", "no box", without(figure, "/A")),
    ("says_where_links_lead", "no words", without(link, "/Contents")),
    ("says_where_links_lead", "no parent", without(link, "/StructParent")),
    ("says_where_links_lead", "nowhere", set_to(link, "/Dest", pikepdf.Name("/nowhere"))),
    ("reads_downwards", "reversed", reversed_order),
]


def test_every_rule_has_a_damage() -> None:
    assert {rule for rule, _, _ in DAMAGES} == set(RULES)


@pytest.mark.parametrize(
    ("rule", "damage"), [(rule, made) for rule, _, made in DAMAGES], ids=[f"{r}-{w}" for r, w, _ in DAMAGES]
)
def test_a_damaged_copy_breaks_the_rule(opened: pikepdf.Pdf, rule: str, damage: Damage) -> None:
    damage(opened, Read(opened))
    assert list(RULES[rule](Read(opened)))
