"""Which body an office is held in, as a phrase says it and as the rest of a text does."""

import pytest

from briefing_app.domain.text import SourceText
from briefing_app.extraction.extract import extract
from briefing_app.extraction.people.offices import office_of

PHRASES = """
Senior Policy Fellow at the Wellbeck Foundation = Senior Policy Fellow | Wellbeck Foundation
Minister of State at the Department for Journeys = Minister of State | Department for Journeys
chief executive of the independent Orla Finch Foundation = chief executive | Orla Finch Foundation
planning manager for applicant Marl Homes = planning manager | Marl Homes
head of campaigns at the think tank Calder Institute = head of campaigns | Calder Institute
partner at law firm Marl & Teague = partner | Marl & Teague
partner in the clinical negligence team at Teague Solicitors = partner | Teague Solicitors
senior lecturer in law at the University of Pen = senior lecturer in law | University of Pen
Head of the Biology Department at the University of Pen = Head of the Biology Department | University of Pen
Pro-Vice-Chancellor for Research at the University of Pen = Pro-Vice-Chancellor for Research | University of Pen
leader of the Orchard Party group on Wexmoor Council = leader of the Orchard Party group | Wexmoor Council
chief executive of West Wexmoor Combined Authority = chief executive | West Wexmoor Combined Authority
general secretary of the Union of Ferrymen (UoF) = general secretary | Union of Ferrymen
branch secretary of UFM in Wexmoor = branch secretary | UFM
spokesperson for Marl Homes = spokesperson | Marl Homes
county councillor for Mid Dene = county councillor for Mid Dene | -
Director of Enforcement = Director of Enforcement | -
Director, Strategy and Skills, Wexmoor Audit Office = Director, Strategy and Skills | Wexmoor Audit Office
HMFS Chief Executive = Chief Executive | HMFS
UHMBT chief executive = chief executive | UHMBT
FORMER minister = former minister | -
director of tides at Westminster = director of tides | -
head of housing role = head of housing | -
chair of the Ferry Delivery Group = chair | Ferry Delivery Group
leader of the Orchard group = leader of the Orchard group | -
family doctor in Wexmoor = family doctor | -
head of policy, Wexmoor Rail = head of policy | Wexmoor Rail
RSPW Wexmoor site manager = Wexmoor site manager | RSPW
"""

DOCUMENTS = {
    "the one council": (
        "Wexmoor County Council has a plan.\n\nCllr Ann Marl, Leader of the Council, said: “We have looked for a way.”",
        ("Leader", "Wexmoor County Council"),
    ),
    "council leader": (
        "Wexmoor County Council has a plan.\n\nCouncil leader Ann Marl said it would work.",
        ("Council leader", "Wexmoor County Council"),
    ),
    "its chair": (
        "The Harbour Trust has put up its dues. Its chair, Ann Marl, said the quay was old.",
        ("chair", "Harbour Trust"),
    ),
    "its operations director": (
        "Eastgrid has a new estimate. Boats for Eastgrid are out. Ann Marl, its operations director, said it was late.",
        ("operations director", "Eastgrid"),
    ),
    "the charity's patron": (
        "The charity Kindred Hearths has a new home.\n\nThe charity’s patron, Ann Marl, said it was warm.",
        ("patron", "Kindred Hearths"),
    ),
    "a minister's department": (
        "The Department for Heritage and Skills opened a school.\n\nSkills Minister Ann Marl said it was good.",
        ("Skills Minister", "Department for Heritage and Skills"),
    ),
    "the one force": (
        "Weldshire Constabulary wants witnesses.\n\nDetective Inspector Ann Marl said it was cowardly.",
        ("Detective Inspector", "Weldshire Constabulary"),
    ),
    "initials spelled out": (
        "The National Tides Agency (NTA) is late.\n\nNTA director Ann Marl said it was sorry.",
        ("director", "National Tides Agency"),
    ),
    "beside the name": (
        "Dues are up.\n\nDr Ann Marl of the Fellside Nature Trust said it was a start.",
        (None, "Fellside Nature Trust"),
    ),
    "where somebody studies": (
        "Dues are up.\n\nAnn Marl, who studies tides at the University of Pen, said it was bad.",
        (None, "University of Pen"),
    ),
    "called a group": (
        "Dues are up.\n\nAnn Marl, of campaign group Clean Quay, said it was foul.",
        (None, "Clean Quay"),
    ),
    "whose she is": (
        "Dues are up.\n\nThe RMU’s Ann Marl said it was foul.",
        (None, "RMU"),
    ),
    "past a picture": (
        "The Harbour Trust met.\n\nAnn Marl (pictured), the trust’s director of nursing, said it was foul.",
        ("director of nursing", "Harbour Trust"),
    ),
    "an office and then of a firm": (
        "Dues are up.\n\nSolicitor Ann Marl, of Teague Solicitors, said it was foul.",
        ("Solicitor", "Teague Solicitors"),
    ),
    "a word that only opens the sentence": (
        "Dues are up.\n\nBut Wexmoor Rail’s chief negotiator Ann Marl said it was foul.",
        ("chief negotiator", "Wexmoor Rail"),
    ),
    "a service with an and": (
        "Smoke rose.\n\nWexmoor Fire and Rescue Service’s Risk Manager Ann Marl said it was foul.",
        ("Risk Manager", "Wexmoor Fire and Rescue Service"),
    ),
    "spelled out before": (
        "Dues are up.\n\nOrla Finch Foundation (OFF) Chief Economist Ann Marl said it was foul.",
        ("Chief Economist", "Orla Finch Foundation"),
    ),
    "a team of a body": (
        "Dues are up.\n\nAnn Marl, of the Rivers Agency’s flood resilience team, said it was foul.",
        (None, "Rivers Agency"),
    ),
    "the head of the one university": (
        "The University of Pen has a new hall.\n\nVice-Chancellor Ann Marl said it was fine.",
        ("Vice-Chancellor", "University of Pen"),
    ),
    "another's firm": (
        "The Harbour Trust met the Lifeboat Trust.\n\nAnn Marl, chief executive, said it was late.",
        ("chief executive", None),
    ),
}


@pytest.mark.parametrize("line", PHRASES.strip().splitlines())
def test_a_phrase_is_split_into_role_and_body(line: str) -> None:
    phrase, _, wanted = line.partition(" = ")
    role, _, body = wanted.partition(" | ")
    office = office_of(phrase, "")
    assert (office.role, office.organisation or "-") == (role, body)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_rest_of_a_text_names_the_body(name: str) -> None:
    text, wanted = DOCUMENTS[name]
    found = next(quote for quote in extract(SourceText(text=f"{text}\n")).quotes if quote.speaker == "Ann Marl")
    assert (found.role, found.organisation) == wanted


UNNAMED = {
    "A council spokesman": ("The Wexmoor Council met.", "Wexmoor Council"),
    "A spokeswoman for the union": ("The Ferry Union met. The Rail Union left.", "union"),
    "A man at Larkmoor": ("Larkmoor is a prison.", None),
}


@pytest.mark.parametrize("who", UNNAMED)
def test_somebody_unnamed_speaks_for_a_body_and_not_for_a_place(who: str) -> None:
    before, wanted = UNNAMED[who]
    found = extract(SourceText(text=f"{before}\n\n{who} said: “We have looked for a way and found none.”\n")).quotes
    assert [quote.organisation for quote in found] == [wanted]


def test_initials_with_what_they_stand_for_are_the_body() -> None:
    text = "Ferries stop on Monday.\n\nThe RMU union said it was sorry. The RMU has 90 members.\n"
    assert [(q.speaker, q.organisation) for q in extract(SourceText(text=text)).quotes] == [("RMU", "RMU")]


def test_a_brand_keeps_its_mark_of_possession() -> None:
    text = "Marlow’s store will shut.\n\nMarlow’s said the decision was “not taken lightly and is a hard one”.\n"
    assert [(q.speaker, q.organisation) for q in extract(SourceText(text=text)).quotes] == [("Marlow’s", "Marlow’s")]
