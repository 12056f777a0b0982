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


FAR = "Reservoir row\n\nCouncillor Dan Hurst said the bank was safe.\n\n{}“It was up to my knees,” he said.\n"


def claimed(between: str) -> float:
    """How sure it is that *he* is the councillor, after some paragraphs that name nobody."""
    quotes = extract(SourceText(FAR.format(between))).quotes
    return next(one.confidence for one in quotes if "knees" in one.text and one.speaker == "Dan Hurst")


def test_a_pronoun_far_from_whom_it_may_mean_is_left_in_doubt() -> None:
    near, far = "The bank was built in 1911.\n\n", "The bank was built in 1911.\n\nIt holds the lake.\n\n"
    assert claimed("") >= 0.9
    assert claimed(near) >= 0.9
    assert claimed(far) < 0.9


def test_a_pronoun_for_somebody_unnamed_reaches_no_other_paragraph_without_doubt() -> None:
    told = "Reservoir row\n\nA council spokesman said the bank was safe.{}“It was up to my knees,” he said.\n"
    same, next_ = (extract(SourceText(told.format(gap))).quotes[-1] for gap in (" ", "\n\n"))
    assert same.confidence >= 0.9 > next_.confidence


def test_it_may_be_a_court_that_stands_between() -> None:
    told = "Pay row\n\nMarl Council met on Monday. {} It said that the wages of all the staff were unfair.\n"
    plainly, perhaps = (
        extract(SourceText(told.format(between))).quotes[-1]
        for between in ("The hall was cold.", "A county court looked at the pay of Marl Council.")
    )
    assert plainly.speaker == perhaps.speaker == "Marl Council"
    assert plainly.confidence >= 0.9 > perhaps.confidence
