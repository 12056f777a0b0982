"""What a figure's own part of a sentence says of it."""

from datetime import date

import pytest

from briefing_app.linking import lexicon
from briefing_app.linking.clauses import Clause, clause
from briefing_app.linking.periods import Period, period


def of(sentence: str, phrase: str, counted: str = "") -> Clause:
    return clause(sentence, phrase, counted, share="%" in phrase)


def test_each_figure_has_its_own_part_of_a_sentence() -> None:
    sentence = "Officials said 27 locks were closed and 33 were restricted to fewer hours."
    assert of(sentence, "27 locks").acts == {"close"}
    assert of(sentence, "33").acts == {"restrict"}


@pytest.mark.parametrize(
    ("sentence", "phrase", "change"),
    [
        ("Visits fell by 12% in May.", "12%", -1),
        ("The office has hired 350 more than last year.", "350", 1),
        ("Some 18,300 patients had waited more than a year.", "18,300 patients", 0),
        ("There will be 4,000 more sitting days.", "4,000 more sitting days", 0),
        ("Families pay 6% more in rent.", "6%", 1),
    ],
)
def test_a_change_by_so_much_is_told_from_so_much(sentence: str, phrase: str, change: int) -> None:
    found = of(sentence.replace("%", " per cent"), phrase.replace("%", " per cent"))
    assert found.change == change


@pytest.mark.parametrize(
    ("sentence", "phrase", "change"),
    [
        ("Berths fell by 135,000 (4%) in May.", "4%", -1),
        ("Thefts are down more than two thirds (69%) from the peak.", "69%", -1),
        ("Spills surge 54% in a year.", "54%", 1),
        ("Thefts were 49% higher than when counts began.", "49%", 1),
    ],
)
def test_a_change_is_told_in_brackets_and_by_strong_words(sentence: str, phrase: str, change: int) -> None:
    assert of(sentence, phrase).change == change


@pytest.mark.parametrize(
    ("sentence", "phrase", "sample"),
    [
        ("In a survey of 3,000 officers by the federation, 14 per cent planned to leave.", "3,000 officers", True),
        ("The league polled some 2,100 adults in May.", "2,100 adults", True),
        ("Of 1,950 respondents, most were tenants.", "1,950", True),
        ("The survey found that 3,000 officers planned to leave.", "3,000 officers", False),
        ("Ministers will recruit 3,000 officers.", "3,000 officers", False),
    ],
)
def test_those_asked_are_told_from_those_counted(sentence: str, phrase: str, sample: bool) -> None:
    assert of(sentence, phrase).sample is sample


@pytest.mark.parametrize(
    ("sentence", "phrase", "part"),
    [
        ("Northmere will have 40 of the 120 crews.", "40", True),
        ("Northmere will have 40 of the 120 crews.", "120 crews", False),
        ("Of the 60 locks, 12 are in Marlshire.", "12", True),
        ("Sixty locks will be mended.", "Sixty locks", False),
    ],
)
def test_so_many_of_others_is_a_part(sentence: str, phrase: str, part: bool) -> None:
    assert of(sentence, phrase).part is part


def test_places_narrow_and_names_of_offices_do_not() -> None:
    assert "marlshir" in of("In Marlshire, 12 libraries have closed.", "12 libraries").places
    assert "here" in of("The county has 410 officers.", "410 officers").places
    assert not of("The Department for Children will open 750 clubs.", "750 clubs").places


def test_a_place_narrows_the_part_and_not_the_whole() -> None:
    sentence = "Two of the 18 courtrooms to be reopened are in Carrow."
    assert not of(sentence, "18 courtrooms").places
    assert "carrow" in of("In Carrow, 18 courtrooms leak.", "18 courtrooms").places
    assert "here" in of("In the county, 48 per cent of homes have a line.", "48 per cent").places


@pytest.mark.parametrize(
    ("sentence", "phrase", "baseline"),
    [
        ("Absence fell to 19 per cent, down from 21 per cent.", "21 per cent", True),
        ("The yards trained 1,950 people, against a target of 2,600 people.", "2,600 people", True),
        ("The number has dropped from 2,100 to 1,850.", "2,100", True),
        ("The number has dropped from 2,100 to 1,850.", "1,850", False),
        ("Letters from 2,100 schools came in.", "2,100 schools", False),
    ],
)
def test_what_another_number_is_compared_with_is_a_baseline(sentence: str, phrase: str, baseline: bool) -> None:
    assert of(sentence, phrase).baseline is baseline


def test_plans_are_told_from_what_is_done_and_other_bodies_from_this_one() -> None:
    assert of("The yard will train 2,600 people.", "2,600 people").tense == "plan"
    assert of("The yard has trained 1,950 people.", "1,950 people").tense == "done"
    assert of("A rival union held a ballot in which 84% voted to strike.", "84%").aside
    assert not of("In the ballot 84% voted to strike.", "84%").aside


def test_what_comes_on_top_is_not_what_was_told_before() -> None:
    assert of("A further 33 pools have closed.", "33 pools").further
    assert of("An appeal at Oxley, also for 240 homes, was dismissed.", "240 homes").further
    assert not of("The council has closed 33 pools.", "33 pools").further


def test_by_so_much_is_a_change_only_where_something_moves() -> None:
    assert of("Trains will be hit by three days of strikes.", "three days").change == 0
    assert of("Visits rose by 400 in May.", "400").change == 1
    assert of("The firm welcomed a £36million boost.", "£36million").change == 0


def test_of_two_equal_numbers_the_words_counted_tell_which_is_meant() -> None:
    sentence = "Milk output was 9 per cent lower, and beef prices were 9 per cent higher."
    assert of(sentence, "9 per cent", "prices").change == 1
    assert of(sentence, "9 per cent", "output").change == -1


def test_nouns_of_one_kin_stand_for_each_other() -> None:
    assert lexicon.one_kin(frozenset({lexicon.concept("officer")}), frozenset({lexicon.concept("post")}))
    assert lexicon.one_kin(frozenset({"person"}), frozenset({lexicon.concept("pupil")}))
    assert not lexicon.one_kin(frozenset({lexicon.concept("school")}), frozenset({lexicon.concept("pupil")}))
    assert lexicon.singular("investigations") != lexicon.singular("investigators")


@pytest.mark.parametrize(
    ("said", "when"),
    [("in March", (2032, 3)), ("in December", (2031, 12)), ("since March", (2031, 3)), ("by October", (2032, 10))],
)
def test_a_bare_month_is_the_near_one(said: str, when: tuple[int, int]) -> None:
    found = period(said, date(2032, 2, 11))
    assert isinstance(found, Period)
    assert found.when == when
