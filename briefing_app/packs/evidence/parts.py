"""The evidence check of a pack's parts: what is missing, what is empty, what must not be used, and the cover."""

from collections.abc import Iterator
from datetime import datetime

from briefing_app.domain.packs import ItemKind, Pack, PackItem, PackSection
from briefing_app.packs import citations, prompts
from briefing_app.packs.crossrefs import Targets
from briefing_app.packs.evidence import embargoes
from briefing_app.packs.evidence.findings import Finding, FindingKind, Remedy, key, keyed
from briefing_app.packs.templates import Template


def empty_section(section: PackSection, template: Template | None) -> Iterator[Finding]:
    """That a section has nothing in it; whether the kind of brief needs it is said."""
    if any(not prompts.untouched(item) for item in section.items):
        return
    needed = template is not None and any(_same(section.title, title) for title in template.required)
    needs = f", and the kind “{template.title}” needs it" if needed and template else ""
    sentence = f"“{section.title}” has nothing in it{needs}."
    yield keyed(Finding(FindingKind.EMPTY_SECTION, sentence, Remedy.ADD, section_id=section.id))


def missing_sections(pack: Pack, template: Template | None) -> Iterator[Finding]:
    """The sections that this kind of brief needs and the pack does not have."""
    for title in template.required if template else ():
        if template and not any(_same(section.title, title) for section in pack.sections):
            sentence = f"The kind “{template.title}” needs “{title}”, and there is no such section."
            found = Finding(FindingKind.MISSING_SECTION, sentence, Remedy.ADD_SECTION, write="")
            yield keyed(found, title)


def _same(title: str, wanted: str) -> bool:
    """Whether a section still bears the title that its template gave it, whatever was put before or after."""
    return " ".join(wanted.casefold().split()) in " ".join(title.casefold().split())


def unwritten(item: PackItem) -> Iterator[Finding]:
    """An item of own words without any."""
    if item.point_id is not None or item.kind is ItemKind.POINT or prompts.untouched(item):
        return
    if item.kind is ItemKind.CHART:
        if not item.chart_points:
            sentence = f"The chart {f'“{item.title}” ' if item.title else ''}has no figures."
            yield keyed(Finding(FindingKind.NOTHING_WRITTEN, sentence, Remedy.ADD_FIGURE, item.id))
    elif not prompts.without(item.markdown).strip():
        sentence = f"“{item.title}” has no words of its own." if item.title else "An item has neither title nor words."
        yield keyed(Finding(FindingKind.NOTHING_WRITTEN, sentence, Remedy.WRITE, item.id))


def embargoed(item: PackItem, now: datetime) -> Iterator[Finding]:
    """An item that may not be used yet."""
    if item.embargo is not None and embargoes.runs(item.embargo, now):
        sentence = f"This is under embargo until {citations.facts_time(item.embargo)}."
        yield keyed(Finding(FindingKind.EMBARGO, sentence, Remedy.WAIT, item.id), item.embargo.isoformat())


def used_though_not_for_use(pack: Pack) -> Iterator[Finding]:
    """The points that are not for use in one place of the pack and stand free in another."""
    kept_back = {point: item for item in pack.items if item.not_for_use for point in _points(item)}
    for item in pack.items:
        for point in () if item.not_for_use else _points(item):
            if point in kept_back:
                sentence = "It is not for use elsewhere in this pack, and a public build would show it here."
                finding = Finding(FindingKind.NOT_FOR_USE, sentence, Remedy.TAKE_OUT, item.id, point_id=point)
                yield keyed(finding, str(point))


def _points(item: PackItem) -> tuple[int, ...]:
    own = () if item.point_id is None else (item.point_id,)
    return (*own, *item.chart_points)


def astray(item: PackItem, targets: Targets) -> Iterator[Finding]:
    """The references in an item's words that lead nowhere."""
    for written in dict.fromkeys(targets.unresolved(item.markdown)):
        sentence = f"“{written}” is no section and no item of this pack, so nothing can be referred to."
        yield keyed(Finding(FindingKind.REFERENCE, sentence, Remedy.MEND_REFERENCE, item.id), written)


def cover(pack: Pack) -> Iterator[Finding]:
    """What the cover does not say."""
    if pack.details.facts_correct_at is None:
        sentence = "No page can say when its facts were correct."
        yield Finding(FindingKind.NO_TIME, sentence, Remedy.SAY_TIME, key=key(FindingKind.NO_TIME, "pack"))
    if not pack.details.cleared_by.strip():
        sentence = "The cover names nobody who cleared the pack."
        yield Finding(FindingKind.NOT_CLEARED, sentence, Remedy.SAY_CLEARANCE, key=key(FindingKind.NOT_CLEARED, "pack"))
