"""What a figure measures, where its `of` tells little, and the number of its unit."""

import pytest

from briefing_app.domain.figures import Figure, FigureKind
from briefing_app.packs.measures import NOT_NAMED, measured, plural, unit_noun

COUNT, DURATION, MONEY = FigureKind.COUNT, FigureKind.DURATION, FigureKind.MONEY


def figure(text: str, number: str, phrase: str, kind: FigureKind, unit: str | None, of: str | None) -> Figure:
    start, wide = text.index(number), text.index(phrase)
    return Figure(
        start,
        start + len(number),
        number,
        7.0,
        kind,
        unit=unit,
        of=of,
        phrase_start=wide,
        phrase_end=wide + len(phrase),
    )


@pytest.mark.parametrize(
    ("text", "number", "phrase", "kind", "unit", "of", "measure"),
    [
        ("It has 27 locks.", "27", "27 locks", COUNT, "lock", "locks", "locks"),
        ("Take 40 tonnes of waste.", "40", "40 tonnes", COUNT, "tonne", "waste", "waste"),
        ("It takes three years.", "three", "three years", DURATION, "year", None, "three years"),
        ("It was gone under six years.", "six", "under six years", DURATION, "year", "gone", "six years"),
        ("Then 33 were shut.", "33", "33", COUNT, "lock", None, "locks"),
        ("Just 11 of the 60 locks work.", "11", "11 of the 60 locks", COUNT, "lock", None, "11 of the 60 locks"),
        ("Gates: about 140 stayed.", "140", "about 140", COUNT, "gate", "stayed", "gates"),
        ("Inspectors’ numbers reach 123.", "123", "123", COUNT, "inspector", "numbers", "inspectors"),
        ("It had 70 then.", "70", "70", COUNT, None, None, NOT_NAMED),
        ("In June it had 35.", "35", "35", COUNT, None, "June", NOT_NAMED),
        ("Over three years £42 million.", "£42 million", "£42 million", MONEY, "GBP", "three years", NOT_NAMED),
        ("All were repaired for £7.8 million.", "£7.8 million", "£7.8 million", MONEY, "GBP", "repaired", "repaired"),
        ("A need of £3.", "£3", "£3", MONEY, "GBP", "need", "need"),
    ],
)
def test_a_measure_is_a_noun_wherever_the_source_has_one(
    text: str, number: str, phrase: str, kind: FigureKind, unit: str | None, of: str | None, measure: str
) -> None:
    assert measured(figure(text, number, phrase, kind, unit, of), text) == measure


def test_without_the_text_the_unit_still_tells() -> None:
    assert measured(Figure(0, 5, "three", 3.0, DURATION, unit="year"), "") == "three years"


@pytest.mark.parametrize(
    ("text", "value", "kind", "unit", "words"),
    [
        ("one", 1.0, COUNT, "gate", "gate"),
        ("no", 0.0, COUNT, "gate", "gates"),
        ("0.5", 0.5, FigureKind.OTHER, "mile", "miles"),
        ("half", 0.5, FigureKind.OTHER, "mile", "mile"),
        ("a quarter", 0.25, FigureKind.RATE, "member", "of members"),
        ("45", 45.0, FigureKind.RATE, "gate", "gates"),
        ("six", 6.0, COUNT, "staff", "staff"),
        ("12", 12.0, FigureKind.RATE, "gate/year", "gate/year"),
    ],
)
def test_a_unit_is_plural_where_its_value_is_not_one(
    text: str, value: float, kind: FigureKind, unit: str, words: str
) -> None:
    assert unit_noun(Figure(0, len(text), text, value, kind, unit=unit)) == words


@pytest.mark.parametrize(
    ("noun", "many"),
    [("member of staff", "members of staff"), ("lock keeper", "lock keepers"), ("authority", "authorities"),
     ("church", "churches"), ("person", "people"), ("aircraft", "aircraft")],
)  # fmt: skip
def test_plurals(noun: str, many: str) -> None:
    assert plural(noun) == many
