"""Every rule of the evidence check: cases that must fire, and cases that must not."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from briefing_app.domain.facts import Verdict
from briefing_app.domain.figures import FigureKind, Modifier
from briefing_app.domain.keypoints import KeyPoint
from briefing_app.domain.packs import Acceptance, ItemKind, Pack, PackItem, PackSection
from briefing_app.domain.points import Review
from briefing_app.packs.across import Across
from briefing_app.packs.blocks import FindingSheet
from briefing_app.packs.evidence import FindingKind as K
from briefing_app.packs.evidence import Remedy, check
from briefing_app.packs.finding_sheet import findings_document
from tests.packs.evidence_made import (
    DAY,
    DETAILS,
    NOW,
    beside,
    changed,
    document,
    figure,
    found,
    line,
    pack,
    point,
    pointing,
    quote,
    standing,
    up_to,
)

EXACT = figure("388", 388, unit="ferry")
ABOUT = figure("70", 70, modifier=Modifier.APPROX)
OVER = figure("2,600", 2600, modifier=Modifier.MORE_THAN)
LEAST = figure("45", 45, modifier=Modifier.AT_LEAST)
UNDER = figure("12", 12, modifier=Modifier.LESS_THAN)
SHARE = figure("94.2 per cent", 94.2, FigureKind.PERCENT, unit="percent")
MONEY = figure("£31.4 million", 31.4e6, FigureKind.MONEY, unit="GBP")
RANGE = figure("1,800 and 2,000", 1800, value_high=2000)
RATE = figure("a quarter", 0.25, FigureKind.RATE)
SAID = quote("We will train nearly 900 crews, and not one fewer than 250 by spring.")
POINT = KeyPoint(0, 29, "Up to 60 quays have one crew.")
SPEECH = quote("We will not close a ferry. Up to 40 crews will train, if the board agrees. That is a promise.")
LATER, EARLIER = DAY + timedelta(30), DAY - timedelta(30)

Items = tuple[PackItem, ...]


def said(words: str, *contents: Any, **more: Any) -> tuple[Items, tuple[Any, ...], dict[str, Any]]:
    """A line of these words in a pack that also holds these figures."""
    return (line(words), *(pointing(key) for key in range(1, len(contents) + 1))), contents, more


def on_point(words: str, content: Any, kind: ItemKind = ItemKind.LINE) -> tuple[Items, tuple[Any, ...], dict[str, Any]]:
    """A line of these words whose evidence is this."""
    return (PackItem(100, kind, "", words, 1),), (content,), {}


def shown(form: str, content: Any = SPEECH) -> tuple[Items, tuple[Any, ...], dict[str, Any]]:
    return (changed(pointing(1), display=form),), (content,), {}


def held(content: Any, **more: Any) -> tuple[Items, tuple[Any, ...], dict[str, Any]]:
    return (pointing(1),), (content,), more


def told(text: str, **details: Any) -> tuple[Items, tuple[Any, ...], dict[str, Any]]:
    """A quote from a document of this text."""
    words = quote().text
    content = replace(quote(), start=len(text), end=len(text) + len(words))
    return held(content, texts={1: document(1, text + words, **details)})


FIRE = {
    "a bare number where the source says up to": (said("We will train 40 crews.", up_to(40)), [K.STRENGTH]),
    "around for up to": (said("We will train around 40 crews.", up_to(40)), [K.STRENGTH]),
    "at least for up to": (said("At least 40 crews will train.", up_to(40)), [K.STRENGTH]),
    "a bare number for around": (said("There are 70 moorings.", ABOUT), [K.STRENGTH]),
    "a bare number for more than": (said("2,600 rescues were made.", OVER), [K.STRENGTH]),
    "a bare number for at least": (said("We fund 45 quays.", LEAST), [K.STRENGTH]),
    "more than for at least": (said("We fund more than 45 quays.", LEAST), [K.STRENGTH]),
    "a bare number for fewer than": (said("It takes 12 weeks.", UNDER), [K.STRENGTH]),
    "up to for a plain number": (said("Up to 388 ferries run.", EXACT), [K.STRENGTH]),
    "more than for a plain number": (said("More than 388 ferries run.", EXACT), [K.STRENGTH]),
    "one end of a range": (said("There are 2,000 boats.", RANGE), [K.STRENGTH]),
    "the low end of a range as a ceiling": (said("There are up to 1,800 boats.", RANGE), [K.STRENGTH]),
    "a line stronger than its own quote": (on_point("We train 900 crews.", SAID), [K.STRENGTH]),
    "a line stronger than its own key point": (on_point("60 quays have one crew.", POINT), [K.STRENGTH]),
    "its own figure counts, not another's": (
        ((PackItem(100, ItemKind.LINE, "", "We train 40.", 1), pointing(2)), (up_to(40), figure("40", 40)), {}),
        [K.STRENGTH],
    ),
    "an answer stronger than its figure": (
        ((PackItem(100, ItemKind.QUESTION, "How many?", "40 crews.", 1),), (up_to(40),), {}),
        [K.STRENGTH],
    ),
    "a number spelt out": (said("Forty crews will train.", up_to(40)), [K.STRENGTH]),
    "a number that no figure gives": (said("We will train 250 crews.", EXACT), [K.UNSUPPORTED]),
    "a spelt number that no figure gives": (said("Ninety crews will train.", EXACT), [K.UNSUPPORTED]),
    "a share for a count": (said("388 per cent of them run.", EXACT), [K.UNSUPPORTED]),
    "a sum for a count": (said("It costs £388.", EXACT), [K.UNSUPPORTED]),
    "a number rounded to one digit": (said("Cover is 90 per cent.", SHARE), [K.UNSUPPORTED]),
    "a number rounded the wrong way": (said("Cover is over 95 per cent.", SHARE), [K.UNSUPPORTED]),
    "a million for a thousand": (said("It costs £31.4 thousand.", MONEY), [K.UNSUPPORTED]),
    "two numbers, one of them borne out": (said("388 ferries and 41 quays.", EXACT), [K.UNSUPPORTED]),
    "a number in a table": (said("| Quay | 77 |\n|---|---|\n| A | 388 |", EXACT), [K.UNSUPPORTED]),
    "words changed": (shown("We will close a ferry. […]"), [K.NOT_VERBATIM]),
    "not left out": (shown("We will […] close a ferry. […]"), [K.NOT_VERBATIM]),
    "a modifier left out": (shown("[…] 40 crews will train, if the board agrees. […]"), [K.NOT_VERBATIM]),
    "a condition left out": (shown("[…] Up to 40 crews will train […]. That is a promise."), [K.NOT_VERBATIM]),
    "two sentences made one": (shown("We will not close […] is a promise."), [K.NOT_VERBATIM]),
    "a number put in": (shown("[…] That is a promise [of 40 crews]."), [K.NOT_VERBATIM]),
    "a whole sentence left out between": (shown("We will not close a ferry. […] That is a promise."), [K.CUT]),
    "the source's text has changed": (
        held(quote(), texts={1: document(1, "We will train no crew at all now.")}),
        [K.LOST],
    ),
    "the document has gone": (((pointing(7),), (), {}), [K.LOST]),
    "a figure of a chart has gone": (
        ((PackItem(1, ItemKind.CHART, "Crews", chart_points=(1, 9)),), (EXACT,), {}),
        [K.LOST],
    ),
    "nobody named": (held(quote(speaker=None)), [K.SPEAKER]),
    "a speaker in doubt": (held(quote(confidence=0.6)), [K.DOUBTFUL]),
    "a name that fits several": (held(point(1, quote(), speaker_id=4)), [K.DOUBTFUL]),
    "a role of another day": (held(quote(), across=Across(roles={1: "holds Harbour Master"})), [K.ROLE]),
    "nobody accepted it": (held(point(1, EXACT, Review.SUGGESTED)), [K.UNREVIEWED]),
    "nobody accepted a figure of a chart": (
        ((PackItem(1, ItemKind.CHART, "Crews", chart_points=(1,)),), (point(1, EXACT, Review.SUGGESTED),), {}),
        [K.UNREVIEWED],
    ),
    "rejected since": (held(point(1, quote(), Review.REJECTED)), [K.REJECTED]),
    "one source": (held(EXACT, across=standing(sources=1)), [K.SINGLE]),
    "only another number of the same thing": (
        held(EXACT, across=standing(beside(Verdict.THING, "388 seats", EXACT), sources=1)),
        [K.SINGLE],
    ),
    "sources that cannot both be right": (
        held(EXACT, across=standing(beside(Verdict.CONFLICTS, "402 ferries", figure("402", 402)), sources=1)),
        [K.CONFLICT],
    ),
    "a newer figure": (
        held(EXACT, across=standing(beside(Verdict.UPDATED, "402 ferries", figure("402", 402), LATER))),
        [K.SUPERSEDED],
    ),
    "others say up to": (
        held(EXACT, across=standing(beside(Verdict.STRENGTH, "up to 388 ferries", up_to(388)))),
        [K.STRENGTH],
    ),
    "around, and others say up to": (
        held(ABOUT, across=standing(beside(Verdict.STRENGTH, "up to 70", up_to(70)))),
        [K.STRENGTH],
    ),
    "at least, and others say up to": (
        held(LEAST, across=standing(beside(Verdict.STRENGTH, "up to 45", up_to(45)))),
        [K.STRENGTH],
    ),
    "a conflict behind a graver verdict": (
        held(
            EXACT,
            across=standing(
                beside(Verdict.THING, "388 seats", EXACT, key=51),
                beside(Verdict.UPDATED, "402", figure("402", 402), LATER, key=52),
            ),
        ),
        [K.SUPERSEDED],
    ),
    "a source marked higher": (told("Note. ", marking="Official-Sensitive"), [K.MARKING]),
    "a source marked higher, with a descriptor": (
        told("Note. ", marking="OFFICIAL SENSITIVE: COMMERCIAL"),
        [K.MARKING],
    ),
    "a source with a marking of old": (told("Note. ", marking="Restricted"), [K.MARKING]),
    "a source under embargo": (told("EMBARGOED UNTIL 00:01 ON 5 NOVEMBER 2026\n\nNews. "), [K.EMBARGO]),
    "an embargo without a year": (told("Embargo: Thursday 5 November, 9.30am\n\nNews. "), [K.EMBARGO]),
    "not for publication before": (told("Not for publication before noon on 4 November 2026.\n\n"), [K.EMBARGO]),
    "an item under embargo": (
        ((line("We will say so.", embargo=datetime(2026, 11, 4, tzinfo=UTC)),), (), {}),
        [K.EMBARGO],
    ),
    "kept back here and used there": (
        ((changed(pointing(1), not_for_use=True), pointing(1, item=2)), (quote(),), {}),
        [K.NOT_FOR_USE],
    ),
    "kept back here and drawn there": (
        (
            (changed(pointing(1), not_for_use=True), PackItem(2, ItemKind.CHART, "Ferries", chart_points=(1,))),
            (EXACT,),
            {},
        ),
        [K.NOT_FOR_USE],
    ),
    "a line without words": (((PackItem(1, ItemKind.LINE, "Top line"),), (), {}), [K.NOTHING_WRITTEN]),
    "a chart without figures": (((PackItem(1, ItemKind.CHART, "Crews"),), (), {}), [K.NOTHING_WRITTEN]),
    "a prompt that still stands": (((line("We will. {{Say when.}}"),), (), {}), [K.PROMPT]),
    "a section of prompts": (((line("{{Say when.}}"),), (), {}), [K.EMPTY_SECTION]),
    "a reference to nothing": (((line("See [[Moorings]]."),), (), {}), [K.REFERENCE]),
    "a link to nothing": (((line("See [it](#item-77)."),), (), {}), [K.REFERENCE]),
    "a reference out of a public build": (
        (
            (
                line("See [[Costs]]."),
                PackItem(2, ItemKind.NOTE, "Costs", "They rise.", not_for_use=True),
            ),
            (),
            {"public": True},
        ),
        [K.REFERENCE],
    ),
    "no time": (((line("We will."),), (), {"details": replace(DETAILS, facts_correct_at=None)}), [K.NO_TIME]),
    "no clearance": (((line("We will."),), (), {"details": replace(DETAILS, cleared_by=" ")}), [K.NOT_CLEARED]),
    "a number on the cover": (
        ((line("We will."),), (), {"details": replace(DETAILS, why_now="The Forum lost 250 crews.")}),
        [K.UNSUPPORTED],
    ),
}

SILENT = {
    "the modifier as the source has it": said("We will train up to 40 crews.", up_to(40)),
    "the modifier in other words": said("We will train as many as 40 crews.", up_to(40)),
    "the modifier after the number": said("We will train 40 crews at most.", up_to(40)),
    "no more than for up to": said("We will train no more than 40 crews.", up_to(40)),
    "about for around": said("There are about 70 moorings.", ABOUT),
    "or so for around": said("There are 70 or so moorings.", ABOUT),
    "over for more than": said("Over 2,600 rescues were made.", OVER),
    "at least for more than": said("At least 2,600 rescues were made.", OVER),
    "or more for at least": said("We fund 45 quays or more.", LEAST),
    "no fewer than for at least": said("We fund no fewer than 45 quays.", LEAST),
    "under for fewer than": said("It takes under 12 weeks.", UNDER),
    "a plain number as it is": said("388 ferries run.", EXACT),
    "around for a plain number": said("Around 388 ferries run.", EXACT),
    "a plain number in round numbers": said("Around 390 ferries run.", EXACT),
    "nearly a round number": said("Nearly 400 ferries run.", EXACT),
    "over a round number": said("Over 380 ferries run.", EXACT),
    "a share without its decimals": said("Cover is 94 per cent.", SHARE),
    "a share with its sign": said("Cover is 94.2%.", SHARE),
    "a sum in short": said("It costs £31.4m.", MONEY),
    "a sum rounded": said("It costs £31 million.", MONEY),
    "both ends of a range": said("There are between 1,800 and 2,000 boats.", RANGE),
    "a range with to": said("There are 1,800 to 2,000 boats.", RANGE),
    "the upper end as a ceiling": said("There are up to 2,000 boats.", RANGE),
    "the lower end as a floor": said("There are at least 1,800 boats.", RANGE),
    "a rate as a share": said("25 per cent of them wait.", RATE),
    "the number of its own quote": on_point("We train nearly 900 crews.", SAID),
    "the number of its own key point": on_point("As many as 60 quays have one crew.", POINT),
    "one figure of two fits": said("We train 40 crews.", up_to(40), figure("40", 40)),
    "the number in a question is the asker's": (
        (PackItem(100, ItemKind.QUESTION, "Why did 5,000 crews go?", "They did not.", 1),),
        (up_to(40),),
        {},
    ),
    "dates and times": said("On 12 October 2026 at 10.30am, by 2031, in 2026–27."),
    "small counts": said("Three crews, 7 quays and two of them."),
    "references to pages": said("See page 45, section 21, Q117, question 14 and clause 12."),
    "an address and a telephone": said("Write to https://a.example/2000 or 0300 555 0142."),
    "an age": said("A 14-year-old asked."),
    "the number in a prompt": said("We will. [[Lines]]"),
    "a display form with marks": shown("We will not close a ferry. […]"),
    "a display form with an insertion": shown("We [the commission] will not close a ferry. […]"),
    "a display form that begins later": shown("[…] That is a promise."),
    "the whole quote as its display form": shown(SPEECH.text),
    "an aside left out": shown("Go on, please, as before.", quote("Go on, please, as before.")),
    "a name settled by a person": held(point(1, quote(confidence=0.4), edited=True)),
    "a sure speaker": held(point(1, quote(), speaker_id=4, speaker_sure=True)),
    "a role that the register does not speak against": held(quote(), across=Across()),
    "two sources": held(EXACT, across=standing(beside(Verdict.AGREES, "388 ferries", EXACT))),
    "its document waits to be compared": held(EXACT, across=standing(sources=1, waiting=True)),
    "nothing known of others": held(EXACT),
    "an older figure elsewhere": held(
        EXACT, across=standing(beside(Verdict.UPDATED, "347 ferries", figure("347", 347), EARLIER))
    ),
    "an update of the same day": held(
        EXACT, across=standing(beside(Verdict.UPDATED, "347 ferries", figure("347", 347)))
    ),
    "an update of no day": held(
        EXACT, across=standing(beside(Verdict.UPDATED, "347 ferries", figure("347", 347), None))
    ),
    "others say more": held(up_to(40), across=standing(beside(Verdict.STRENGTH, "40 crews", figure("40", 40)))),
    "up to, and others say around": held(
        up_to(70), across=standing(beside(Verdict.STRENGTH, "around 70", ABOUT))
    ),
    "a range beside a number": held(
        RANGE, across=standing(beside(Verdict.STRENGTH, "around 1,900", replace(ABOUT, text="1,900", value=1900)))
    ),
    "a source with the pack's own marking": told("Note. ", marking="Official"),
    "a source with the pack's marking and a descriptor": told("Note. ", marking="OFFICIAL: for recipients only"),
    "a source without a marking": told("Note. ", marking=""),
    "a source with a marking of its own words": told("Note. ", marking="For the board"),
    "an embargo that has passed": told("EMBARGOED UNTIL 00:01 ON 2 NOVEMBER 2026\n\nNews. "),
    "an embargo that was lifted": told("Embargo lifted. It held until 5 November 2026.\n\nNews. "),
    "an embargo on trade": told("The embargo on tin ends on 5 November 2026, the ministry said. "),
    "an embargo far down": told("News. " * 400 + "Embargoed until 5 November 2026. "),
    "for immediate release": told("For immediate release, 5 November 2026\n\nNews. "),
    "an item whose embargo has passed": (
        (line("We will say so.", embargo=datetime(2026, 11, 3, 13, 59, tzinfo=UTC)),),
        (),
        {},
    ),
    "kept back wherever it stands": (
        (changed(pointing(1), not_for_use=True), changed(pointing(1, item=2), not_for_use=True)),
        (quote(),),
        {},
    ),
    "one point used twice": ((pointing(1), pointing(1, item=2)), (quote(),), {}),
    "kept back and faulty, in a public build": (
        (line("We will."), line("250 crews.", key=2, not_for_use=True)),
        (),
        {"public": True},
    ),
    "a note with words and no title": ((PackItem(1, ItemKind.NOTE, "", "It rose."),), (), {}),
    "a chart with figures": ((PackItem(1, ItemKind.CHART, "Crews", chart_points=(1,)),), (EXACT,), {}),
    "an untouched prompt beside words": ((line("We will."), line("{{Say when.}}", key=2)), (), {}),
    "a reference to a section": ((line("See [[lines]]."),), (), {}),
    "a reference to an item": ((line("See [[Costs]]."), PackItem(2, ItemKind.NOTE, "Costs", "They rise.")), (), {}),
    "a link to an item": ((line("See [it](#item-2)."), PackItem(2, ItemKind.NOTE, "", "They rise.")), (), {}),
    "a link to the web": ((line("See [it](https://a.example/#item-99)."),), (), {}),
    "a date on the cover": (
        (line("We will."),),
        (),
        {"details": replace(DETAILS, why_now="The Forum asked on 12 October.")},
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", FIRE)
def test_what_must_be_found(name: str) -> None:
    (items, contents, more), kinds = FIRE[name]
    checked = found(items, contents, **more)
    assert [one.kind for one in checked.findings] == kinds, [one.sentence for one in checked.findings]
    (finding,) = checked.findings
    assert finding.sentence[-1] in ".”"
    assert finding.advice
    assert finding.key.startswith(finding.kind.name.lower().replace("_", "-"))


@pytest.mark.parametrize("name", SILENT)
def test_what_must_not_be_found(name: str) -> None:
    items, contents, more = SILENT[name]
    assert found(items, contents, **more).findings == ()


def test_there_are_enough_cases_of_each_kind() -> None:
    assert len(FIRE) > 50
    assert len(SILENT) > 50
    assert {kind for _, kinds in FIRE.values() for kind in kinds} == set(K) - {K.MISSING_SECTION}


@pytest.mark.parametrize(
    ("words", "content", "write"),
    [
        ("We will train 40 crews.", up_to(40), "up to 40"),
        ("There are 70 moorings.", ABOUT, "around 70"),
        ("2,600 rescues.", OVER, "more than 2,600"),
        ("Up to 388 ferries run.", EXACT, "388"),
        ("There are 2,000 boats.", RANGE, "1,800 and 2,000"),
    ],
)
def test_the_words_to_write_are_given(words: str, content: Any, write: str) -> None:
    items, contents, more = said(words, content)
    (finding,) = found(items, contents, **more).findings
    assert finding.write == write
    assert finding.advice == f"Write “{write}”"
    assert f"“{write}”" in finding.sentence


def test_a_finding_names_who_else_says_what() -> None:
    others = (
        beside(Verdict.CONFLICTS, "402 ferries", figure("402", 402), key=51),
        beside(Verdict.CONFLICTS, "377 ferries", figure("377", 377), key=52),
        beside(Verdict.CONFLICTS, "360 ferries", figure("360", 360), key=53),
    )
    (finding,) = found((pointing(1),), (EXACT,), across=standing(*others, sources=1)).findings
    assert finding.sentence == (
        "“388” cannot hold together with “402 ferries” (Paper 51, 12 October 2026) and “377 ferries” "
        "(Paper 52, 12 October 2026) and 1 more."
    )
    assert finding.other_id == 51
    assert finding.remedy is Remedy.SHOW_OTHER


def test_keys_stay_while_other_things_are_edited() -> None:
    items, contents, _ = said("We will train 40 crews, and 250 more.", up_to(40))
    before = found(items, contents).findings
    edited = (
        line("Before."),
        changed(items[0], id=101, markdown="First, 40 crews; then 250 more, we hope."),
        *items[1:],
    )
    moved = found((line("New.", key=3), changed(edited[1], id=100), *items[1:]), contents).findings
    assert [one.key for one in moved] == [one.key for one in before]
    assert len({one.key for one in before}) == 2


def test_what_somebody_lets_stand_is_not_open() -> None:
    items, contents, _ = said("We will train 40 crews, and 250 more.", up_to(40))
    first, second = found(items, contents).findings
    accepted = Acceptance(first.key, "Ida Sorrel", NOW, "The board knows.")
    held_pack = replace(pack(*items), acceptances=(accepted, Acceptance("gone:1", "Ida", NOW, "")))
    checked = check(held_pack, {1: point(1, up_to(40))}, {1: document(1, "40")}, now=NOW)
    assert checked.open == (second,)
    assert [one.accepted for one in checked.accepted] == [accepted]


def test_sections_that_a_kind_of_brief_needs(monkeypatch: pytest.MonkeyPatch) -> None:
    details = replace(DETAILS, template="lines-and-questions")
    sections = (PackSection(1, "Lines to take, with evidence", items=(line("We will."),)), PackSection(2, "If asked"))
    checked = check(Pack(1, details, sections), {}, {}, now=NOW)
    missing = [one.sentence for one in checked.findings if one.kind is K.MISSING_SECTION]
    assert missing
    assert not any("“Lines to take”" in sentence for sentence in missing)
    (empty,) = [one for one in checked.findings if one.kind is K.EMPTY_SECTION]
    assert "needs it" in empty.sentence
    assert not [
        one
        for one in check(Pack(1, replace(details, template="gone"), sections), {}, {}, now=NOW).findings
        if one.kind is K.MISSING_SECTION
    ]


def test_findings_make_a_sheet_that_is_no_part_of_the_pack() -> None:
    items, contents, _ = said("We will train 40 crews, and 250 more.", up_to(40))
    titled = (changed(items[0], title="Crews"), *items[1:])
    first = found(titled, contents).findings[0]
    held_pack = replace(pack(*titled), acceptances=(Acceptance(first.key, "Ida Sorrel", NOW, "The board knows."),))
    checked = check(
        replace(held_pack, details=replace(DETAILS, cleared_by="")),
        {1: point(1, up_to(40))},
        {1: document(1, "40")},
        now=NOW,
    )
    sheet_document = findings_document(held_pack, checked, NOW)
    (sheet,) = sheet_document.blocks
    assert isinstance(sheet, FindingSheet)
    assert sheet_document.foot == "Not part of the pack"
    assert [(entry.number, entry.kind, entry.place) for entry in sheet.open] == [
        (1, "Number without a figure", "Section 1, item 1, “Crews”"),
        (2, "Not cleared", "Cover"),
    ]
    (let_stand,) = sheet.accepted
    assert let_stand.accepted == "Ida Sorrel, 14:00 on Tuesday 3 November 2026: “The board knows.”"
    assert let_stand.remedy == "Write “up to 40”"
    assert sheet.sound == "1 figure stands in the source as given."


def test_days_of_embargoes_hold_in_leap_years_and_nonsense_days_do_not() -> None:
    leap = found(*told("Embargoed until 29 February 2028.\n\n")[:2], **told("Embargoed until 29 February 2028.\n\n")[2])
    assert [one.kind for one in leap.findings] == [K.EMBARGO]
    items, contents, more = told("Embargoed until 31 November 2026.\n\n", published=date(2026, 11, 1))
    assert found(items, contents, **more).findings == ()
