"""Two libraries between which packs go in bundles: the giver’s and a colleague’s."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing_app.domain.documents import Origin
from briefing_app.domain.packs import ItemKind, Pack, PackDetails, PackItem, SectionKind
from briefing_app.domain.points import Extraction, Review
from briefing_app.domain.quotes import Quote, QuoteKind
from briefing_app.domain.seals import text_hash
from briefing_app.domain.text import Page, SourceText
from briefing_app.exporting import bundle
from briefing_app.exporting.bundle import hand_back, hand_over, open_bundle, returned
from briefing_app.library.library import Library

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
