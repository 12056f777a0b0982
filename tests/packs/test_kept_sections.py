"""What is composed from kept sections is what is composed anew, whatever was written in between."""

from collections.abc import Callable
from dataclasses import replace

from briefing_app.domain.packs import HouseStyle, Pack, PackItem
from briefing_app.packs.blocks import Block, PackDocument, SectionOpening
from briefing_app.packs.compose import compose
from briefing_app.packs.kept_sections import KeptSections
from tests.packs.example import DOCUMENTS, PACK, POINTS

Change = Callable[[Pack], Pack]


def item(pack: Pack, key: int) -> PackItem:
    return next(each for each in pack.items if each.id == key)


def written(key: int, **values: object) -> Change:
    """Other values in one item."""

    def change(pack: Pack) -> Pack:
        new = replace(item(pack, key), **values)  # type: ignore[arg-type]
        sections = (
            replace(one, items=tuple(new if each.id == key else each for each in one.items)) for one in pack.sections
        )
        return replace(pack, sections=tuple(sections))

    return change


def without(key: int) -> Change:
    """One item taken out."""

    def change(pack: Pack) -> Pack:
        kept = (replace(one, items=tuple(each for each in one.items if each.id != key)) for one in pack.sections)
        return replace(pack, sections=tuple(kept))

    return change


def turned(pack: Pack) -> Pack:
    """The sections the other way round: sources and charts are numbered anew."""
    return replace(pack, sections=pack.sections[::-1])


def styled(pack: Pack) -> Pack:
    return replace(pack, details=replace(pack.details, house_style=HouseStyle.GOV_UK))


CHANGES: tuple[Change, ...] = (
    written(5, markdown="See [[Cover at busy beaches]] and [what is said](#item-4)."),
    written(4, title="Cover on all beaches"),  # which the reference above no longer finds
    written(5, title="Pay", markdown="Nothing more."),
    without(1),  # the first to cite a source
    written(2, point_id=None),
    turned,
    styled,
    lambda _pack: PACK,
)


def whole(pack: Pack) -> PackDocument:
    return replace(compose(pack, POINTS, DOCUMENTS), seals=None)


def test_kept_sections_make_no_difference() -> None:
    kept, pack = KeptSections(), PACK
    assert compose(pack, POINTS, DOCUMENTS, kept=kept) == whole(pack)
    for change in CHANGES:
        before, pack = pack, change(pack)
        assert pack != before
        assert compose(pack, POINTS, DOCUMENTS, kept=kept) == whole(pack)


def test_what_stands_on_another_ground_is_composed_anew() -> None:
    kept = KeptSections()
    compose(PACK, POINTS, DOCUMENTS, kept=kept)
    fewer = {key: point for key, point in POINTS.items() if key != 3}
    assert compose(PACK, fewer, DOCUMENTS, kept=kept) == replace(compose(PACK, fewer, DOCUMENTS), seals=None)


def by_section(document: PackDocument) -> list[list[Block]]:
    found: list[list[Block]] = [[]]
    for block in document.blocks:
        if isinstance(block, SectionOpening):
            found.append([])
        found[-1].append(block)
    return found[1:]


def test_only_the_section_that_was_written_in_is_composed() -> None:
    kept = KeptSections()
    before = by_section(compose(PACK, POINTS, DOCUMENTS, kept=kept))
    after = by_section(compose(written(4, markdown="Other words.")(PACK), POINTS, DOCUMENTS, kept=kept))
    same = [all(map(lambda one, other: one is other, *pair)) for pair in zip(before, after, strict=True)]
    referring = [
        any(sign in each.markdown for each in section.items for sign in ("[[", "](#")) for section in PACK.sections
    ]
    assert not same[1]
    assert all(alike for alike, refers in zip(same[2:], referring[2:], strict=False) if not refers)
    assert same[0]
