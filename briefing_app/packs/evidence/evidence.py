"""What stands between a pack and its clearance: pure, so that one can check at every edit and before every export."""

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime

from briefing_app.domain.documents import Document
from briefing_app.domain.facts import Verdict
from briefing_app.domain.packs import Pack, PackItem, PackSection
from briefing_app.domain.points import Point, PointKind
from briefing_app.packs.across import Across
from briefing_app.packs.citations import Source
from briefing_app.packs.crossrefs import Targets, placed
from briefing_app.packs.evidence import parts, words
from briefing_app.packs.evidence.across import beside_others
from briefing_app.packs.evidence.findings import Checked, Finding, FindingKind, Remedy, with_acceptances
from briefing_app.packs.evidence.points import Ground, pointed, verbatim
from briefing_app.packs.templates import Template, known

__all__ = ["Across", "Checked", "Finding", "FindingKind", "Remedy", "check"]

_NOTHING = Across()


def check(
    pack: Pack,
    points: Mapping[int, Point],
    documents: Mapping[int, Source],
    across: Across | None = None,
    *,
    now: datetime | None = None,
    public: bool = False,
    between: Callable[[], None] = lambda: None,
) -> Checked:
    """Everything that can be told from the pack, its sources, and what others are known to say.

    Args:
        pack: the pack.
        points: its points by id, those of its charts too; one that is not there counts as lost.
        documents: the documents of those points by id; only a whole Document lets the words be compared.
        across: how its figures stand among other documents, and what the register says of roles; without it nothing
            is said of either.
        now: the moment that embargoes are held against; this one, if none is given.
        public: look at the public build, which has nothing that is not for use.
        between: called before each item, so that more urgent work can go first.
    """
    ground = Ground(pack, points, documents, across or _NOTHING, now or datetime.now(UTC))
    findings = with_acceptances(_findings(ground, between, public=public), pack.acceptances)
    return Checked(findings, tuple(_sound(ground)))


def _findings(ground: Ground, between: Callable[[], None], *, public: bool) -> Iterator[Finding]:
    pack, figures = ground.pack, words.held(ground.pack, ground.points, ground.documents)
    template = known(pack.details.template)
    targets = Targets(placed(pack, public=public))
    for section in pack.sections:
        yield from _section(section, template, figures)
        for item in section.items:
            between()
            if not (public and item.not_for_use):
                yield from _item(ground, item, figures, targets)
    yield from parts.used_though_not_for_use(pack)
    yield from parts.missing_sections(pack, template)
    for text in (pack.details.why_now, pack.details.what_we_want):
        yield from words.stated(text, words.Place(), None, figures)
    yield from parts.cover(pack)


def _section(section: PackSection, template: Template | None, figures: words.Held) -> Iterator[Finding]:
    yield from parts.empty_section(section, template)
    yield from words.stated(section.subtitle, words.Place(section_id=section.id), None, figures)


def _item(ground: Ground, item: PackItem, figures: words.Held, targets: Targets) -> Iterator[Finding]:
    point = ground.points.get(item.point_id) if item.point_id is not None else None
    yield from words.own_words(item, point, figures)
    yield from parts.unwritten(item)
    yield from parts.embargoed(item, ground.now)
    yield from parts.astray(item, targets)
    own = () if item.point_id is None else (item.point_id,)
    for point_id in dict.fromkeys((*own, *item.chart_points)):
        yield from pointed(ground, item, point_id)
        held = ground.points.get(point_id)
        if held is not None:
            yield from beside_others(ground, item.id, held)


def _sound(ground: Ground) -> Iterator[str]:
    """What was compared and found in order."""
    held = [point for point_id in ground.pack.point_ids if (point := ground.points.get(point_id))]
    whole = [point for point in held if isinstance(ground.documents.get(point.document_id), Document)]
    kept = [point for point in whole if verbatim(point, ground.documents[point.document_id])]
    quotes = sum(point.kind is PointKind.QUOTE for point in kept)
    figures = sum(point.kind is PointKind.FIGURE for point in kept)
    standings = [ground.across.standings.get(point.id) for point in kept]
    agreed = sum(one is not None and one.sources > 1 and one.verdict is Verdict.AGREES for one in standings)
    if quotes:
        yield f"{_counted(quotes, 'quote matches its', 'quotes match their')} source word for word"
    if figures:
        yield f"{_counted(figures, 'figure stands', 'figures stand')} in the source as given"
    if agreed:
        yield f"{_counted(agreed, 'figure is', 'figures are')} given alike by two independent sources or more"


def _counted(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"
