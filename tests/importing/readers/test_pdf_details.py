"""Pages and their labels, and what a PDF says of itself."""

import io
from datetime import date

import pytest
from reportlab.pdfgen.canvas import Canvas

from briefing_app.domain.text import SourceText, page_at
from briefing_app.errors import BriefingError
from briefing_app.importing.readers.pdf.labels import from_roman, to_roman
from briefing_app.importing.readers.pdf.pdf import read_pdf
from tests.importing.readers.pdf_pieces import LINES, Draw, all_of, cells, lines, pdf, read

HEAD = lines("Rivers and harbours: a review of what they cost", points=20, bold=True, top=760)
TEXT = lines(*LINES, top=700)


def page(number: str, *, head: str = "", word: str = "") -> Draw:
    parts = [
        lines(*(f"{line} {word}{place}" for place, line in enumerate(LINES)), top=700),
        lines(number, top=30, x=290),
    ]
    return all_of(*parts, lines(head, top=810)) if head else all_of(*parts)


def numbered(*numbers: str) -> SourceText:
    return read(*(page(number, word=f"x{place}") for place, number in enumerate(numbers)))


@pytest.mark.parametrize(
    ("printed", "labels"),
    [
        (("1", "2", "3", "4"), ["1", "2", "3", "4"]),
        (("4", "5", "6"), ["4", "5", "6"]),
        (("i", "ii", "iii", "1", "2", "3"), ["i", "ii", "iii", "1", "2", "3"]),
        (("", "ii", "iii", "", "2", "3", "", "5"), ["i", "ii", "iii", None, "2", "3", "4", "5"]),
        (("Page 4 of 9", "Page 5 of 9", "Page 6 of 9"), ["4", "5", "6"]),
        (("- 11 -", "- 12 -"), ["11", "12"]),
        (("17",), ["17"]),
        (("", "", ""), [None, None, None]),
    ],
)
def test_the_printed_number_is_the_label_of_its_page(printed: tuple[str, ...], labels: list[str | None]) -> None:
    source = numbered(*printed)
    assert [page.label for page in source.pages] == labels
    assert [page.number for page in source.pages] == list(range(1, len(printed) + 1))
    assert not any(number and f" {number}\n" in source.text for number in printed)


def labelled(labels: list[str], printed: list[str]) -> list[str | None]:
    stream = io.BytesIO()
    canvas = Canvas(stream, invariant=True)
    for place, (label, number) in enumerate(zip(labels, printed, strict=True)):
        canvas.addPageLabel(place, prefix=label)
        page(number, word=f"x{place}")(canvas)
        canvas.showPage()
    canvas.save()
    return [each.label for each in read_pdf(stream.getvalue(), "a.pdf").pages]


def test_labels_of_the_file_are_taken_where_they_are_sensible() -> None:
    assert labelled(["i", "ii", "1", "2"], [""] * 4) == ["i", "ii", "1", "2"]
    assert labelled(["A-1", "A-2", "B-1"], [""] * 3) == ["A-1", "A-2", "B-1"]
    assert labelled(["scan_0001.tif", "scan_0002.tif"], [""] * 2) == [None, None]


def test_printed_numbers_beat_labels_that_gainsay_them() -> None:
    assert labelled(["1", "2", "3"], ["7", "8", "9"]) == ["7", "8", "9"]
    assert labelled(["i", "ii", "iii"], ["7", "8", "9"]) == ["7", "8", "9"]


def test_an_offset_is_cited_by_the_printed_page_and_the_files() -> None:
    source = numbered("", "", "1", "2", "3")
    found = page_at(source.pages, source.text.index("x3"))
    assert found is not None
    assert found.cited == "p. 2 (PDF page 4)"
    assert page_at(numbered("1", "2").pages, 0).cited == "p. 1"  # type: ignore[union-attr]
    assert page_at((), 5) is None


def test_a_paragraph_that_goes_on_over_a_page_is_one_and_each_half_has_its_page() -> None:
    source = read(
        lines("The authority has told the council that all the work", top=60), lines("will begin in the spring.")
    )
    assert source.text == "The authority has told the council that all the work will begin in the spring."
    assert [(each.number, source.text[each.start :].split()[0]) for each in source.pages] == [(1, "The"), (2, "will")]


def test_a_word_broken_over_a_page_is_one() -> None:
    source = read(lines("It was agreed by all of the members of the govern-", top=60), lines("ment in the spring."))
    assert source.text == "It was agreed by all of the members of the government in the spring."
    assert source.text[source.pages[1].start :] == "in the spring."


def test_a_head_that_changes_with_the_chapter_goes_by_its_number() -> None:
    heads = ("Part one     1", "2     Part one", "Part two     3", "4     Part three", "Part four     5")
    source = read(*(page("", head=head, word=f"x{place}") for place, head in enumerate(heads)))
    assert "Part" not in source.text
    assert [each.label for each in source.pages] == ["1", "2", "3", "4", "5"]


def test_a_line_that_repeats_in_the_text_stays() -> None:
    same = all_of(lines(*LINES, top=500), lines("It was agreed.", top=444))
    assert read(same, same, same).text.count("It was agreed.") == 3


def test_roman_numerals_both_ways() -> None:
    assert all(from_roman(to_roman(number)) == number for number in range(1, 120))


def stated(title: str, author: str = "", *parts: Draw) -> SourceText:
    stream = io.BytesIO()
    canvas = Canvas(stream, invariant=True, lang="cy-GB")
    canvas.setTitle(title)
    canvas.setAuthor(author)
    all_of(*(parts or (HEAD, TEXT)))(canvas)
    canvas.save()
    return read_pdf(stream.getvalue(), "a.pdf")


@pytest.mark.parametrize(
    ("title", "taken", "where"),
    [
        ("Rivers and Harbours: a Review", "Rivers and Harbours: a Review", "from the PDF’s properties"),
        ("Microsoft Word - rivers v7.docx", None, "from the largest type on the first page"),
        ("rivers-v7.indd", None, "from the largest type on the first page"),
        ("", None, "from the largest type on the first page"),
        ("Annual report of another body altogether", None, "from the largest type on the first page"),
    ],
)
def test_a_title_of_the_properties_is_believed_where_the_page_bears_it_out(
    title: str, taken: str | None, where: str
) -> None:
    source = stated(title)
    assert source.title == (taken or "Rivers and harbours: a review of what they cost")
    assert dict(source.provenance)["title"] == where


def test_whoever_typed_it_is_no_author() -> None:
    assert stated("", "Ida Rookwood").byline == ""
    named = all_of(HEAD, lines("Ida Rookwood, for the Review", top=735), TEXT)
    source = stated("", "Ida Rookwood", named)
    assert (source.byline, dict(source.provenance)["byline"]) == ("Ida Rookwood", "from the PDF’s properties")


def test_the_language_that_the_file_states_is_taken() -> None:
    source = stated("")
    assert (source.language, dict(source.provenance)["language"]) == ("cy", "from the PDF’s properties")


def test_the_day_it_was_made_is_taken_only_in_the_month_that_it_names() -> None:
    # ReportLab’s unchanging files are made on 1 January 2000.
    dated = all_of(HEAD, lines("January 2000", top=735), TEXT)
    source = read(dated)
    assert source.published == date(2000, 1, 1)
    assert "on which the PDF was made" in dict(source.provenance)["published"]
    assert read(all_of(HEAD, lines("March 2026", top=735), TEXT)).published is None


def refusal(data: bytes) -> BriefingError:
    with pytest.raises(BriefingError) as caught:
        read_pdf(data, "a.pdf")
    return caught.value


def test_what_cannot_be_read_says_why() -> None:
    assert refusal(pdf(TEXT, locked=True)).what == "“a.pdf” asks for a password, and was not read."
    assert refusal(pdf(TEXT)[:700]).what == "“a.pdf” could not be read: it is damaged or was cut short."
    assert refusal(pdf(lambda _canvas: None)).what == "“a.pdf” is empty."


RUNNING = ("Port Wennick Harbour Board", "Minutes of the spring meeting", "For members")


def prose(word: str, top: float) -> Draw:
    return lines(*(f"{line} {word}{place}" for place, line in enumerate(LINES)), top=top)


@pytest.mark.parametrize("several", [1, 2, 3])
@pytest.mark.parametrize("room", [14, 20, 30])
@pytest.mark.parametrize("pages", [2, 3])
def test_a_running_head_of_several_lines_is_left_out_however_close_to_the_text(
    several: int, room: int, pages: int
) -> None:
    head, top = RUNNING[:several], 796 - 14 * (several - 1) - room
    source = read(*(all_of(lines(*head, top=796), prose(f"x{number}", top)) for number in range(pages)))
    assert not any(line in source.text for line in RUNNING)
    assert all(f"work x{number}0" in source.text for number in range(pages))


def test_a_title_that_a_later_page_takes_up_again_stays_once() -> None:
    heads = [lines("Piers to be rebuilt", top=790, points=18), lines("Piers to be rebuilt", top=790, points=18)]
    source = read(*(all_of(head, prose(f"x{number}", 740)) for number, head in enumerate(heads)))
    assert source.text.startswith("Piers to be rebuilt\n\n")
    assert source.text.count("Piers to be rebuilt") == 1


def test_the_title_of_a_table_that_goes_on_stays_once_above_its_head() -> None:
    def table(number: int) -> Draw:
        head = all_of(lines("Closures by region", top=796), cells(("Region", "Closures"), top=780))
        rows = cells(*((f"Aldermere {number}{row}", f"{146 + row}") for row in range(6)), top=764)
        return all_of(head, rows, prose(f"x{number}", 600))

    source = read(table(1), table(2))
    assert source.text.startswith("Closures by region")
    assert source.text.count("Closures by region") == 1
    assert source.text.count("Region\tClosures") == 1


def test_lines_of_the_text_that_repeat_close_to_others_stay() -> None:
    letter = ("Dear member of the board,", "Please find the minutes enclosed", "and let me know what is amiss.")
    source = read(*(all_of(lines(*letter, top=796), prose(f"x{number}", 754)) for number in range(2)))
    assert "Please find the minutes enclosed" in source.text
