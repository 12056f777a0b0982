from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_app.domain.text import SourceText
from briefing_app.importing.metadata import describe, find_date


def described(text: str, media_type: str = "text/plain") -> SourceText:
    return describe(SourceText(text, media_type=media_type))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("21 August 2024", date(2024, 8, 21)),
        ("21 Aug 2024", date(2024, 8, 21)),
        ("2024-08-21", date(2024, 8, 21)),
        ("Monday 16th June 2014", date(2014, 6, 16)),
        ("Monday, 16 June, 2014", date(2014, 6, 16)),
        ("August 21st, 2024", date(2024, 8, 21)),
        ("21/08/2024", date(2024, 8, 21)),
        ("the 3rd of March 2026", date(2026, 3, 3)),
        ("1 Sept. 2025 and 2 September 2025", date(2025, 9, 1)),
        ("31 February 2024, no: 1 March 2024", date(2024, 3, 1)),
        ("03/04/2024", None),
        ("21 August", None),
        ("HC 2024-25", None),
        ("", None),
    ],
)
def test_a_date_in_any_usual_form(text: str, day: date | None) -> None:
    assert find_date(text) == day


@pytest.mark.parametrize(
    "line",
    [
        "4 March 2026",
        "Published 4 March 2026",
        "Published: Wednesday 4 March 2026",
        "First published on 4 March 2026.",
        "Date Published: 4 March 2026",
        "4 Mar 2026 02:58 PM",
        "2026-03-04T09:30:00Z",
        "By Ida Rookwood, 4 March 2026",
        "The press release issued by the Lock Inspectorate on 4 March 2026. The list is here.",
        "The statement made by Oriel Fenwick, the Secretary of State, on 4 March 2026.",
    ],
)
def test_the_day_of_publication_where_the_head_says_so(line: str) -> None:
    assert described(f"Locks to reopen\n\n{line}\n\nThe gates will open.").published == date(2026, 3, 4)


@pytest.mark.parametrize(
    ("line", "publisher", "byline"),
    [
        ("The Evening Gazette, 4 March 2026", "The Evening Gazette", ""),
        ("By Ida Rookwood, Harbour Courier, 4 March 2026", "Harbour Courier", "Ida Rookwood"),
        ("The Wick Weekly | 4 March 2026 at 9:15am", "The Wick Weekly", ""),
        ("Wick News – Wednesday 4 March 2026", "Wick News", ""),
    ],
)
def test_publisher_and_day_on_one_line(line: str, publisher: str, byline: str) -> None:
    source = described(f"Locks to reopen\n\n{line}\n\nThe gates will open.")
    assert (source.publisher, source.byline, source.published) == (publisher, byline, date(2026, 3, 4))
    assert source.title == "Locks to reopen"


@pytest.mark.parametrize(
    "line",
    [
        "The gates that failed on 4 March 2026 will open.",
        "The programme, announced on 4 March 2026, will cost £42 million.",
        "Applications close 4 March 2026 at noon",
        "4 March",
        "Wick Town Hall, 4 March 2026",
    ],
)
def test_a_date_in_the_prose_is_not_the_day_of_publication(line: str) -> None:
    assert described(f"Locks to reopen\n\n{line}\n\nThe gates will open.").published is None


def test_a_date_far_down_is_not_of_the_head() -> None:
    assert described("Title\n" + "Words.\n" * 40 + "4 March 2026").published is None


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Locks to reopen\n\nThe gates will open.", "Locks to reopen"),
        ("\ufeffLocks to reopen\r\n\r\nThe gates will open.", "Locks to reopen"),
        ("Press release: Locks to reopen\n\nWords.", "Locks to reopen"),
        ("PRESS RELEASE : ‘We open’ locks [March 2026]\n\nWords.", "‘We open’ locks"),
        ("4 March 2026\n\nLocks to reopen\n\nWords.", "Locks to reopen"),
        ("Ida Rookwood\nEditor\n\nLocks to reopen\n\nWords.", "Locks to reopen"),
        ("By Ida Rookwood\n\nLocks to reopen\n\nWords.", "Locks to reopen"),
        ("Title: Locks to reopen\nDate: 4 March 2026\n\nWords.", "Locks to reopen"),
        ("The gates will open.\n\nNot a title\n", ""),
        ("“The gates will open.”\n\nNot a title\n", ""),
        ("• The gates open\n• The pound fills\n", ""),
        ("1. The gates open\n2. The pound fills\n", ""),
        ("long words " * 30 + "\n\nNot a title\n", ""),
    ],
)
def test_the_title_is_the_first_line_like_a_heading(text: str, title: str) -> None:
    assert described(text).title == title


def test_the_title_of_markdown_is_its_heading() -> None:
    assert (
        described("---\nauthor: Ida Rookwood\n---\nSome words\n\n## Locks to reopen\n", "text/markdown").title
        == "Locks to reopen"
    )
    assert described("## Locks to reopen\n\nWords.").title == "## Locks to reopen"


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("By Ida Rookwood", "Ida Rookwood"),
        ("by Ida Rookwood and Siôn ap Gwyn, Canals Correspondent", "Ida Rookwood and Siôn ap Gwyn"),
        ("Author: Ida Rookwood", "Ida Rookwood"),
        ("Ida Rookwood\nPolitical Editor", "Ida Rookwood"),
        ("By the end of the year the gates will open", ""),
        ("By Friday", ""),
        ("Ida Rookwood", ""),
    ],
)
def test_the_byline(line: str, byline: str) -> None:
    assert described(f"Locks to reopen\n\n{line}\n\nThe gates will open.").byline == byline


@pytest.mark.parametrize(
    ("text", "publisher"),
    [
        ("Locks to reopen\n\nDepartment for Rivers and Canals\n\nWords.", "Department for Rivers and Canals"),
        ("Locks to reopen\n\nThe Aldermere Chronicle\n\nWords.", "The Aldermere Chronicle"),
        ("Locks to reopen\n\nThe press release issued by the Lock Board on 4 March 2026.", "Lock Board"),
        ("Canals Committee\n\nOral evidence: The locks, HC 911\n\nWords.", "Canals Committee"),
        ("Locks\n\nMonday 2 March 2026\n\nCommons Chamber\n\nWords.", "Hansard"),
        ("Publisher: Towpath Press\nTitle: Locks\n\nWords.", "Towpath Press"),
        ("Report on locks\n\nAuthor: Canals Committee\n\nWords.", "Canals Committee"),
        ("Locks to reopen\n\nDepartment under fire over locks\n\nWords.", ""),
        ("Locks to reopen\n\nThe Department will pay.\n\nWords.", ""),
    ],
)
def test_the_publisher(text: str, publisher: str) -> None:
    source = described(text)
    assert source.publisher == publisher
    assert source.byline == ""


def test_the_link_where_one_stands_alone() -> None:
    assert described("Locks\nhttps://towpath.example/locks\n\nWords.").link == "https://towpath.example/locks"
    assert described("Locks\nSource: https://towpath.example/a\n\nWords.").link == "https://towpath.example/a"
    assert described("Locks\n\nSee https://towpath.example/locks for more.").link == ""


@given(st.text())
def test_nothing_in_a_head_is_an_error_and_the_text_is_not_touched(text: str) -> None:
    assert described(text).text == text
    assert described(text, "text/markdown").text == text


@pytest.mark.timeout(5)
@pytest.mark.parametrize("part", ["a", "1 ", "By A-a ", "\n", "4 March ", "Title: ", "issued on ", "[Mar 20"])
def test_an_endless_head_takes_no_time(part: str) -> None:
    text = part * (4_000_000 // len(part))
    assert described(text).text is text
