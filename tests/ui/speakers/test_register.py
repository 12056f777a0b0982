"""The register by hand: edited, confirmed, merged, split, read in and written, all of it undone in one step."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from briefing_app.domain.changes import Change
from briefing_app.domain.documents import Origin
from briefing_app.domain.points import Extraction, Point
from briefing_app.domain.quotes import Quote, QuoteKind
from briefing_app.domain.speakers import (
    Office,
    OfficeDetails,
    OfficeSource,
    Speaker,
    SpeakerDetails,
    SpeakerKind,
    SpeakerSummary,
)
from briefing_app.domain.text import Genre, SourceText
from briefing_app.library.library import Library
from briefing_app.ui.actions import Command
from briefing_app.ui.main_window import MainWindow
from briefing_app.ui.speakers.merging import conflicts
from briefing_app.ui.speakers.model import sentence
from briefing_app.ui.speakers.page import EVERYBODY, UNCONFIRMED, SpeakersPage
from briefing_app.ui.speakers.said import held_otherwise, role_then

SAID = (
    (date(2023, 8, 21), "No passenger should step on to it,", "Oonagh Pell", "ports minister", "Office for Harbours"),
    (date(2024, 5, 4), "The programme will be paid for.", "Oonagh Pell", "coasts secretary", "Department for Coasts"),
    (date(2024, 6, 2), "The islands have heard starts before.", "Ms Pell", None, None),
    (date(2024, 6, 9), "I have never been so glad to see a boat.", "Oonagh Pell", "goalkeeper", "Wennick Rovers"),
    (date(2024, 7, 1), "It reopens when an inspector says so.", "Maren Thistlewood", "leader", "Skerrin Council"),
)


@pytest.fixture(scope="session")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Five documents: one person in two offices, one of the same name on a pitch, a bare surname, and somebody else."""
    folder = tmp_path_factory.mktemp("register") / "library"
    with Library.open(folder) as library:
        for number, said in enumerate(SAID):
            report(library, number, *said)
    return folder


def report(
    library: Library, number: int, day: date, words: str, name: str, role: str | None = None, body: str | None = None
) -> Change:
    text = f"“{words}” said {name}, {role} of {body}."
    quote = Quote(1, 1 + len(words), words, QuoteKind.DIRECT, name, role, body, confidence=1.0)
    source = SourceText(text, f"Note {number}", "The Saltmarsh Gazette", published=day, genre=Genre.NEWS)
    return library.add_document(source, Extraction((quote,)), Origin(f"{number}.txt", f"{number:064x}"))


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> SpeakersPage:
    page = window.page("speakers")
    assert isinstance(page, SpeakersPage)
    with qtbot.waitSignal(page.browser.shown):
        window.show_page("speakers")
    qtbot.waitUntil(lambda: page.card.speaker is not None)
    return page


def named(page: SpeakersPage, name: str) -> SpeakerSummary:
    return next(each for each in page.model.values if each.name == name)


def choose(page: SpeakersPage, name: str, qtbot: QtBot) -> None:
    one = named(page, name).id
    page.list.choose(page.model.row_of(one) or 0)
    qtbot.waitUntil(lambda: page.card.speaker is not None and page.card.speaker.id == one)
    qtbot.waitUntil(lambda: [point.speaker_id for point in page.browser.points()] == [one])


def undo(page: SpeakersPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.filled):
        page.desk.actions.trigger(Command.UNDO)


def asked(page: SpeakersPage, call: Callable[[Library], object], qtbot: QtBot) -> object:
    answers: list[object] = []
    page.desk.operations.run(call, answers.append)
    qtbot.waitUntil(lambda: bool(answers))
    return answers[0]


def test_what_is_not_sure_is_said_in_words_and_can_be_listed_alone(page: SpeakersPage, qtbot: QtBot) -> None:
    bare = named(page, "Ms Pell")
    assert sentence(bare) == "Ms Pell, 1 quote, not settled"
    choose(page, "Ms Pell", qtbot)
    assert page.card.state.text().startswith("Only a name so far")
    with qtbot.waitSignal(page.filled):
        page._filter_who(UNCONFIRMED)
    assert {each.name for each in page.model.values} == {"Oonagh Pell", "Ms Pell"}
    with qtbot.waitSignal(page.filled):
        page._filter_kind(SpeakerKind.BODY)
    assert page._none.isVisible()
    assert page._none.text() == "Nobody of the kind body has unconfirmed quotes."


def test_confirming_makes_all_of_it_sure_until_it_is_undone(page: SpeakersPage, qtbot: QtBot) -> None:
    choose(page, "Oonagh Pell", qtbot)
    assert page.card.state.text().startswith("1 of 3 quotes unconfirmed")
    with qtbot.waitSignal(page.filled):
        page.desk.actions.trigger(Command.CONFIRM_SPEAKER)
    qtbot.waitUntil(lambda: page.card.state.text() == "All sure")
    assert not page.desk.actions[Command.CONFIRM_SPEAKER].isEnabled()
    assert page.desk.actions[Command.UNDO].text() == "Undo confirm “Oonagh Pell” as the speaker of 1 point"
    undo(page, qtbot)
    assert named(page, "Oonagh Pell").unconfirmed == 1


def test_an_entry_is_edited_field_by_field(page: SpeakersPage, qtbot: QtBot) -> None:
    choose(page, "Maren Thistlewood", qtbot)
    QTest.keyClick(page.list, Qt.Key.Key_E)
    editor = page.work.editor
    assert page.work.stack.currentWidget() is editor
    editor.fields["party"].setText("Quay Party")
    with qtbot.waitSignal(page.filled):
        QTest.keyClick(editor.fields["party"], Qt.Key.Key_Return)
    editor.alias.setText("the Leader of Skerrin")
    with qtbot.waitSignal(page.filled):
        QTest.keyClick(editor.alias, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.card.names.text() == "Also known as the Leader of Skerrin")
    assert "Quay Party" in page.card.facts.text()
    undo(page, qtbot)
    qtbot.waitUntil(lambda: not page.card.names.text())


def test_offices_are_added_corrected_and_taken_away(page: SpeakersPage, qtbot: QtBot) -> None:
    choose(page, "Maren Thistlewood", qtbot)
    page.work.edit()
    offices = page.work.editor.offices
    more = offices.more
    for field, words in zip(offices.fields(), ("ferries minister", "", "4 May 2025", ""), strict=True):
        field.setText(words)
    with qtbot.waitSignal(page.filled):
        QTest.keyClick(more.role, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.card.offices.text().startswith("Ferries minister, from 4 May 2025\n"))
    row = offices.rows[0]
    row.last.setText("nonsense")
    QTest.keyClick(row.last, Qt.Key.Key_Return)
    assert "not a date" in page.notice.words
    row.last.setText("3/6/2026")
    with qtbot.waitSignal(page.filled):
        QTest.keyClick(row.last, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "from 4 May 2025 to 3 June 2026" in page.card.offices.text())
    with qtbot.waitSignal(page.filled):
        page.work.editor.offices.rows[0].removed.emit()
    qtbot.waitUntil(lambda: "Ferries" not in page.card.offices.text())


def test_a_merge_tells_first_what_it_would_do(page: SpeakersPage, qtbot: QtBot) -> None:
    choose(page, "Oonagh Pell", qtbot)
    rows = page.list.selectionModel()
    other = page.model.index(page.model.row_of(named(page, "Maren Thistlewood").id) or 0, 0)
    rows.select(other, QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows)
    page.desk.actions.trigger(Command.MERGE_SPEAKERS)
    pane = page.work.merging
    qtbot.waitUntil(pane.go.isEnabled)
    told = pane.told()
    assert told[0] == "1 point of Maren Thistlewood will be Oonagh Pell’s."
    assert told[1] == "Names that Oonagh Pell takes on: Maren Thistlewood."
    assert "Leader, Skerrin Council" in told[2]
    with qtbot.waitSignal(page.filled):
        pane.go.click()
    qtbot.waitUntil(lambda: named(page, "Oonagh Pell").quotes == 4)
    assert all(each.name != "Maren Thistlewood" for each in page.model.values)
    undo(page, qtbot)
    assert named(page, "Maren Thistlewood").quotes == 1


def test_an_entry_to_merge_can_be_named(page: SpeakersPage, qtbot: QtBot) -> None:
    choose(page, "Oonagh Pell", qtbot)
    page.work.merge()
    pane = page.work.merging
    qtbot.waitUntil(pane.isVisible)
    assert not pane.go.isEnabled()
    pane.other.setText("ms pell")
    QTest.keyClick(pane.other, Qt.Key.Key_Return)
    qtbot.waitUntil(pane.go.isEnabled)
    with qtbot.waitSignal(page.filled):
        pane.go.click()
    qtbot.waitUntil(lambda: named(page, "Oonagh Pell").quotes == 4)


def test_what_is_being_done_stays_while_others_come_into_the_list(page: SpeakersPage, qtbot: QtBot) -> None:
    choose(page, "Oonagh Pell", qtbot)
    page.work.merge()
    qtbot.waitUntil(page.work.merging.isVisible)
    with qtbot.waitSignal(page.filled):
        page.desk.operations.run(lambda library: report(library, 9, date(2024, 8, 1), *SAID[-1][1:]))
    with qtbot.waitSignal(page.filled):
        page.desk.operations.run(lambda library: report(library, 10, date(2024, 8, 2), "We sail.", "Wilf Tarn"))
    assert "Wilf Tarn" in {each.name for each in page.model.values}
    assert page.work.merging.isVisible()


def test_conflicts_between_entries_are_told() -> None:
    def entry(number: int, role: str, kind: SpeakerKind, first: date) -> Speaker:
        office = Office(number, OfficeDetails(role, "", first), OfficeSource.ENTERED)
        return Speaker(number, SpeakerDetails("Oonagh Pell", kind), (), (office,))

    one = entry(1, "ports minister", SpeakerKind.PERSON, date(2024, 1, 1))
    other = entry(2, "goalkeeper", SpeakerKind.BODY, date(2024, 2, 1))
    assert conflicts([one, other]) == [
        "Kind: Person and Body",
        "At the same time: Ports minister (from 1 January 2024), and Goalkeeper (from 1 February 2024)",
    ]
    assert conflicts([one, entry(3, "Ports Minister", SpeakerKind.PERSON, date(2024, 2, 1))]) == []


def test_quotes_are_split_off_or_given_to_somebody_known(page: SpeakersPage, qtbot: QtBot) -> None:
    choose(page, "Oonagh Pell", qtbot)
    page.desk.actions.trigger(Command.SPLIT_SPEAKER)
    pane = page.work.giving
    qtbot.waitUntil(pane.isVisible)
    assert "never been so glad" in pane.words.text()
    pane.name.setText("Oonagh Pell")
    pane.distinction.setText("the goalkeeper")
    with qtbot.waitSignal(page.filled):
        pane.go.click()
    assert sorted(each.quotes for each in page.model.values if each.name == "Oonagh Pell") == [1, 2]
    undo(page, qtbot)
    choose(page, "Ms Pell", qtbot)
    page.desk.actions.trigger(Command.SPLIT_SPEAKER)
    qtbot.waitUntil(pane.isVisible)
    pane.name.setText(next(name for name in pane.name.names if name.startswith("Maren")))
    assert not pane._new.isVisible()
    with qtbot.waitSignal(page.filled):
        pane.go.click()
    qtbot.waitUntil(lambda: named(page, "Maren Thistlewood").quotes == 2)


def test_somebody_is_added_by_hand(page: SpeakersPage, qtbot: QtBot) -> None:
    page.desk.actions.trigger(Command.ADD_SPEAKER)
    pane = page.work.adding
    pane.fields["name"].setText("Corin Wetherdale")
    pane.go.click()
    qtbot.waitUntil(lambda: page.card.name.text() == "Corin Wetherdale")
    assert page.card.state.text() == "Not quoted yet"
    with qtbot.waitSignal(page.filled):
        page._filter_who(EVERYBODY)
    assert "Corin Wetherdale" in {each.name for each in page.model.values}


def test_the_register_is_written_and_read_in(page: SpeakersPage, tmp_path: Path, qtbot: QtBot) -> None:
    page.files.write(str(tmp_path / "register"))
    qtbot.waitUntil(lambda: page.notice.words == "The register was written to register.csv")
    file = tmp_path / "register.csv"
    lines = file.read_text(encoding="utf-8-sig")
    assert "Maren Thistlewood" in lines
    file.write_text(lines.replace("Maren Thistlewood", "Hesper Lanyard"), encoding="utf-8")
    with qtbot.waitSignal(page.filled):
        page.files.read_in(str(file))
    assert page.notice.words.endswith("from register.csv")
    names = asked(page, lambda library: [each.name for each in library.speakers(everybody=True)], qtbot)
    assert "Hesper Lanyard" in names  # type: ignore[operator]
    page.files.read_in(str(tmp_path / "none.csv"))
    qtbot.waitUntil(lambda: "none.csv" in page.error.words)


def test_what_a_register_settles_is_told_first(page: SpeakersPage, tmp_path: Path, qtbot: QtBot) -> None:
    waiting = asked(page, lambda library: library.speakers(), qtbot)
    doubtful = next(each for each in waiting if each.provisional)  # type: ignore[attr-defined]
    file = tmp_path / "register.csv"
    file.write_text(f"name,aliases\nHesper Lanyard,{doubtful.name}\n", encoding="utf-8")
    page.files.read_in(str(file))
    pane = page.work.reading_in
    qtbot.waitUntil(lambda: page.work.stack.currentWidget() is pane)
    many = doubtful.quotes
    assert pane.lines[0] == "register.csv has 1 entry, 1 of them new."
    assert pane.lines[-1] == f"– {many} of “{doubtful.name}” will be Hesper Lanyard’s."
    assert doubtful.id in {each.id for each in page.model.values}
    with qtbot.waitSignal(page.filled):
        pane.go.click()
    names = {each.name: each.quotes for each in page.model.values}
    assert names["Hesper Lanyard"] == many
    assert doubtful.name not in names


def test_the_office_held_that_day_stands_beside_another_role() -> None:
    quote = Quote(0, 2, "It", QuoteKind.DIRECT, "Oonagh Pell", "leader", None)
    assert held_otherwise(Point(1, 1, quote, held=("Ports Minister, Office for Harbours",))) != ()
    assert held_otherwise(Point(1, 1, quote, held=("Leader, Skerrin Council",))) == ()


def test_the_page_says_the_office_that_day(page: SpeakersPage, qtbot: QtBot) -> None:
    choose(page, "Oonagh Pell", qtbot)
    who = page.card.speaker
    assert who is not None
    office = OfficeDetails("Harbours envoy", "", date(2024, 1, 1), date(2024, 12, 31))
    with qtbot.waitSignal(page.browser.shown):
        page.desk.operations.run(lambda library: library.add_office(who.id, office))
    said = {role_then(hit) for hit in page.browser.model.hits}
    assert "Coasts secretary, Department for Coasts (office that day: Harbours envoy)" in said
    assert "Ports minister, Office for Harbours" in said


def test_escape_leaves_a_pane_and_fields_keep_their_letters(page: SpeakersPage) -> None:
    page.work.edit()
    field = page.work.editor.fields["name"]
    assert isinstance(field, QLineEdit)
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_E)
    assert field.text() == "e"
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert page.work.stack.currentIndex() == 0
