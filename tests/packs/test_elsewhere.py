"""What pages say of other sources that have the same quote or figure."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from briefing_app.domain.documents import DocumentDetails, DocumentSummary, Origin
from briefing_app.domain.facts import Beside, Standing, Verdict, Wording
from briefing_app.domain.figures import Figure
from briefing_app.domain.packs import ItemKind, PackItem, PackSection, SectionKind
from briefing_app.domain.points import Point
from briefing_app.domain.quotes import Quote
from briefing_app.packs.across import Across
from briefing_app.packs.blocks import BulletList, FigureTable, LineToTake, PackDocument, QuoteBlock, Runs
from briefing_app.packs.compose import compose
from briefing_app.packs.elsewhere import Elsewhere, elsewhere
from briefing_app.packs.versions.frozen import frozen, reduced, thawed
from tests.packs.evidence_made import NOW
from tests.packs.example import ALSO, DOCUMENTS, LINKED, MONEY, OTHER, PACK, POINTS, point


def beside(verdict: Verdict, day: date | None, text: str = "31.1", value: float = 31.1) -> Beside:
    figure = POINTS[MONEY].content
    assert isinstance(figure, Figure)
    theirs = replace(figure, text=f"£{text} million", value=value * 1e6)
    place = DocumentSummary(9, DocumentDetails("Estimate", published=day), Origin("9.txt", "9" * 64), NOW)
    return Beside(Wording(Point(99, 9, theirs), place, theirs.text, f"{theirs.text}.", 9), verdict, "why")


def standing(point_id: int, verdict: Verdict, sources: int, *others: Beside, fact: int = 1) -> Standing:
    return Standing(point_id, fact, sources, verdict, "why", others)


def lines(shared: Mapping[int, int], *standings: Standing) -> Elsewhere:
    across = Across({one.point_id: one for one in standings}, shared=shared)
    return elsewhere(across, POINTS, DOCUMENTS)


def composed(kind: SectionKind, told: Elsewhere | None, *items: PackItem) -> PackDocument:
    pack = replace(PACK, sections=(PackSection(1, "Section", kind, items=items),))
    return compose(pack, POINTS, DOCUMENTS, elsewhere=told)


def words(runs: Runs) -> str:
    return "".join(run.text for run in runs)


def test_a_quote_says_in_how_many_sources_it_is() -> None:
    told = lines({1: 4, 3: 1})
    for kind in (SectionKind.QUOTES, SectionKind.TEXT):
        found = composed(kind, told, point(1, 1), point(2, 2), point(3, 3)).blocks
        labels = {one.point_id: one.second_label for one in found if isinstance(one, QuoteBlock)}
        assert labels == {1: "✓ In 4 sources", 2: "", 3: "△ In one source"}


def test_two_words_are_compared_with_nothing() -> None:
    content = POINTS[4].content
    assert isinstance(content, Quote)
    assert content.text == "Nobody rang"
    assert lines({4: 1}).quotes == {}


@pytest.mark.parametrize(
    ("verdict", "sources", "others", "status", "remark"),
    [
        (Verdict.SINGLE, 1, (), "△ One source", "one source only"),
        (Verdict.AGREES, 3, (), "✓ 3 agree", "3 sources agree"),
        (
            Verdict.STRENGTH,
            2,
            (),
            "≈ Different strength",
            "another source says it with a different strength",
        ),
        (Verdict.THING, 1, (), "≠ Different thing", "another source has this number of a different thing"),
        (Verdict.CONFLICTS, 2, (), "◆ Conflict", "sources conflict"),
        (Verdict.UPDATED, 1, (date(2027, 1, 1),), "↑ Updated later", "a later source gives another number"),
        (Verdict.UPDATED, 1, (date(2025, 11, 1),), "↑ Replaces £31.1", "replaces £31.1 million"),
        (Verdict.UPDATED, 1, (date(2025, 11, 1), None), "↑ Updated later", "a later source gives another number"),
    ],
)
def test_a_figure_says_how_it_stands(
    verdict: Verdict, sources: int, others: tuple[date | None, ...], status: str, remark: str
) -> None:
    told = lines({}, standing(MONEY, verdict, sources, *(beside(Verdict.UPDATED, day) for day in others)))
    (table,) = [
        one for one in composed(SectionKind.FIGURES, told, point(1, MONEY)).blocks if isinstance(one, FigureTable)
    ]
    assert [row.status for row in table.rows] == [status]
    assert status[0] in words(table.key)
    (bullets,) = [
        one for one in composed(SectionKind.TEXT, told, point(1, MONEY)).blocks if isinstance(one, BulletList)
    ]
    assert words(bullets.items[0]).endswith(f", 2026–27; {remark}.")
    line = PackItem(1, ItemKind.LINE, "", "The scheme is paid for.", MONEY)
    (taken,) = [one for one in composed(SectionKind.TEXT, told, line).blocks if isinstance(one, LineToTake)]
    assert words(taken.evidence).endswith(f"[1]; {remark}")


def test_of_what_is_not_compared_nothing_is_said() -> None:
    waiting = replace(standing(MONEY, Verdict.SINGLE, 1), waiting=True)
    told = lines({}, waiting, standing(OTHER, Verdict.SINGLE, 1))
    found = composed(SectionKind.FIGURES, told, point(1, MONEY), point(2, OTHER)).blocks
    (table,) = [one for one in found if isinstance(one, FigureTable)]
    assert [row.status for row in table.rows] == ["Not compared", "△ One source"]
    line = PackItem(1, ItemKind.LINE, "", "The scheme is paid for.", MONEY)
    (taken,) = [one for one in composed(SectionKind.TEXT, told, line).blocks if isinstance(one, LineToTake)]
    assert words(taken.evidence).endswith("[1]")


@pytest.mark.parametrize(("fact", "rows"), [(1, [("[1] [2]", "✓ 5 agree")]), (2, [("[1]", "✓ 5 agree")] * 2)])
def test_rows_are_joined_only_where_the_library_has_them_as_one(fact: int, rows: list[tuple[str, str]]) -> None:
    told = lines({}, standing(LINKED, Verdict.AGREES, 5), standing(ALSO, Verdict.AGREES, 5, fact=fact))
    found = composed(SectionKind.FIGURES, told, point(1, LINKED), point(2, ALSO)).blocks
    (table,) = [one for one in found if isinstance(one, FigureTable)]
    assert [(words(row.source).replace("[2]", "[1]", fact - 1), row.status) for row in table.rows] == rows


def test_an_issued_version_keeps_what_was_known_and_an_older_one_says_no_more_than_it_did() -> None:
    told = lines({1: 4, 3: 1}, standing(LINKED, Verdict.AGREES, 3), standing(MONEY, Verdict.CONFLICTS, 2))
    text = frozen(replace(reduced(PACK, POINTS, DOCUMENTS), elsewhere=told))
    back = thawed(text)
    assert back.elsewhere == told
    assert frozen(back) == text
    again = compose(back.pack, back.points, back.documents, elsewhere=back.elsewhere)
    assert again == compose(PACK, POINTS, DOCUMENTS, elsewhere=told)
    older = frozen(reduced(PACK, POINTS, DOCUMENTS))
    assert "elsewhere" not in older
    assert thawed(older).elsewhere is None
    (table,) = [one for one in compose(PACK, POINTS, DOCUMENTS).blocks if isinstance(one, FigureTable)]
    assert {row.status for row in table.rows} == {"✓ 2 agree", "△ One source"}
    assert words(table.key).startswith("✓ sources in this pack agree.")
