"""The export: by Ctrl+E through the real dialogue, off the window's thread, told in plain words either way."""

import os
from functools import partial
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from briefing_app.domain.packs import PackDetails
from briefing_app.ui.actions import Command
from briefing_app.ui.packs import work_versions
from briefing_app.ui.packs.builds_pane import Build, Format
from briefing_app.ui.packs.export import Write, file_name
from tests.ui.packs.conftest import Packs


def as_pdf(packs: Packs) -> Write:
    return partial(work_versions.write, packs.page._pack_id or 0, Build(Format.PDF))


def dialog_of(packs: Packs) -> QFileDialog:
    found = packs.page.findChild(QFileDialog)
    assert isinstance(found, QFileDialog)
    return found


def test_ctrl_e_asks_where_to_and_writes_the_pack(packs: Packs, qtbot: QtBot, tmp_path: Path) -> None:
    packs.window.desk.actions.trigger(Command.EXPORT_PDF)
    dialog = dialog_of(packs)
    name = dialog.findChild(QLineEdit)
    assert isinstance(name, QLineEdit)
    assert name.text() == "Ferry landings, version 1.pdf"
    name.setText(str(tmp_path / "brief.pdf"))
    QTest.keyClick(name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: packs.page.notice.words == "Exported brief.pdf", timeout=10_000)
    exported = pypdfium2.PdfDocument(tmp_path / "brief.pdf")
    sheets = packs.bench.preview.view.sheets
    assert sheets is not None
    assert len(exported) == sheets.count
    text = "".join(page.get_textpage().get_text_bounded() for page in exported)
    exported.close()
    assert "No passenger should step on to it" in text
    assert "A landing reopens" in text


def test_what_is_pending_is_exported_too(packs: Packs, qtbot: QtBot, tmp_path: Path) -> None:
    packs.choose("Recruitment")
    QTest.keyClicks(packs.bench.editor.text, "At once. ")
    packs.window.desk.actions.trigger(Command.EXPORT_PDF)
    dialog = dialog_of(packs)
    dialog.fileSelected.emit(str(tmp_path / "brief.pdf"))
    dialog.reject()
    qtbot.waitUntil(lambda: packs.page.notice.words == "Exported brief.pdf", timeout=10_000)
    exported = pypdfium2.PdfDocument(tmp_path / "brief.pdf")
    text = "".join(page.get_textpage().get_text_bounded() for page in exported)
    exported.close()
    assert "At once. We are recruiting." in text.replace("\r\n", " ")


def test_a_folder_that_is_not_there_is_named_in_plain_words(packs: Packs, qtbot: QtBot, tmp_path: Path) -> None:
    statuses: list[str] = []
    packs.window.desk.status.connect(statuses.append)
    packs.page.exporter.write(as_pdf(packs), ".pdf", str(tmp_path / "gone" / "brief.pdf"))
    qtbot.waitUntil(lambda: "brief.pdf" in packs.page.error.words, timeout=10_000)
    assert statuses == ["Writing brief.pdf", ""]
    assert "Traceback" not in packs.page.error.words
    assert not packs.page.notice.words


def test_a_file_that_cannot_be_replaced_stays_and_is_named(packs: Packs, qtbot: QtBot, tmp_path: Path) -> None:
    former = tmp_path / "brief.pdf"
    former.write_bytes(b"former")
    tmp_path.chmod(0o555)
    if os.access(tmp_path, os.W_OK):  # as root nothing is forbidden: a folder in the file's place is refused instead
        tmp_path.chmod(0o755)
        former.unlink()
        former.mkdir()
        (former / "kept").write_bytes(b"former")
    packs.page.exporter.write(as_pdf(packs), ".pdf", str(former))
    qtbot.waitUntil(lambda: "brief.pdf" in packs.page.error.words, timeout=10_000)
    tmp_path.chmod(0o755)
    assert (former / "kept" if former.is_dir() else former).read_bytes() == b"former"


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Ferry landings: oral questions", "Ferry landings oral questions, version 3.pdf"),
        ("A/B\\C*?", "A B C, version 3.pdf"),
        ("???", "Pack, version 3.pdf"),
        ("Baths: £18.5 million (42 of 90)", "Baths £18.5 million (42 of 90), version 3.pdf"),
        ("..Gates..", "Gates, version 3.pdf"),
        ("Piers " * 40, f"{('Piers ' * 40)[:80]}, version 3.pdf"),
    ],
)
def test_file_names_are_taken_by_every_system(title: str, name: str) -> None:
    assert file_name(PackDetails(title, version=3), Build(Format.PDF)) == name
