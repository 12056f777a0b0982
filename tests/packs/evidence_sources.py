"""Cases of what a pack takes from its sources: the words as they are shown, who said them, other sources, markings."""

from dataclasses import replace

from briefing_app.domain.facts import Verdict
from briefing_app.domain.packs import ItemKind, PackItem
from briefing_app.domain.points import Review
from briefing_app.packs.across import Across
from briefing_app.packs.evidence.evidence import FindingKind as K
from tests.packs.evidence_cases import ABOUT, EARLIER, EXACT, LATER, LEAST, RANGE, SPEECH, Case, held, shown, told
from tests.packs.evidence_made import beside, document, figure, point, pointing, quote, standing, up_to

FIRE: dict[str, tuple[Case, list[K]]] = {
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
}

SILENT: dict[str, Case] = {
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
}  # fmt: skip
