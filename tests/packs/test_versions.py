"""Two versions of a pack laid over one another, and the slip that tells of what changed."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing_app.domain.packs import ItemKind, Likelihood, Pack, PackItem, PackSection
from briefing_app.domain.quotes import Quote
from briefing_app.packs.blocks import Alteration, Note, Redline, Runs, SectionOpening, Text
from briefing_app.packs.versions.differences import Turn, differences, short
from briefing_app.packs.versions.frozen import Frozen, reduced
from briefing_app.packs.versions.redline import laid_over, paired, side_by_side
from briefing_app.packs.versions.versions import addendum, compare, slip_changes
from tests.packs.example import DOCUMENTS, PACK, POINTS

WHEN = datetime(2026, 11, 5, 8, 40)  # noqa: DTZ001 - officials write the time of their own wall
ADDED = PackItem(77, ItemKind.QUESTION, "Has a warden left?", "Yes, one.", 6, Likelihood.CERTAIN)


@cache
def example() -> Frozen:
    return reduced(PACK, POINTS, DOCUMENTS)


def other(change: Callable[[list[list[PackItem]]], object]) -> Frozen:
    """The example with the items of its sections changed."""
    lists = [list(section.items) for section in PACK.sections]
    change(lists)
    sections = [replace(one, items=tuple(items)) for one, items in zip(PACK.sections, lists, strict=True)]
    return reduced(replace(PACK, sections=tuple(sections)), POINTS, DOCUMENTS)


@pytest.mark.parametrize(
    ("markdown", "words"),
    [
        ("| Who | *When* |\n| --- | --- |\n| A | B |", "Who, When"),
        ("Nobody rang.\n\n| Who |\n| --- |\n| A |", "Nobody rang.   Who    A"),
    ],
)
def test_a_table_is_known_by_the_heads_of_its_columns(markdown: str, words: str) -> None:
    assert short(PackItem(1, ItemKind.NOTE, "", markdown), example()).split() == words.split()


def turns(new: Frozen, old: Frozen | None = None) -> list[tuple[str, Turn]]:
    return [(one.key, one.turn) for one in differences(old or example(), new)]


def marked(runs: Runs) -> str:
    signs = {(True, False): "+", (False, True): "-", (False, False): ""}
    return "".join(f"{signs[run.changed, run.struck]}{run.text}{signs[run.changed, run.struck]}" for run in runs)


def reworded(lists: list[list[PackItem]]) -> None:
    words = lists[0][1].markdown.replace("its full complement", "all but one of its wardens")
    lists[0][1] = replace(lists[0][1], markdown=words)


def test_what_is_the_same_does_not_differ() -> None:
    assert turns(example()) == []
    document = compare(example(), example())
    assert not any(isinstance(block, Redline) for block in document.blocks)
    assert document.foot == "Not part of the pack"


CASES: dict[str, tuple[Callable[[list[list[PackItem]]], object], list[tuple[str, Turn]]]] = {
    "words": (reworded, [("item-2", Turn.CHANGED)]),
    "new": (lambda lists: lists[2].insert(1, ADDED), [("item-77", Turn.NEW)]),
    "taken out": (lambda lists: lists[2].pop(1), [("item-13", Turn.TAKEN_OUT)]),
    "order": (lambda lists: lists[0].insert(0, lists[0].pop(2)), [("move-item-3", Turn.MOVED)]),
    "another section": (lambda lists: lists[0].append(lists[1].pop(0)), [("move-item-4", Turn.MOVED)]),
    "likelihood": (
        lambda lists: lists[2].__setitem__(1, replace(lists[2][1], likelihood=Likelihood.UNLIKELY)),
        [("item-13", Turn.CHANGED)],
    ),
    "another source": (
        lambda lists: lists[0].__setitem__(0, replace(lists[0][0], point_id=3)), [("item-1", Turn.CHANGED)]
    ),
    "not for use": (
        lambda lists: lists[1].__setitem__(0, replace(lists[1][0], not_for_use=True)), [("item-4", Turn.CHANGED)]
    ),
    "the same words under another id": (
        lambda lists: lists[0].__setitem__(2, replace(lists[0][2], id=90, markdown=f"{lists[0][2].markdown} Yes.")),
        [("item-90", Turn.CHANGED)],
    ),
    "the same point under another id": (lambda lists: lists[1].__setitem__(2, replace(lists[1][2], id=91)), []),
    "a note for the file": (lambda lists: lists[0].__setitem__(0, replace(lists[0][0], file_note="Rang.")), []),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_a_change_is_told_as_what_it_is(case: str) -> None:
    change, found = CASES[case]
    assert turns(other(change)) == found


def test_the_cover_and_the_sections_are_compared() -> None:
    sections = (PACK.sections[1], PACK.sections[0], *PACK.sections[2:5], PackSection(9, "Press"))
    sections = (replace(sections[0], title="Points"), *sections[1:])
    pack = Pack(1, replace(PACK.details, when="Friday", handling="", version=4), sections)
    assert turns(reduced(pack, POINTS, DOCUMENTS)) == [
        ("cover-handling", Turn.TAKEN_OUT), ("cover-when", Turn.CHANGED), ("section-2", Turn.CHANGED),
        ("move-section-2", Turn.MOVED), ("section-9", Turn.NEW), ("section-6", Turn.TAKEN_OUT),
    ]  # fmt: skip


def test_another_speaker_under_the_same_quote_is_a_change() -> None:
    quote = POINTS[2].content
    assert isinstance(quote, Quote)
    points = {**POINTS, 2: replace(POINTS[2], content=replace(quote, speaker="Councillor Beca Wyn-Harries"))}
    assert ("item-17", Turn.CHANGED) in turns(reduced(PACK, points, DOCUMENTS))


def test_a_redline_strikes_what_is_gone_and_marks_what_is_new() -> None:
    (one,) = (block for block in compare(example(), other(reworded)).blocks if isinstance(block, Redline))
    assert (one.label, one.place) == ("Changed", "Line 2")
    said = "has had -its full complement- +all but one of its wardens+ since 1 September."
    assert marked(one.runs).endswith(said)


def test_the_higher_marking_of_the_two_stands_on_a_redline() -> None:
    lower = replace(PACK, details=replace(PACK.details, marking="OFFICIAL"))
    low = reduced(lower, POINTS, DOCUMENTS)
    assert compare(example(), low).marking == compare(low, example()).marking == "Official-Sensitive"


def test_an_addendum_says_what_it_said_and_what_to_say_now() -> None:
    def change(lists: list[list[PackItem]]) -> None:
        reworded(lists)
        lists[2].insert(2, ADDED)
        lists[2].pop()

    new = other(change)
    assert [one.key for one in slip_changes(example(), new)] == ["item-2", "item-77", "item-15"]
    slip = addendum(example(), new, {"item-2": "A warden left."}, number=1, issued_at=WHEN, cleared_by="DD\nSpads")
    opening, first, second, third, *rest = slip.blocks
    assert isinstance(opening, SectionOpening)
    assert (opening.label, opening.title) == ("Addendum 1", "Three changes to version 3")
    assert opening.subtitle.startswith("Issued Thursday 5 November 2026, 08:40.")
    assert slip.version == "Addendum 1 to version 3"
    assert isinstance(first, Alteration)
    assert isinstance(second, Alteration)
    assert isinstance(third, Alteration)
    assert [first.label, second.label, third.label] == ["Change 1 replaces", "Change 2 adds", "Change 3 takes out"]
    assert [run.text for run in first.before if run.bold] == ["its full complement"]
    assert [run.text for run in first.now if run.changed] == ["all but one of its wardens"]
    assert first.why == (Text("A warden left."),)
    assert "Report of the Saltmere inquiry" in first.evidence[0].text
    assert second.place == "Lines and questions: evening cover, after “Why were 60 beaches left with one warden?”"
    assert (second.before, third.now) == ((), ())
    assert "".join(run.text for run in second.now) == "Has a warden left? Yes, one."
    assert second.evidence[-1].text.endswith("24 September 2026")
    assert [(one.label, one.runs[0].text) for one in rest if isinstance(one, Note)] == [
        ("Cleared by", "DD; Spads"), ("Sent to", "Everyone on the copy list of version 3"),
    ]  # fmt: skip


RUNS = st.lists(
    st.builds(
        Text,
        st.sampled_from(["up to 60 beaches, ", "the county", " had", "“no”", "£3.1", "\u00a0", "."]),
        st.booleans(),
    )
).map(tuple)


def letters(runs: Runs, *, left_out: str = "") -> list[tuple[str, bool]]:
    return [(sign, run.bold) for run in runs if not (left_out and getattr(run, left_out)) for sign in run.text]


@given(RUNS, RUNS)
@settings(max_examples=40)
def test_both_wordings_can_be_read_out_of_a_redline(old: Runs, new: Runs) -> None:
    both = laid_over(old, new)
    between = [run for run in both if run != Text(" ")]
    assert [one for one in letters(tuple(between), left_out="changed") if not one[0].isspace()] == [
        one for one in letters(old) if not one[0].isspace()
    ]
    assert [one for one in letters(both, left_out="struck") if not one[0].isspace()] == [
        one for one in letters(new) if not one[0].isspace()
    ]
    before, now = side_by_side(old, new)
    assert [sign for sign, _ in letters(before)] == [sign for sign, _ in letters(old)]
    assert letters(now) == letters(new)
    assert old != new or not any(run.changed or run.struck for run in both)


@given(st.lists(RUNS, max_size=5), st.lists(RUNS, max_size=5))
@settings(max_examples=25)
def test_no_paragraph_that_differs_is_left_out(old: list[Runs], new: list[Runs]) -> None:
    pairs = list(paired(old, new))
    for side, whole in ((0, old), (1, new)):
        same = [one for one in whole if one not in [pair[side] for pair in pairs]]
        assert all(one in old and one in new for one in same)
