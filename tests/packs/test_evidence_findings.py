"""What a finding says, what becomes of it while a pack is edited or let stand, and the sheet of them all."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from briefing_app.domain.facts import Verdict
from briefing_app.domain.packs import Acceptance, Pack, PackSection
from briefing_app.packs.blocks import FindingSheet
from briefing_app.packs.evidence.evidence import FindingKind as K
from briefing_app.packs.evidence.evidence import Remedy, check
from briefing_app.packs.evidence.finding_sheet import findings_document
from tests.packs.evidence_cases import ABOUT, EXACT, OVER, RANGE, said, told
from tests.packs.evidence_made import (
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
    standing,
    up_to,
)


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
