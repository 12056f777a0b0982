"""A pack goes to a colleague's library in one file."""

from dataclasses import replace
from pathlib import Path

import pytest

from briefing_app.domain.documents import Origin
from briefing_app.domain.excerpts import Excerpt
from briefing_app.domain.points import Extraction, Review
from briefing_app.domain.quotes import Quote
from briefing_app.domain.text import SourceText
from briefing_app.exporting import bundle
from briefing_app.exporting.bundle import hand_over, open_bundle
from briefing_app.exporting.material import material
from briefing_app.library.library import Library
from briefing_app.packs.compose import compose
from tests.exporting.bundle.conftest import SAID, TEXT, document, words


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
