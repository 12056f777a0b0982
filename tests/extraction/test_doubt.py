"""Whom words are put down to is left in doubt where the words themselves speak against it."""

from briefing_app.domain.text import SourceText
from briefing_app.extraction.extract import extract

POST = (
    "Northern Water starts again\n\nThe chair of Northern Water, Jonty Marl, wrote: ‘Proud of the team.’ "
    "Among the replies was one from Pell: ‘Courage is paying in 30 days{}’"
)


def confidence(ending: str) -> float:
    """How sure it is whose the reply is, if anybody's name is put under it."""
    quotes = extract(SourceText(POST.format(ending))).quotes
    return next(one.confidence for one in quotes if "Courage" in one.text and one.speaker == "Jonty Marl")


def test_who_is_spoken_to_is_not_taken_for_who_speaks() -> None:
    assert confidence(", Jonty.") <= 0.5
    assert confidence(".") > 0.5
