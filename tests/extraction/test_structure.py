"""Genres, furniture, sentences and turns are told from a document's own shape."""

import pytest

from briefing_app.domain.text import Genre, SourceText
from briefing_app.extraction.layout.paragraphs import segment
from briefing_app.extraction.layout.segments import Kind, Layout


def layout(text: str) -> Layout:
    return segment(SourceText(text=text))


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("A ferry leaves Holmsea harbour at dawn. Photo: PA/Alamy", Kind.CAPTION),
        ("Councillor Derek Plume at the crossing (Image: Marlshire Gazette)", Kind.CAPTION),
        ("Image caption, The library has stood since 1904", Kind.CAPTION),
        ("Read more: Why frameworks fail small firms", Kind.TEASER),
        ("READ MORE", Kind.TEASER),
        ("Sign up to our weekly newsletter", Kind.TEASER),
        ("Share this page", Kind.BOILERPLATE),
        ("We use cookies to make this site work", Kind.BOILERPLATE),
        ("© Marlshire Gazette 2024. All rights reserved.", Kind.BOILERPLATE),
        ("By Dominic Faraday", Kind.DETAIL),
        ("14 March 2023", Kind.DETAIL),
        ("Published 3 May 2022", Kind.DETAIL),
        ("What happens next", Kind.HEADING),
        ("• Work begins in May", Kind.BULLET),
        ("Councils have until June to reply to the letter.", Kind.BODY),
    ],
)
def test_a_paragraph_is_known_by_its_shape(line: str, kind: Kind) -> None:
    text = (
        f"Harbour works delayed again\n\nThe quay is shut.\n\nIt will reopen in May.\n\n{line}\n\nThe end came soon.\n"
    )
    found = layout(text)
    assert next(p for p in found.paragraphs if found.words_of(p) == line).kind is kind


def test_notes_to_editors_run_to_the_end() -> None:
    found = layout(
        "Title of a release here\n\nWords.\n\nMore words.\n\nNotes to editors\n\n1. The fund opened in May.\n"
    )
    assert [p.kind for p in found.paragraphs][-2:] == [Kind.NOTES, Kind.NOTES]


@pytest.mark.parametrize(
    ("text", "genre"),
    [
        ("Press release: New bridge\n\nIt opens today.\n\nENDS", Genre.PRESS_RELEASE),
        ("Oral evidence: Ports, HC 12\n\nQ1 Chair: Why?\n\nJane Roe: Because.", Genre.EVIDENCE),
        ("House of Commons\n\nJane Roe (Hove) (Lab): Will the Minister give way?", Genre.HANSARD),
        ("Speech by Jane Roe at the Ports Forum\n\nGood morning, everyone.", Genre.SPEECH),
        ("Statistical bulletin: Ferries, 2022\n\nMain points\n\n• Ferries rose.", Genre.STATISTICS),
        ("1 May 2023\n\nDear Minister\n\nI write about ferries.\n\nYours sincerely\n\nJane Roe", Genre.LETTER),
        ("From: Jane\nTo: All\nSubject: Ferries\nDate: 1 May\n\nAll, see below.", Genre.EMAIL),
        ("Ferry axed\n\nThe firm said it would end sailings in May.", Genre.NEWS),
        ("12 34 56", Genre.OTHER),
    ],
)
def test_genre_is_told_from_structure(text: str, genre: Genre) -> None:
    assert layout(text).genre is genre


def test_sentences_end_at_full_stops_that_nothing_else_explains() -> None:
    text = "Dr. A. Roe paid £4.5m. The U.K. rose at 10.30 a.m. on Monday. “Why?” she asked. No. 10 said no."
    found = layout(text)
    assert [text[s.start : s.end] for s in found.sentences] == [
        "Dr. A. Roe paid £4.5m.",
        "The U.K. rose at 10.30 a.m. on Monday.",
        "“Why?” she asked.",
        "No. 10 said no.",
    ]


def test_lines_wrapped_to_a_width_make_one_paragraph() -> None:
    wrapped = (
        "The harbour board has told residents that the quay will be shut for most\n"
        "of the summer while engineers replace the old timber piles with steel\n"
        "ones, a job that was last done in the year 1911 and that nobody living\n"
        "has seen being carried out before now.\n\n"
        "Boats will be moved to the inner basin, where the depth at low water is\n"
        "thought to be enough for all but the largest of the fishing fleet, and\n"
        "the lifeboat will be kept afloat at the end of the northern breakwater\n"
        "until the work is done.\n"
    )
    assert len(layout(wrapped).paragraphs) == 2


def test_turns_run_from_one_name_to_the_next() -> None:
    text = "Oral evidence: Ports\n\nQ1 Chair: Why?\n\nJane Roe: Because.\n\nIt was late.\n\nChair: Thank you."
    found = layout(text)
    assert [(text[t.label_start : t.label_end], text[t.start : t.end]) for t in found.turns] == [
        ("Chair", "Why?"),
        ("Jane Roe", "Because.\n\nIt was late."),
        ("Chair", "Thank you."),
    ]
