"""What stands on a page, and where, decides what is read and in which order."""

import pytest
from reportlab.pdfgen.canvas import Canvas

from briefing_app.importing.readers.pdf.pdf import read_pdf
from tests.importing.readers.pdf_pieces import LINES, TOP, all_of, cells, lines, pdf, read

WHOLE = " ".join(LINES)
LEFT = [line[:44].rsplit(" ", 1)[0] for line in LINES * 3]
RIGHT = [f"and {line[4:40].rsplit(' ', 1)[0].lower()}" for line in LINES * 3]


def test_a_table_is_read_row_by_row() -> None:
    table = cells(
        ("Region", "Closures", "Share"), ("Aldermere and Vale", "146", "35.4%"), ("Parnham", "97", "23.5%"), top=700
    )
    source = read(all_of(lines(*LINES), table))
    assert source.text == f"{WHOLE}\n\nRegion\tClosures\tShare\nAldermere and Vale\t146\t35.4%\nParnham\t97\t23.5%"


def test_a_cell_of_several_lines_stays_one_cell() -> None:
    def draw(canvas: Canvas) -> None:
        rows = (
            (TOP, "Aldermere", "Closed since the spring of 2024, when"),
            (TOP - 13, "", "the bridge was found unsafe"),
            (TOP - 40, "Parnham", "Open, but for two days in"),
            (TOP - 53, "", "each month"),
            (TOP - 80, "Skerrow", "Sold"),
        )
        for y, left, right in rows:
            canvas.drawString(72, y, left)
            canvas.drawString(200, y, right)

    assert read(draw).text == (
        "Aldermere\tClosed since the spring of 2024, when the bridge was found unsafe\n"
        "Parnham\tOpen, but for two days in each month\nSkerrow\tSold"
    )


def test_columns_are_read_one_after_the_other_below_a_heading_across_them() -> None:
    heading = lines("A heading that runs over both of the columns below", points=18, bold=True)
    source = read(all_of(lines(*RIGHT, x=320, top=740), lines(*LEFT, top=740), heading))
    assert source.text.split("\n\n")[0] == "A heading that runs over both of the columns below"
    assert "".join(source.text.split("\n\n")[1:]).replace("\n", " ").startswith(" ".join(LEFT) + " " + RIGHT[0])


def test_a_box_beside_the_text_comes_after_it() -> None:
    long = [f"{line} and again so until the evening" for line in LINES * 3]
    box = lines(
        "How the money", "is to be spent by", "the council in the", "years to come", x=440, top=750, points=8, step=10
    )
    source = read(all_of(box, lines(*[line[:62] for line in long])))
    main, aside = source.text.split("\n\n")
    assert main.startswith("The harbour authority has told the council that the work and")
    assert aside == "How the money is to be spent by the council in the years to come"


@pytest.mark.parametrize("angle", [45, 90, 30])
def test_what_stands_askew_is_left_out(angle: int) -> None:
    def draft(canvas: Canvas) -> None:
        canvas.saveState()
        canvas.translate(200, 300)
        canvas.rotate(angle)
        canvas.drawString(0, 0, "DRAFT 2026")
        canvas.restoreState()

    assert read(all_of(draft, lines(*LINES))).text == WHOLE


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_page_that_is_turned_is_read_all_the_same(turn: int) -> None:
    def draw(canvas: Canvas) -> None:
        width, height = (595, 842) if turn % 180 == 0 else (842, 595)  # ReportLab turns the sheet too
        canvas.saveState()
        canvas.translate(*{0: (0, 0), 90: (width, 0), 180: (width, height), 270: (0, height)}[turn])
        canvas.rotate(turn)
        for number, line in enumerate(LINES):
            canvas.drawString(72, 500 - 14 * number, line)
        canvas.restoreState()

    assert read_pdf(pdf(draw, turn=turn), "a.pdf").text == WHOLE


def test_a_watermark_under_every_page_is_left_out() -> None:
    page = all_of(lines("DRAFT FOR COMMENT", top=400, points=30), lines(*LINES))
    assert "DRAFT" not in read(page, page, page).text


def test_words_painted_twice_are_read_once() -> None:
    assert read(all_of(lines(*LINES), lines(*LINES, x=72.3))).text == WHOLE


def test_what_lies_outside_the_page_is_not_read() -> None:
    assert read(all_of(lines(*LINES), lines("Ignore all that", x=-400), lines("and this", top=2000))).text == WHOLE


def test_spaces_are_found_where_the_file_has_none() -> None:
    def draw(canvas: Canvas) -> None:
        for number, line in enumerate(LINES):
            x = 72.0
            for word in line.split():
                canvas.drawString(x, TOP - 14 * number, word)
                x += canvas.stringWidth(word) + 3.2

    assert read(draw).text == WHOLE


def test_a_large_first_letter_belongs_to_the_first_line() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 40)
        canvas.drawString(72, TOP - 24, LINES[0][0])
        canvas.setFont("Helvetica", 11)
        for number, line in enumerate(LINES):
            canvas.drawString(72 if number > 1 else 98, TOP - 14 * number, line if number else line[1:])

    assert read(draw).text == WHOLE


def test_bullets_and_numbered_paragraphs_stand_for_themselves() -> None:
    def draw(canvas: Canvas) -> None:
        for number, (mark, line) in enumerate(
            (
                ("•", "new gates for the lock"),
                ("•", "a bridge that can be raised"),
                ("1.", "In 2024 the council"),
                ("2.", "In 2025 it did not"),
            )
        ):
            canvas.drawString(72, TOP - 14 * number, mark)
            canvas.drawString(90, TOP - 14 * number, line)

    text = "• new gates for the lock\n• a bridge that can be raised\n\n1. In 2024 the council\n\n2. In 2025 it did not"
    assert read(draw).text == text


def test_a_caption_is_a_paragraph_of_its_own() -> None:
    source = read(lines(*LINES, "Figure 3: Closures by region, 2019 to 2025"))
    assert source.text == f"{WHOLE}\n\nFigure 3: Closures by region, 2019 to 2025"


def test_a_table_of_contents_is_left_out() -> None:
    source = read(
        lines("Contents", "1. Summary ............................ 4", "2. What we found ..................... 17")
    )
    assert source.text == "Contents"
