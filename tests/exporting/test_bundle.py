"""A pack goes to a colleague's library in one file, is edited there, and comes back part by part."""

import io
import json
import shutil
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from briefing_app.domain.documents import Origin
from briefing_app.domain.excerpts import Excerpt
from briefing_app.domain.packs import ItemKind, Pack, PackDetails, PackItem, SectionKind
from briefing_app.domain.points import Extraction, Review
from briefing_app.domain.quotes import Quote, QuoteKind
from briefing_app.domain.seals import text_hash
from briefing_app.domain.text import Page, SourceText
from briefing_app.errors import BriefingError
from briefing_app.exporting import bundle
from briefing_app.exporting.bundle import hand_back, hand_over, open_bundle, returned, take_back
from briefing_app.exporting.material import material
from briefing_app.library.library import Library
from briefing_app.packs.compose import compose
from briefing_app.packs.differences import Turn

SAID = ("The gates will open in May.", "No lock stays shut.", "We shall see.")
FILLING = "Water stood in the cut and nobody came. " * 60
TEXT = f"\n{FILLING}\n".join(f"“{words}” said Ada Quill, the lock keeper." for words in SAID)


def document(text: str = TEXT) -> tuple[SourceText, Extraction, Origin]:
    quotes = [
        Quote(
            text.index(words), text.index(words) + len(words), words, QuoteKind.DIRECT, "Ada Quill", "lock keeper",
            confidence=1.0,
        )
        for words in SAID
    ]  # fmt: skip
    source = SourceText(text, "Locks", "The Gazette", pages=(Page(0, 1, "4"), Page(2600, 2, "5")))
    return source, Extraction(quotes=tuple(quotes)), Origin("locks.txt", text_hash(f"file {text}"))


def fill_mine(folder: Path) -> None:
    with Library.open(folder) as library:
        library.add_document(*document())
        first, second, _ = library.points(1)
        library.review([first.id, second.id], Review.ACCEPTED)
        parts = [("Lines", SectionKind.TEXT), ("Other", SectionKind.TEXT)]
        library.add_pack(PackDetails("Locks", for_whom="The minister"), parts)
        section = library.pack(1).sections[0].id
        library.add_to_pack(1, [first.id, second.id], section_id=section)
        line = PackItem(0, ItemKind.LINE, "", "The gates open in May.", first.id, file_note="Rang the keeper.")
        library.add_item(section, line)
        quoted = library.pack(1).items[0].id
        words = f"See [the quote](#item-{quoted}) in [part](#part-{section})."
        library.add_item(section, PackItem(0, ItemKind.NOTE, "Why", words))
        library.comment(1, quoted, author="Ada", words="Is this so?")


def fill_theirs(folder: Path) -> None:
    with Library.open(folder) as library:
        library.add_document(SourceText("“No.” said Bo.", "Other"), Extraction(), Origin("b.txt", "b" * 64))
        library.add_pack(PackDetails("Another"), [("A", SectionKind.TEXT)])
        library.add_item(library.pack(1).sections[0].id, PackItem(0, ItemKind.NOTE, "Mine"))


@pytest.fixture(scope="session")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A giver's library, a colleague's, what was handed out, and the colleague's with that in it: made once."""
    folder = tmp_path_factory.mktemp("bundles")
    fill_mine(folder / "mine")
    fill_theirs(folder / "theirs")
    with Library.open(folder / "mine") as library:
        hand_over(library, 1, folder / "out.briefing")
    shutil.copytree(folder / "theirs", folder / "opened")
    with Library.open(folder / "opened") as library:
        open_bundle(library, folder / "out.briefing")
    return folder


def copied(begun: Path, name: str, folder: Path) -> Iterator[Library]:
    with Library.open(Path(shutil.copytree(begun / name, folder / name))) as library:
        yield library


@pytest.fixture
def mine(begun: Path, tmp_path: Path) -> Iterator[Library]:
    """The giver's library, with a pack of id 1 that was handed out."""
    yield from copied(begun, "mine", tmp_path)


@pytest.fixture
def theirs(begun: Path, tmp_path: Path) -> Iterator[Library]:
    """A colleague's library, with something else in it, so that ids differ, and the pack that was handed out."""
    shutil.copy(begun / "out.briefing", tmp_path)
    yield from copied(begun, "opened", tmp_path)


@pytest.fixture
def other(begun: Path, tmp_path: Path) -> Iterator[Library]:
    """The colleague's library before."""
    yield from copied(begun, "theirs", tmp_path)


@pytest.fixture
def opened() -> int:
    """The pack in the colleague's library."""
    return 2


def words(pack: Pack) -> list[tuple[object, ...]]:
    return [
        (
            section.title,
            [(item.kind, item.title, item.markdown.replace("#item-", "")[:4], item.display) for item in section.items],
        )
        for section in pack.sections
    ]


def back(mine: Library, theirs: Library, pack_id: int, tmp_path: Path) -> bundle.Return:
    hand_back(theirs, pack_id, tmp_path / "back.briefing")
    return returned(mine, 1, tmp_path / "back.briefing")


def test_the_colleague_has_the_same_pack_and_its_seals_hold(
    mine: Library, theirs: Library, opened: int, tmp_path: Path
) -> None:
    here, there = material(mine, 1), material(theirs, opened)
    assert words(here[0]) == words(there[0])
    ours, given = compose(*here), compose(*there)
    assert ours.seals is not None
    assert given.seals is not None
    assert [replace(one, item=0) for one in given.seals.points] == [replace(one, item=0) for one in ours.seals.points]
    assert given.seals.sources == ours.seals.sources
    (kept,) = there[2].values()
    assert isinstance(kept, Excerpt)
    assert len(theirs.document(kept.id).text) < 3500 < len(TEXT)
    quoted, section = there[0].items[0].id, there[0].sections[0].id
    assert there[0].items[3].markdown == f"See [the quote](#item-{quoted}) in [part](#part-{section})."
    assert [(one.words, one.item_id) for one in there[0].comments] == [("Is this so?", quoted)]
    assert [one.file_note for one in there[0].items] == [""] * 4
    assert theirs.points_by_id([there[0].items[0].point_id or 0])[0].review is Review.ACCEPTED
    theirs.undo()
    assert [one.title for one in theirs.packs()] == ["Another"]
    assert len(theirs.documents()) == 1


def test_the_same_pack_gives_the_same_bundle(mine: Library, tmp_path: Path) -> None:
    for name in ("a", "b"):
        hand_over(mine, 1, tmp_path / f"{name}.briefing")
    assert (tmp_path / "a.briefing").read_bytes() == (tmp_path / "b.briefing").read_bytes()
    assert "Rang the keeper" not in bundle.read(tmp_path / "a.briefing").pack


@pytest.mark.parametrize("whole", [True, False])
def test_a_document_that_the_colleague_has_is_the_one_it_stands_on(
    mine: Library, other: Library, tmp_path: Path, whole: bool
) -> None:
    own = other.add_document(*document()).created
    hand_over(mine, 1, tmp_path / "out.briefing", whole=whole)
    pack_id = open_bundle(other, tmp_path / "out.briefing").created
    assert pack_id is not None
    held = other.points_by_id(other.pack(pack_id).point_ids)
    assert {point.document_id for point in held} == {own}
    assert len(other.points(own or 0)) == 3


def test_what_the_colleague_holds_of_the_same_words_is_left_alone(
    mine: Library, other: Library, tmp_path: Path
) -> None:
    own = other.add_document(*document()).created or 0
    first = other.points(own)[0]
    assert isinstance(first.content, Quote)
    other.edit_point(first.id, replace(first.content, speaker="Bo Reed"))
    hand_over(mine, 1, tmp_path / "out.briefing")
    pack_id = open_bundle(other, tmp_path / "out.briefing").created or 0
    (used,) = other.points_by_id([other.pack(pack_id).items[0].point_id or 0])
    assert isinstance(used.content, Quote)
    assert (used.content.text, used.content.speaker) == (SAID[0], "Ada Quill")
    (kept,) = other.points_by_id([first.id])
    assert isinstance(kept.content, Quote)
    assert kept.content.speaker == "Bo Reed"


def test_a_doubt_about_a_speaker_travels_too(mine: Library, other: Library, tmp_path: Path) -> None:
    quote = mine.points(1)[0]
    assert isinstance(quote.content, Quote)
    unsure = replace(quote.content, speaker="Quill", confidence=0.4)
    mine.add_document(SourceText(TEXT, "Again"), Extraction(quotes=(unsure,)), Origin("c.txt", "c" * 64))
    (doubtful,) = mine.points(2)
    mine.add_to_pack(1, [doubtful.id], section_id=mine.pack(1).sections[1].id)
    hand_over(mine, 1, tmp_path / "out.briefing")
    pack_id = open_bundle(other, tmp_path / "out.briefing").created or 0
    (came,) = other.points_by_id([other.pack(pack_id).items[-1].point_id or 0])
    assert isinstance(came.content, Quote)
    assert (came.edited, came.speaker_sure, came.content.settled) == (False, doubtful.speaker_sure, False)
    assert came.review is Review.SUGGESTED


def test_whole_texts_travel_if_the_giver_chose_so(mine: Library, other: Library, tmp_path: Path) -> None:
    hand_over(mine, 1, tmp_path / "out.briefing", whole=True)
    pack_id = open_bundle(other, tmp_path / "out.briefing").created
    assert pack_id is not None
    (kept,) = material(other, pack_id)[2].values()
    assert kept.text == TEXT
    assert kept.pages == document()[0].pages
    assert other.find_duplicate(document()[2].sha256, "") == kept.id


def test_the_real_file_can_be_imported_beside_its_passages(theirs: Library, opened: int) -> None:
    assert theirs.find_duplicate(document()[2].sha256, TEXT) is None


def test_opened_twice_the_document_is_there_once(theirs: Library, opened: int, tmp_path: Path) -> None:
    open_bundle(theirs, tmp_path / "out.briefing")
    assert len(theirs.documents()) == 2
    assert len(theirs.points(theirs.documents()[0])) <= 3


def test_what_nobody_touched_brings_no_change(mine: Library, theirs: Library, opened: int, tmp_path: Path) -> None:
    assert back(mine, theirs, opened, tmp_path).changes == ()


def edit_everything(theirs: Library, pack_id: int) -> None:
    """One change of every sort in the colleague's pack."""
    pack = theirs.pack(pack_id)
    quoted, other, line, note = pack.items
    theirs.edit_pack(pack_id, replace(pack.details, for_whom="The minister and her officials"))
    theirs.edit_item(replace(line, markdown="The gates open in June."))
    theirs.delete_items([other.id])
    theirs.move_item(note.id, pack.sections[1].id, 0)
    theirs.edit_section(pack.sections[1].id, title="Others", kind=SectionKind.TEXT)
    home = theirs.points_by_id([quoted.point_id or 0])[0].document_id
    text = theirs.document(home).text
    start = text.index("lock keeper")
    found = Quote(start, start + 11, "lock keeper", QuoteKind.DIRECT, "Ada Quill")
    made = theirs.add_point(home, found).created
    added = theirs.add_section(pack_id, "Quotes", SectionKind.QUOTES, position=0).created
    theirs.add_to_pack(pack_id, [made or 0], section_id=added)
    theirs.add_item(pack.sections[0].id, PackItem(0, ItemKind.NOTE, "New", f"As in [it](#item-{line.id})."), position=1)
    theirs.resolve_comment(pack.comments[0].id)
    theirs.comment(pack_id, line.id, author="Bo", words="May is past.")
    point = theirs.points_by_id([quoted.point_id or 0])[0]
    assert isinstance(point.content, Quote)
    theirs.edit_point(point.id, replace(point.content, role="head lock keeper"))


def test_every_sort_of_change_comes_back_and_is_taken_in_one_step(
    mine: Library, theirs: Library, opened: int, tmp_path: Path
) -> None:
    before = mine.pack(1)
    quoted, other, line, note = before.items
    edit_everything(theirs, opened)
    found = back(mine, theirs, opened, tmp_path)
    assert mine.pack(1) == before
    told = {(one.key, one.turn) for one in found.changes}
    keys = {key for key, _ in told}
    assert {
        ("cover-for_whom", Turn.CHANGED), (f"item-{line.id}", Turn.CHANGED), (f"item-{other.id}", Turn.TAKEN_OUT),
        (f"move-item-{note.id}", Turn.MOVED), (f"section-{before.sections[1].id}", Turn.CHANGED),
        ("comment-1", Turn.CHANGED), (f"point-{quoted.point_id}", Turn.CHANGED),
    } <= told  # fmt: skip
    assert sum(turn is Turn.NEW for _, turn in told) == 4
    assert len(told) == 11
    assert {one.key for one in found.changes if not one.taken} == {f"point-{quoted.point_id}"}
    take_back(mine, found, keys)
    here, there = mine.pack(1), theirs.pack(opened)
    assert [(one.title, [(item.kind, item.title) for item in one.items]) for one in here.sections] == [
        (one.title, [(item.kind, item.title) for item in one.items]) for one in there.sections
    ]
    assert here.details.for_whom == "The minister and her officials"
    (kept,) = (one for one in here.items if one.kind is ItemKind.LINE)
    assert (kept.id, kept.markdown, kept.file_note) == (line.id, "The gates open in June.", "Rang the keeper.")
    (new,) = (one for one in here.items if one.title == "New")
    assert new.markdown == f"As in [it](#item-{line.id})."
    assert [(one.words, one.item_id, one.resolved) for one in here.comments] == [
        ("Is this so?", quoted.id, True), ("May is past.", line.id, False),
    ]  # fmt: skip
    (added,) = (point for point in mine.points(1) if point.content.text == "lock keeper")
    assert added.content.start == TEXT.index("lock keeper")
    assert here.sections[0].items[0].point_id == added.id
    changed = mine.points_by_id([quoted.point_id or 0])[0].content
    assert isinstance(changed, Quote)
    assert changed.role == "head lock keeper"
    mine.undo()
    undone = mine.pack(1)
    assert replace(undone, updated_at=None) == replace(before, updated_at=None)
    assert len(mine.points(1)) == 3
    assert len(mine.documents()) == 1


def test_only_what_is_chosen_is_taken(mine: Library, theirs: Library, opened: int, tmp_path: Path) -> None:
    edit_everything(theirs, opened)
    found = back(mine, theirs, opened, tmp_path)
    for one in {(one.turn, one.group): one for one in found.changes if one.turn in {Turn.NEW, Turn.MOVED}}.values():
        take_back(mine, replace(found, changed_at=mine.pack(1).updated_at), [one.key])
        assert one.key not in {each.key for each in returned(mine, 1, tmp_path / "back.briefing").changes}
        mine.undo()
    with pytest.raises(BriefingError, match="There is no change “item-999”"):
        take_back(mine, found, ["item-999"])


def test_what_both_changed_is_marked_and_left_unless_chosen(
    mine: Library, theirs: Library, opened: int, tmp_path: Path
) -> None:
    _, other, line, _ = mine.pack(1).items
    mine.edit_item(replace(line, markdown="The gates open in April."))
    mine.delete_items([other.id])
    mine.edit_pack(1, replace(mine.pack(1).details, for_whom="Two ministers", when="Friday"))
    pack = theirs.pack(opened)
    theirs.edit_pack(opened, replace(pack.details, for_whom="Three ministers", when="Friday"))
    theirs.edit_item(replace(pack.items[2], markdown="The gates open in June."))
    theirs.edit_item(replace(pack.items[1], display="No lock […] shut."))
    found = {one.key: one for one in back(mine, theirs, opened, tmp_path).changes}
    assert set(found) == {"cover-for_whom", f"item-{line.id}", f"item-{other.id}"}
    assert found["cover-for_whom"].conflict == "You changed it too; here it says: “Two ministers”"
    assert found[f"item-{line.id}"].conflict == "You changed it too; here it says: “The gates open in April.”"
    assert found[f"item-{other.id}"].conflict == "You took it out."
    assert not any(one.taken for one in found.values())
    assert [run.text for run in found[f"item-{line.id}"].runs if run.struck] == ["April"]
    assert [run.text for run in found[f"item-{line.id}"].runs if run.changed] == ["June"]


def test_a_section_that_is_gone_there_stays_while_something_of_mine_is_in_it(
    mine: Library, theirs: Library, opened: int, tmp_path: Path
) -> None:
    theirs.delete_section(theirs.pack(opened).sections[0].id)
    section = mine.pack(1).sections[0]
    mine.add_item(section.id, PackItem(0, ItemKind.NOTE, "Late"))
    found = back(mine, theirs, opened, tmp_path)
    told = {one.key: one for one in found.changes}
    assert told[f"section-{section.id}"].conflict == "You changed what is in it."
    take_back(mine, found, list(told))
    assert [(one.title, [item.title for item in one.items]) for one in mine.pack(1).sections] == [
        ("Lines", ["Late"]), ("Other", []),
    ]  # fmt: skip


def test_a_pack_that_was_changed_after_the_preview_is_left_alone(
    mine: Library, theirs: Library, opened: int, tmp_path: Path
) -> None:
    edit_everything(theirs, opened)
    found = back(mine, theirs, opened, tmp_path)
    mine.add_section(1, "Late")
    with pytest.raises(BriefingError, match="“Locks” was changed meanwhile"):
        take_back(mine, found, [found.changes[0].key])


def test_a_pack_of_somebody_else_is_not_merged(mine: Library, theirs: Library, opened: int, tmp_path: Path) -> None:
    hand_back(theirs, opened, tmp_path / "back.briefing")
    other = mine.add_pack(PackDetails("Other")).created or 0
    for library, pack_id in ((mine, other), (theirs, 1)):
        with pytest.raises(BriefingError, match="does not answer anything that was handed out from this pack"):
            returned(library, pack_id, tmp_path / "back.briefing")
    with pytest.raises(BriefingError, match="does not answer"):
        returned(mine, 1, tmp_path / "out.briefing")
    with pytest.raises(BriefingError, match="did not come from anybody"):
        hand_back(mine, 1, tmp_path / "x.briefing")


# What comes from outside


def zipped(members: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return target.getvalue()


def sealed(pack: str, **others: str) -> bytes:
    """A bundle whose hashes are right, whatever it holds."""
    texts = {"pack.json": pack, **{f"{name}.json": text for name, text in others.items()}}
    about = {"format": "briefing-desk-bundle-1", "sha256": {name: text_hash(text) for name, text in texts.items()}}
    return zipped({"bundle.json": json.dumps(about).encode(), **{name: text.encode() for name, text in texts.items()}})


def changed(good: str, change: Callable[[Any], object]) -> bytes:
    wire = json.loads(good)
    change(wire)
    return sealed(json.dumps(wire))


HOSTILE: dict[str, Callable[[str], bytes]] = {
    "nothing": lambda _: b"",
    "no archive": lambda good: good.encode(),
    "another archive": lambda _: zipped({"word/document.xml": b"<x/>"}),
    "a path upwards": lambda good: zipped({"bundle.json": b"{}", "../pack.json": good.encode()}),
    "a further file": lambda _: zipped({"bundle.json": b"{}", "pack.json": b"{}", "run.exe": b"MZ"}),
    "a bomb": lambda _: zipped({"bundle.json": b"0" * 20_000_000, "pack.json": b"{}"}),
    "a list": lambda good: zipped({"bundle.json": b"[]", "pack.json": good.encode()}),
    "half": lambda good: sealed(good)[:-40],
    "other hashes": lambda good: zipped(
        {"bundle.json": b'{"format": "briefing-desk-bundle-1", "sha256": {}}', "pack.json": good.encode()}
    ),
    "no UTF-8": lambda _: zipped({"bundle.json": b"\xff", "pack.json": b"\xff"}),
    "deep": lambda _: sealed("[" * 200_000),
    "wrong types": lambda good: changed(good, lambda wire: wire.update(points={})),
    "ids of mine": lambda good: changed(good, lambda wire: wire["pack"]["sections"][0].update(id=-1)),
    "other words": lambda good: sealed(good.replace('"text":"No lock stays shut."', '"text":"No lock stays open."', 1)),
    "ages ago": lambda good: changed(
        good, lambda wire: wire["pack"]["comments"][0].update(made_at="0001-01-01T00:00:00Z")
    ),
}


def test_what_is_no_bundle_is_refused_in_words(begun: Path, other: Library, tmp_path: Path) -> None:
    good = bundle.read(begun / "out.briefing").pack
    for what, made in HOSTILE.items():
        (tmp_path / "bad.briefing").write_bytes(made(good))
        with pytest.raises(BriefingError, match=r"damaged.*Nothing was changed\."):
            open_bundle(other, tmp_path / "bad.briefing")
        assert (len(other.packs()), len(other.documents())) == (1, 1), what


def test_a_bundle_that_is_not_there_is_said_in_words(other: Library, tmp_path: Path) -> None:
    with pytest.raises(BriefingError, match=r"“x.briefing” cannot be read"):
        open_bundle(other, tmp_path / "x.briefing")


def test_what_came_back_may_claim_only_what_was_handed_out(
    mine: Library, theirs: Library, opened: int, tmp_path: Path
) -> None:
    hand_back(theirs, opened, tmp_path / "back.briefing")
    held = bundle.read(tmp_path / "back.briefing")
    assert held.base is not None
    wire = json.loads(held.pack)
    wire["pack"]["sections"][0]["items"][0]["id"] = 4711
    (tmp_path / "bad.briefing").write_bytes(sealed(json.dumps(wire), base=held.base))
    with pytest.raises(BriefingError, match="damaged"):
        returned(mine, 1, tmp_path / "bad.briefing")
    (tmp_path / "bad.briefing").write_bytes(sealed(held.pack, base=held.base.replace("May", "Mai")))
    with pytest.raises(BriefingError, match="does not answer"):
        returned(mine, 1, tmp_path / "bad.briefing")
