"""Which body an office is held in, as a phrase says it and as the rest of a text does."""

import pytest

from briefing_app.domain.text import SourceText
from briefing_app.extraction.extract import extract
from briefing_app.extraction.people_offices import office_of

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
