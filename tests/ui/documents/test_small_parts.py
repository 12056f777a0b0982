from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from pytestqt.qtbot import QtBot

from briefing_app.domain.documents import Document, DocumentDetails, Origin
from briefing_app.domain.figures import FigureKind
from briefing_app.domain.wording import counted, full_date
from briefing_app.errors import BriefingError
from briefing_app.ui.documents import handmade
from briefing_app.ui.documents.details import DetailsPane, read_date
from briefing_app.ui.theme import Theme
from briefing_app.ui.wording import points_line, short_date


@pytest.mark.parametrize("words", ["21 August 2024", "21 aug 2024", "21/08/2024", "2024-08-21", "21.8.2024", "21/8/24"])
def test_dates_as_people_type_them(words: str) -> None:
    assert read_date(words) == date(2024, 8, 21)


@pytest.mark.parametrize(
    "words", ["21 Smarch 2024", "31 June 2024", "yesterday", "1 2", "2024-13-01", "21/8/4", "21/8/124"]
)
def test_what_is_no_date(words: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        read_date(words)


def test_a_year_of_two_figures_is_of_this_century_or_the_last() -> None:
    assert read_date("1 May 69") == date(2069, 5, 1)
    assert read_date("1 May 98") == date(1998, 5, 1)


def test_no_date_is_none() -> None:
    assert read_date(" ") is None


def test_wording() -> None:
    assert full_date(date(2024, 8, 1)) == "1 August 2024"
    assert short_date(date(2024, 8, 1)) == "1 Aug 2024"
    assert counted(1, "quote") == "1 quote"
    assert counted(1240, "quote") == "1,240 quotes"
    assert points_line(4, 6, 1) == "11 points: 4 quotes, 6 figures, 1 key point"
    assert points_line(0, 0, 0) == "No points found"


def test_a_quote_by_hand_leaves_its_marks_out() -> None:
    text = "She said “We go now.” and went"
    made = handmade.quote(text, text.index("“"), text.index(" and"))
    assert made.text == "We go now." == text[made.start : made.end]


@pytest.mark.parametrize(
    ("words", "figure", "value", "kind"),
    [
        ("some £75 million more", "£75 million", 75e6, FigureKind.MONEY),
        ("fallen by 18% since May", "18%", 18, FigureKind.PERCENT),
        ("around 1,240 inspectors", "1,240", 1240, FigureKind.COUNT),
        ("£1.5bn", "£1.5bn", 1.5e9, FigureKind.MONEY),
    ],
)
def test_a_figure_by_hand_reads_its_number(words: str, figure: str, value: float, kind: FigureKind) -> None:
    made = handmade.figure(f"It was {words}.", 7, 7 + len(words))
    assert (made.text, made.value, made.kind) == (figure, value, kind)
    assert made.phrase_start == 7


def test_nothing_selected_is_said_in_words() -> None:
    with pytest.raises(BriefingError, match="No words are selected"):
        handmade.quote("abc", 1, 1)
    with pytest.raises(BriefingError, match="No number is selected"):
        handmade.figure("abc def", 0, 7)


def test_each_detail_says_where_it_came_from(theme: Theme, qtbot: QtBot) -> None:
    where = (("title", "from the first heading"), ("publisher", "corrected by hand"))
    details = DocumentDetails("Gates shut", "The Quay Times")
    document = Document(3, details, "Words.", Origin("a.txt", ""), datetime(2026, 3, 4, tzinfo=UTC), provenance=where)
    pane = DetailsPane(theme)
    qtbot.addWidget(pane)
    pane.show_document(document)
    told = {name: field.toolTip() for name, field in pane._fields.items()}
    assert told == {"title": "Read from the first heading.", "publisher": "Corrected by hand", "byline": "", "link": ""}
    assert pane._fields["title"].accessibleDescription() == told["title"]
    pane.renew(replace(document, provenance=(("byline", "from the byline"),)))
    assert [pane._fields[name].toolTip() for name in ("title", "byline")] == ["", "Read from the byline."]
