"""Signs and broken words."""

import pytest
from reportlab.pdfgen.canvas import Canvas

from tests.importing.readers.pdf_building import VERA
from tests.importing.readers.pdf_pieces import LINES, TOP, all_of, lines, read


@pytest.mark.parametrize(
    ("said", "text"),
    [
        (
            ("It was for the govern-", "ment, and no govern-", "ing body, to act."),
            "It was for the government, and no governing body, to act.",
        ),
        (
            ("Good decision-making needs time, and the decision-", "making was done."),
            "Good decision-making needs time, and the decision-making was done.",
        ),
        (
            ("The self-", "employed were left to the govern-", "ment and the coun-", "cil."),
            "The self-employed were left to the government and the council.",
        ),
        (("An agree-", "ment was reached. The agreement holds."), "An agreement was reached. The agreement holds."),
        (("All short-", "and long-term plans were dropped."), "All short- and long-term plans were dropped."),
        (("She met Mr Oyelowo-", "Shaw at noon."), "She met Mr Oyelowo-Shaw at noon."),
        (("It rose in 2019-", "20 and fell again."), "It rose in 2019-20 and fell again."),
        (
            ("Read www.ports.example/a-", "report before you answer."),
            "Read www.ports.example/a-report before you answer.",
        ),
        (("A well-known man read it.",), "A well-known man read it."),
        (
            ("They asked for some\u00ad", "thing. The coun\u00ad", "cil said no."),
            "They asked for something. The council said no.",
        ),
    ],
)
def test_a_hyphen_at_the_end_of_a_line_stays_where_it_is_the_words_own(said: tuple[str, ...], text: str) -> None:
    assert read(lines(*said)).text == text


def test_ligatures_become_letters() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont(VERA, 10)
        canvas.drawString(
            72,
            TOP,
            "The o\ufb03ce con\ufb01rmed the \ufb02ow of a\ufb00airs.".replace("\ufb03", "f\ufb01").replace(
                "\ufb00", "ff"
            ),
        )

    assert read(draw).text == "The office confirmed the flow of affairs."


def raised(*pieces: str, mark: float = 6.5) -> "lines":  # type: ignore[valid-type]
    """One line in which every second piece is set small and high."""

    def draw(canvas: Canvas) -> None:
        text = canvas.beginText(72, TOP - 14 * len(LINES))
        for number, piece in enumerate(pieces):
            text.setRise(4 if number % 2 else 0)
            text.setFont("Helvetica", mark if number % 2 else 11)
            text.textOut(piece)
        canvas.drawText(text)

    return draw


@pytest.mark.parametrize(
    ("pieces", "text"),
    [
        (("It rose to 4,000", "3", " in a year."), "It rose to 4,000³ in a year."),
        (("It rose by half.", "12", " It fell again."), "It rose by half. It fell again."),
        (("It is 40 km", "2", " of marsh."), "It is 40 km² of marsh."),
        (("There are 10", "6", " of them."), "There are 10⁶ of them."),
        (("On the 1", "st", " of May it rained."), "On the 1st of May it rained."),
        (("It rose", "*", " again."), "It rose again."),
        (("It rose “by half”,", "4", " she said."), "It rose “by half”, she said."),
    ],
)
def test_marks_that_call_notes_are_dropped_and_other_raised_figures_kept_apart(
    pieces: tuple[str, ...], text: str
) -> None:
    assert read(all_of(lines(*LINES), raised(*pieces))).text.endswith(text)


def test_a_mark_whose_note_is_on_the_page_is_dropped_after_a_number_too() -> None:
    note = lines("3 Provisional, and rounded to the nearest hundred.", top=90, points=8)
    source = read(all_of(lines(*LINES), raised("It rose to 4,000", "3", " in a year."), note))
    assert "It rose to 4,000 in a year." in source.text
    assert [source.text[start:end] for start, end in source.notes] == [
        "3. Provisional, and rounded to the nearest hundred."
    ]


def test_signs_of_a_font_of_bullets_become_bullets() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Symbol", 11)
        for number in (0, 1):
            canvas.drawString(72, TOP - 14 * number, "\u2022")
        canvas.setFont("Helvetica", 11)
        for number, line in enumerate(("new gates", "new bridges")):
            canvas.drawString(90, TOP - 14 * number, line)

    assert read(draw).text == "• new gates\n• new bridges"
