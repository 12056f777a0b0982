import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_app.domain.search import Field, Query
from briefing_app.library.query import parse
from briefing_app.ui.search.terms import Typed, condition, cut, in_words, query_of, settled

PIECES = ["pier", "OR", "-pier", "speaker:Ann", 'speaker:"Ann Lee"', "kind:quote", "before:2024", '"a b"', "-in:pack"]


def typed(text: str, *, entered: bool = False) -> Typed:
    """What comes of typing a text letter by letter."""
    shown = Typed()
    for letter in text:
        shown = settled(Typed(shown.chips, shown.line + letter))
    return settled(shown, entered=True) if entered else shown


def meaning(query: Query) -> set[frozenset[tuple[object, ...]]]:
    """What a query asks for, whatever the order."""
    return {frozenset((term.field, term.value, term.negated, term.phrase) for term in group) for group in query.groups}


@pytest.mark.parametrize(
    ("text", "chips", "line"),
    [
        ("pier tim", [], "pier tim"),
        ("speaker:Mar", [], "speaker:Mar"),
        ("speaker:Maren ", ["speaker:Maren"], ""),
        ('speaker:"Maren Thistlewood" pier', ['speaker:"Maren Thistlewood"'], "pier"),
        ("“hull first”", ["“hull first”"], ""),
        ("pier -in:pack tim", ["-in:pack"], "pier tim"),
        ("speaker:a OR speaker:b ", ["speaker:a OR speaker:b"], ""),
        ("kind:quote OR pier -x ", ["kind:quote"], "OR pier -x "),
        ("pier OR speaker:a ", [], "pier OR speaker:a "),
    ],
)
def test_finished_conditions_become_chips(text: str, chips: list[str], line: str) -> None:
    shown = typed(text)
    assert [chip.text for chip in shown.chips] == chips
    assert shown.line == line


def test_enter_makes_a_chip_whose_last_word_may_go_on() -> None:
    shown = typed("speaker:mar", entered=True)
    assert [chip.text for chip in shown.chips] == ["speaker:mar"]
    assert query_of(shown).terms[0].prefix
    assert not query_of(typed("speaker:mar ")).terms[0].prefix
    assert [chip.text for chip in typed('"hull fi', entered=True).chips] == ['"hull fi"']


def test_a_single_letter_waits_for_the_next() -> None:
    assert not query_of(typed("p")).terms
    assert query_of(typed("p"), entered=True).terms
    assert len(query_of(typed("pier t")).terms) == 1


@given(st.lists(st.sampled_from(PIECES), max_size=6))
def test_chips_never_change_what_is_asked_for(pieces: list[str]) -> None:
    text = f"{' '.join(pieces)} "
    assert meaning(query_of(settled(Typed((), text)))) == meaning(parse(text))


@given(st.text(max_size=40))
def test_nothing_typed_is_an_error(text: str) -> None:
    query_of(typed(text, entered=True))


def test_a_part_is_cut_from_chips_and_line() -> None:
    shown = typed('speaker:"Maren Thistlewood" after:2024 pier timetable')
    for words, left in (("after 2024", 1), ("timetable", 2)):
        group = next(group for group in query_of(shown).groups if in_words(group) == words)
        rest = cut(shown, group[0].start, group[-1].end)
        assert len(rest.chips) == left
        assert words not in [in_words(each) for each in query_of(rest).groups]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('after:"1 May 2024"', "after 1 May 2024"),
        ("before:2024-05", "before May 2024"),
        ("date:2024", "in 2024"),
        ("before:soon", "before soon"),
        ("-in:pack", "not in a pack"),
        ("in:burglary", "in the pack “burglary”"),
        ('-"hull first"', "not “hull first”"),
        ("org:landings", "organisation landings"),
    ],
)
def test_a_chip_says_what_it_means(text: str, words: str) -> None:
    assert in_words(parse(text).terms) == words


def test_a_facets_value_is_typed_in_quotation_marks() -> None:
    assert condition(Field.SPEAKER, "Ann “Nan” Lee") == 'speaker:"Ann Nan Lee"'
