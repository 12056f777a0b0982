"""What holds for every format: nothing leaves that must not."""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from briefing_app.domain.packs import ItemKind, OpenFindings, PackItem
from briefing_app.errors import BriefingError
from briefing_app.exporting import build
from briefing_app.exporting.build import WRITERS, write
from briefing_app.library.library import Library
from tests.exporting.quoted import WORDS, pack_of, quoted

FORMATS = (*WRITERS, ".csv")


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with Library.open(tmp_path_factory.mktemp("formats") / "library") as opened:
        yield opened


@pytest.fixture(scope="module")
def pack_id(library: Library) -> int:
    return made(library)


def words_in(path: Path) -> str:
    """Everything that can be read in a file, attached files and the parts of archives included."""
    data = path.read_bytes()
    if path.suffix == ".pdf":
        with pypdfium2.PdfDocument(data) as opened:
            attached = (opened.get_attachment(at) for at in range(opened.count_attachments()))
            parts = [bytes(one.get_data()).decode("utf-8") for one in attached]
            return "\n".join([*parts, *(page.get_textpage().get_text_range() for page in opened)])
    if path.suffix == ".docx":
        with zipfile.ZipFile(io.BytesIO(data)) as opened_zip:
            names = [name for name in opened_zip.namelist() if name.endswith((".xml", ".rels"))]
            return "\n".join(opened_zip.read(name).decode("utf-8") for name in names)
    return data.decode("utf-8")


def made(library: Library) -> int:
    """A pack with a line for everybody, one not for use, a note for the file, and a comment."""
    pack_id = pack_of(library, quoted(library, 1)[1], quoted(library, 2)[1])
    section = library.pack(pack_id).sections[0].id
    library.add_item(
        section, PackItem(0, ItemKind.LINE, "", "Everybody reads heron.", file_note="For the file: curlew.")
    )
    library.add_item(section, PackItem(0, ItemKind.NOTE, "Sandpiper", "Nobody says bittern.", not_for_use=True))
    quote = next(item for item in library.pack(pack_id).items if item.point_id is not None)
    library.edit_item(replace(quote, not_for_use=True, file_note="A curlew again."))
    library.comment(pack_id, None, author="Ada Quill", words="Is the curlew right?")
    return pack_id


@pytest.mark.parametrize("suffix", FORMATS)
def test_only_what_may_leave_does(library: Library, pack_id: int, tmp_path: Path, suffix: str) -> None:
    inside, public = tmp_path / f"inside{suffix}", tmp_path / f"public{suffix}"
    write(library, pack_id, inside)
    write(library, pack_id, public, public=True)
    here, there = words_in(inside), words_in(public)
    assert here.count(WORDS[:-1]) > there.count(WORDS[:-1]) > 0
    assert not any(word in here + there for word in ("curlew", "Ada Quill:"))
    assert not any(word in there for word in ("bittern", "Sandpiper"))
    if suffix != ".csv":
        assert "bittern" in here
        assert "heron" in there


def test_open_findings_stand_on_the_cover_or_keep_the_pack_in(library: Library, pack_id: int, tmp_path: Path) -> None:
    path = tmp_path / "pack.md"
    write(library, pack_id, path)
    assert "of the evidence check are open." in path.read_text("utf-8")
    former = path.read_bytes()
    details = library.pack(pack_id).details
    library.edit_pack(pack_id, replace(details, open_findings=OpenFindings.REFUSE))
    with pytest.raises(BriefingError, match="is not to leave like that"):
        write(library, pack_id, path)
    library.edit_pack(pack_id, details)
    assert path.read_bytes() == former


def test_a_chart_s_figures_are_in_the_table_for_spreadsheets_and_what_is_kept_back_is_not(
    library: Library, pack_id: int
) -> None:
    pack = library.pack(pack_id)
    chart = PackItem(99, ItemKind.CHART, chart_points=(7, 8), not_for_use=True)
    with_chart = replace(pack, sections=(replace(pack.sections[0], items=(*pack.sections[0].items, chart)),))
    assert {7, 8} <= set(with_chart.point_ids)
    assert not {7, 8} & set(build.without_kept_back(with_chart).point_ids)
