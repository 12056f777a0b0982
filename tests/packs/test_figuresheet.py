"""Rows of figures that nothing names, and of figures that measure the same: headed by their source's own words."""

import re
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from briefing_app.domain.figures import Aspect, Figure, FigureKind
from briefing_app.domain.packs import ItemKind, Pack, PackDetails, PackItem, PackSection, SectionKind
from briefing_app.domain.points import Point, Review
from briefing_app.exporting import docx, html, markdown
from briefing_app.exporting.pdf import pdf
from briefing_app.exporting.verify import verify
from briefing_app.packs.blocks import BulletList, FigureRow, FigureTable, PackDocument
from briefing_app.packs.compose import compose
from briefing_app.packs.elsewhere import Elsewhere
from briefing_app.packs.source_words import clause, sentence
from tests.packs.example import document

TEXT = """Closures of locks
There were 412 closures in the winter. A year before, in a milder season than anybody remembered, there were 335
closures, and nobody rang. It had 70 then.
• Councils are to be handed £257 million to provide support for those who live afloat and for all of the families that \
have nowhere else to go this winter
The trust treats, whatever is said of it by people who have never been there, 95 of its boats within four hours on \
most days of the week.
Gate failure closed most of them in the winter, followed by low water (31 per cent), vandalism (12 per cent) and other \
causes, of which nobody kept any count.
Councils that spend 0.2 per cent or more of what they have on gates were asked, within the next six months, to say \
what they mean to do about the ones that leak.
"""
DETAILS = PackDetails("Locks", marking="OFFICIAL")


def figure(number: str, kind: FigureKind = FigureKind.COUNT, unit: str | None = None, of: str | None = None) -> Figure:
    start = TEXT.index(number)
    value = float(re.sub(r"\D", "", number) or 7)
    return Figure(start, start + len(number), number, value, kind, unit=unit, of=of)


FIGURES = (
    figure("412", unit="closure", of="closures"),
    figure("70"),
    figure("335", unit="closure", of="closures"),
    figure("£257 million", FigureKind.MONEY, "GBP"),
)


def composed(told: Elsewhere | None) -> PackDocument:
    items = tuple(PackItem(key, ItemKind.POINT, point_id=key) for key in range(1, len(FIGURES) + 1))
    pack = Pack(1, DETAILS, (PackSection(1, "Key figures", SectionKind.FIGURES, items=items),))
    points = {key: Point(key, 1, content, Review.ACCEPTED) for key, content in enumerate(FIGURES, 1)}
    return compose(pack, points, {1: document(1, "Closures", "Weir Office", None, "OFFICIAL", TEXT)}, elsewhere=told)


def alone(content: Figure, told: Elsewhere | None, kind: SectionKind) -> PackDocument:
    section = PackSection(1, "Figures", kind, items=(PackItem(1, ItemKind.POINT, point_id=1),))
    points = {1: Point(1, 1, content, Review.ACCEPTED)}
    return compose(
        Pack(1, DETAILS, (section,)), points, {1: document(1, "Closures", "", None, "", TEXT)}, elsewhere=told
    )


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (figure("0.2 per cent", FigureKind.PERCENT, of="or more"), "“Councils that spend 0.2 per cent or more of"),
        (figure("six months", FigureKind.DURATION, "month"), "“[…] within the next six months, to say what they mean"),
        (figure("£257 million", FigureKind.MONEY, "GBP", of="handed to Councils"), "“Councils are to be handed £257"),
    ],
)
def test_what_says_nothing_heads_no_row(content: Figure, words: str) -> None:
    (now,), (before,) = (
        next(block for block in alone(content, told, SectionKind.FIGURES).blocks if isinstance(block, FigureTable)).rows
        for told in (Elsewhere(), None)
    )
    assert now.measure.startswith(words)
    assert not before.measure.startswith("“")


@pytest.mark.parametrize(
    ("aspect", "of", "measure"),
    [
        (Aspect.CHANGE, "increase in closures", "Increase in closures"),
        (Aspect.CHANGE, "closures", "Closures (change)"),
        (Aspect.TARGET, "target", "Target"),
        (Aspect.TARGET, "closures", "Closures (target)"),
    ],
)
def test_a_change_or_a_target_is_called_so_once(aspect: Aspect, of: str, measure: str) -> None:
    made = alone(
        replace(figure("12 per cent", FigureKind.PERCENT, of=of), aspect=aspect), Elsewhere(), SectionKind.FIGURES
    )
    (table,) = [block for block in made.blocks if isinstance(block, FigureTable)]
    assert table.rows[0].measure == measure


def test_figures_of_one_sentence_that_names_none_are_headed_apart() -> None:
    text = "The cost is put at £81 billion against a budget of £62 billion.\nThere it was 91 – 4 below the line.\n"
    texts = ("£81 billion", "£62 billion", "91", "4 below")
    contents = [Figure(text.index(one), text.index(one) + len(one), one, 7.0, FigureKind.MONEY) for one in texts]
    items = tuple(PackItem(key, ItemKind.POINT, point_id=key) for key in range(1, 5))
    points = {key: Point(key, 1, content, Review.ACCEPTED) for key, content in enumerate(contents, 1)}
    pack = Pack(1, DETAILS, (PackSection(1, "Figures", SectionKind.FIGURES, items=items),))
    made = compose(pack, points, {1: document(1, "Costs", "", None, "", text)}, elsewhere=Elsewhere())
    (table,) = [block for block in made.blocks if isinstance(block, FigureTable)]
    heads = [row.measure for row in table.rows]
    assert len(set(heads)) == 4
    assert heads[2:] == ["“There it was 91 […]”", "“[…] 4 below the line.”"]
    assert all(number in head for number, head in zip(("81", "62", "91", "4"), heads, strict=True))
    assert "62" not in heads[0]


def test_a_sentence_that_heads_a_row_is_not_said_again_below_the_next() -> None:
    contents = (figure("70"), figure("It had 70", of="locks"))
    items = tuple(PackItem(key, ItemKind.POINT, point_id=key) for key in (1, 2))
    points = {key: Point(key, 1, content, Review.ACCEPTED) for key, content in enumerate(contents, 1)}
    pack = Pack(1, DETAILS, (PackSection(1, "Figures", SectionKind.FIGURES, items=items),))
    made = compose(pack, points, {1: document(1, "Closures", "", None, "", TEXT)}, elsewhere=Elsewhere())
    (table,) = [block for block in made.blocks if isinstance(block, FigureTable)]
    assert [(row.measure, row.note) for row in table.rows] == [("“It had 70 then.”", ""), ("Locks", "")]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (figure("412", unit="closure", of="closures"), "412 closures, period not stated."),
        (figure("412", unit="closure", of="closures in the winter"), "412 closures in the winter, period not stated."),
        (figure("12 per cent", FigureKind.PERCENT, of="closures"), "12 per cent: closures, period not stated."),
        (figure("70"), "70, period not stated: “It had 70 then.”"),
    ],
)
def test_a_figure_in_a_list_says_what_it_is_of_once(content: Figure, said: str) -> None:
    made = alone(content, Elsewhere(), SectionKind.TEXT)
    (runs,) = next(one for one in made.blocks if isinstance(one, BulletList)).items
    assert "".join(run.text for run in runs) == said
    assert [run.exact for run in runs][-1] == ("“" in said)
    assert runs[-1].reference == 1


def rows(told: Elsewhere | None) -> tuple[FigureRow, ...]:
    (table,) = [block for block in composed(told).blocks if isinstance(block, FigureTable)]
    return table.rows


@pytest.mark.parametrize(
    ("number", "words"),
    [
        ("412", "“There were 412 closures in the winter.”"),
        ("70", "“It had 70 then.”"),
        ("£257 million", "“Councils are to be handed £257 million to provide support for those who live afloat […]”"),
        ("95", "“[…] 95 of its boats within four hours on most days of the week.”"),
        ("12 per cent", "“[…] vandalism (12 per cent) […]”"),
        ("31 per cent", "“[…] followed by low water (31 per cent) […]”"),
    ],
)
def test_a_clause_tells_what_is_counted_and_ends_at_a_word_that_can_end_it(number: str, words: str) -> None:
    assert clause(TEXT, figure(number)) == words


def test_rows_are_headed_by_the_words_of_their_source() -> None:
    found = [(row.group, row.measure, row.value) for row in rows(Elsewhere())]
    assert [group for group, _, _ in found] == ["Closures", "Closures", "", ""]
    assert [value for _, _, value in found] == ["412", "335", "70", "£257"]
    assert found[2][1] == "“It had 70 then.”"
    assert all(measure.startswith("“") for _, measure, _ in found)
    assert "335" in found[1][1]


def test_versions_from_before_are_set_as_they_were() -> None:
    assert [(row.group, row.measure) for row in rows(None)] == [
        ("", "Closures"),
        ("", "Not named in the source"),
        ("", "Closures"),
        ("", "Not named in the source"),
    ]


def test_a_group_has_a_name_of_its_own_in_every_format(tmp_path: Path) -> None:
    made = composed(Elsewhere())
    for name, writer in (("a.html", html), ("a.docx", docx), ("a.md", markdown), ("a.pdf", pdf)):
        writer.write(made, tmp_path / name)
    page = (tmp_path / "a.html").read_text("utf-8")
    assert '<th scope="rowgroup" colspan="6" class="group">Closures</th>' in page
    assert "| **Closures** | | | | | |" in (tmp_path / "a.md").read_text("utf-8")
    assert verify(tmp_path / "a.pdf").sound
    with pikepdf.open(tmp_path / "a.pdf") as file:
        heads = [one for one in file.objects if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/TH"]
        told = [one["/A"] for one in heads]
    assert len(told) == 6 + 1 + 4
    assert all("/Scope" in one for one in told)
    assert [int(one["/ColSpan"]) for one in told if "/ColSpan" in one] == [6]


def test_an_unbroken_run_of_signs_is_cut_where_the_room_ends() -> None:
    text = "L" + "a" * 700
    figure = Figure(0, 1, "L", 42.0, FigureKind.COUNT, unit="lock")
    assert sentence(text, figure) == sentence(text[:650], figure)
    assert len(sentence(text, figure)) < 300
