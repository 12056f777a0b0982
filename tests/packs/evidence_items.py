"""Cases of a pack’s own items: what is kept back, still to be written, or refers to nothing; its cover."""

from dataclasses import replace
from datetime import UTC, datetime

from briefing_app.domain.packs import ItemKind, PackItem
from briefing_app.packs.evidence.evidence import FindingKind as K
from tests.packs.evidence_cases import EXACT, Case
from tests.packs.evidence_made import DETAILS, changed, line, pointing, quote

FIRE: dict[str, tuple[Case, list[K]]] = {
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

SILENT: dict[str, Case] = {
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
