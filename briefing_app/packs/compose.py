"""A pack with its points and documents becomes a PackDocument: pure, so that the preview and every export agree."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import groupby

from briefing_app.domain.figures import Figure
from briefing_app.domain.packs import ItemKind, Pack, PackDetails, PackItem, PackSection, SectionKind
from briefing_app.domain.points import Point
from briefing_app.packs import citations, kept_back
from briefing_app.packs.blocks import (
    Block,
    Chart,
    Contents,
    ContentsEntry,
    Cover,
    Heading,
    LabelledRow,
    LineToTake,
    Note,
    PackDocument,
    Paragraph,
    QuestionHeading,
    Rule,
    Runs,
    SectionOpening,
    SourceList,
    SpeakerHeading,
    Text,
)
from briefing_app.packs.charts import chart_block
from briefing_app.packs.crossrefs import Placed, Target, Targets, letter, placed
from briefing_app.packs.elsewhere import Elsewhere
from briefing_app.packs.figuresheet import figure_bullets, figure_table
from briefing_app.packs.kept_sections import Composed, KeptSections
from briefing_app.packs.quotesheet import key_point_block, quote_block, quote_sheet
from briefing_app.packs.used import Used, lost

NOTHING_YET = "Nothing has been added yet."
FACT_SHEET = "fact-sheet"
"""The template of its name; a person's own may be called otherwise, and calls its packs so on the cover."""
_FEW_SECTIONS, _FEW_SPEAKERS = 3, 18


def compose(
    pack: Pack,
    points: Mapping[int, Point],
    documents: Mapping[int, citations.Source],
    *,
    public: bool = False,
    elsewhere: Elsewhere | None = None,
    kept: KeptSections | None = None,
) -> PackDocument:
    """What the pack says, block by block, in reading order.

    Args:
        pack: the pack.
        points: the points that its items name, by id; one that is not there is shown as lost.
        documents: the documents of those points, by id. A whole Document adds page numbers and the sentence that a
            figure stands in.
        public: leave out what is not for use; other builds say beside it that it is not.
        elsewhere: what to say of other sources that have the same; without it, only this pack's own are looked at.
        kept: what was composed before, for who composes at every key; then nothing is sealed.
    """
    details, places = pack.details, placed(pack, public=public)
    annex = f"Annex {letter(sum(place.section.annex for place in places))}"
    targets = Targets(places, [("Sources", Target(annex, "sources"))])
    used = Used(points, documents, details.house_style, targets, elsewhere)
    used.fact_sheet = _is_fact_sheet(details)
    if kept is not None:
        kept.begin(points, documents, details.house_style, elsewhere, used.publishing)
    composed = list(_sections(places, used, kept))
    sources = used.entries()
    annexed = (_sources_opening(annex), SourceList(sources)) if sources else ()
    body: Sequence[Block] = [*(block for block, _ in composed), *annexed] or [Paragraph((Text(NOTHING_YET),))]
    front: tuple[Block, ...] = (_cover(details), *_contents(body, annex if sources else ""))
    after = len(body) - len(composed)
    return PackDocument(
        title=details.title,
        marking=details.marking,
        handling=details.handling,
        version=f"Version {details.version}",
        facts_correct_at=citations.facts_time(details.facts_correct_at) if details.facts_correct_at else "",
        author=details.author,
        blocks=(*front, *body),
        items=(*[None] * len(front), *(item for _, item in composed), *[None] * after),
        seals=used.sealed(details.title, f"Version {details.version}") if kept is None else None,
        paper=details.paper,
        two_sided=details.two_sided,
    )


def _is_fact_sheet(details: PackDetails) -> bool:
    return details.template == FACT_SHEET or FACT_SHEET in "-".join(details.brief.casefold().split())


def _sections(places: Iterable[Placed], used: Used, kept: KeptSections | None) -> Iterator[Composed]:
    """Every section: its blocks, each with the item that it comes from."""
    for place in places:
        made = partial(_composed, place, used)
        yield from made() if kept is None else kept.section(place, used, made)


def _composed(place: Placed, used: Used) -> Iterator[Composed]:
    """A section's blocks; `used.item` tells from which item the block just yielded comes."""
    used.item = None
    for block in _section(place, used):
        yield block, used.item


def _cover(details: PackDetails) -> Cover:
    """The cover; rows that say nothing are left out."""
    rows = (
        ("When", details.when),
        ("Needed no later than", details.needed_by),
        ("Why now", details.why_now),
        ("What we want", details.what_we_want),
    )
    foot = (
        ("Author", ", ".join(part for part in (details.author, details.telephone) if part)),
        ("Cleared by", details.cleared_by or "Not yet cleared"),
        ("Copied to", details.copied_to),
        ("Version", str(details.version)),
    )
    return Cover(details.department, details.brief, details.title, details.for_whom, _rows(rows), _rows(foot))


def _rows(rows: Iterable[tuple[str, str]]) -> tuple[LabelledRow, ...]:
    """The rows that say something."""
    return tuple(LabelledRow(label, value) for label, value in rows if value)


def _contents(body: Sequence[Block], annex: str) -> Iterator[Contents]:
    """The contents, with the titled items under their sections; none for a pack without sections.

    `annex` is where its sources stand; empty where it has none.
    """
    entries: list[ContentsEntry] = []
    names = _names_speakers(body)
    for block in body:
        if isinstance(block, SectionOpening):
            entries.append(ContentsEntry(block.label.removeprefix("Section "), block.title, block.anchor))
        elif isinstance(block, Heading) and block.anchor:
            entries.append(ContentsEntry("", block.text, block.anchor, level=2))
        elif names and isinstance(block, SpeakerHeading):
            entries.append(ContentsEntry("", block.name, block.anchor, level=2))
    if entries:
        yield Contents(tuple(entries), _guide(annex))


def _names_speakers(body: Iterable[Block]) -> bool:
    """Whether the contents name speakers: of a pack that is little but a quote sheet, where all fit on the page."""
    kinds = [type(block) for block in body]
    return kinds.count(SectionOpening) <= _FEW_SECTIONS and kinds.count(SpeakerHeading) <= _FEW_SPEAKERS


def _guide(annex: str) -> tuple[Runs, ...]:
    """How to read a pack whose sources stand in that annex, if it has any."""
    sources = f"A number in brackets or raised is a source; the list is in {annex}. " if annex else ""
    return (
        (
            Text("Words set "),
            Text("“like this”", exact=True),
            Text(" are someone’s exact words. Everything else is ours. Speakers are named as their sources name them."),
        ),
        (Text(f"{sources}Every page can be taken out and read alone."),),
    )


def _sources_opening(annex: str) -> SectionOpening:
    """The annex with the sources, the last."""
    return SectionOpening(
        label=annex,
        title="Sources",
        anchor="sources",
        subtitle="Where each quote and figure comes from. A fingerprint tells whether a file is the one that was read.",
        new_page=True,
    )


def _section(place: Placed, used: Used) -> Iterator[Block]:
    """A section's opening and its items."""
    section, items = place.section, place.items
    subtitle = used.said(section.subtitle) or _subtitle(section.kind, items)
    yield SectionOpening(place.label, used.said(section.title), place.anchor, subtitle, new_page=section.annex)
    if not items:
        yield Note((Text(NOTHING_YET),))
    elif section.kind is SectionKind.TEXT:
        yield from _in_order(items, section, used)
    else:
        yield from _sheet(items, section, used)


def _subtitle(kind: SectionKind, items: tuple[PackItem, ...]) -> str:
    """What a quote sheet or a table of figures says of itself, if nobody says anything else."""
    if not items:
        return ""
    return {
        SectionKind.QUOTES: "Exact words, newest first for each speaker. Roles are those given on the day.",
        SectionKind.FIGURES: "Use a figure with its modifier, unit and period. Status says how far the sources agree.",
        SectionKind.TEXT: "",
    }[kind]


def _sheet(items: tuple[PackItem, ...], section: PackSection, used: Used) -> Iterator[Block]:
    """A quote sheet or a table of figures; what is neither stands before it where it comes first, else after it."""
    sort = used.is_quote if section.kind is SectionKind.QUOTES else used.is_figure
    places = [index for index, item in enumerate(items) if sort(item) and not kept_back.apart(item)]
    first = places[0] if places else len(items)
    inside = [items[index] for index in places]
    after = [item for index, item in enumerate(items) if index > first and index not in set(places)]
    yield from _in_order(items[:first], section, used)
    used.item = None
    if inside:
        yield from quote_sheet(inside, used) if section.kind is SectionKind.QUOTES else figure_table(inside, used)
    if after:
        yield Rule()
        yield from _in_order(after, section, used)


def _in_order(items: Iterable[PackItem], section: PackSection, used: Used) -> Iterator[Block]:
    """Items in the order given; figures that follow one another make one list."""
    after: list[Block] = []
    for item, blocks in _parts(items, section, used):
        if after and blocks and not (isinstance(after[0], LineToTake) and isinstance(blocks[0], LineToTake)):
            used.item = None
            yield Rule()
        used.item = item
        yield from blocks
        after = blocks or after


def _parts(items: Iterable[PackItem], section: PackSection, used: Used) -> Iterator[tuple[int, list[Block]]]:
    """The blocks of each item, with its id; figures that follow one another count as the first of them."""
    for plain_figure, group in groupby(items, key=lambda item: _plain_figure(item, used)):
        members = list(group)
        if plain_figure:
            yield members[0].id, list(figure_bullets(members, used))
        else:
            yield from ((item.id, list(_warned(item, section, used))) for item in members)


def _plain_figure(item: PackItem, used: Used) -> bool:
    return used.is_figure(item) and not item.title and not kept_back.apart(item)


def _warned(item: PackItem, section: PackSection, used: Used) -> Iterator[Block]:
    """An item, with what must be known before it is used."""
    if item.embargo is not None:
        yield kept_back.embargo(item.embargo)
    if not item.not_for_use:
        yield from _item(item, used)
        return
    yield from kept_back.not_for_use(item, section.title, list(_item(item, used)))


def _item(item: PackItem, used: Used) -> Iterator[Block]:
    """One item of a section of text."""
    if item.kind is ItemKind.LINE:
        yield from _line(item, used)
    elif item.kind is ItemKind.QUESTION:
        yield QuestionHeading(used.said(item.title) or "Question", item.likelihood, f"item-{item.id}")
        yield from used.written(item.markdown)
        yield from kept_back.evidence(used.citation(item))
    elif item.kind is ItemKind.CHART:
        yield from _chart(item, used)
    else:
        if title := used.said(item.title):
            yield Heading(title, anchor=f"item-{item.id}")
        if item.kind is ItemKind.POINT:
            yield from _point(item, used)
        yield from used.written(item.markdown, top=3 if title else 2)


def _line(item: PackItem, used: Used) -> Iterator[Block]:
    """A line to take: its first paragraph is the line, what follows stands under it."""
    found = used.written(item.markdown)
    label = used.said(item.title) or "Line to take"
    first = found[0] if found else None
    if isinstance(first, Paragraph):
        yield LineToTake(first.runs, label, used.citation(item))
        yield from found[1:]
        return
    yield LineToTake((Text(used.said(item.title) or NOTHING_YET),), evidence=used.citation(item))
    yield from found


def _chart(item: PackItem, used: Used) -> Iterator[Block]:
    """A chart with its number, or why there is none; then what the official wrote about it."""
    chart = chart_block(item, used, used.charts + 1)
    used.charts += isinstance(chart, Chart)
    yield chart
    yield from used.written(item.markdown)


def _point(item: PackItem, used: Used) -> Iterator[Block]:
    """A point in a section of text."""
    point = used.point(item)
    if point is None:
        yield lost(item)
    elif used.is_quote(item):
        used.seal(item)
        yield quote_block(item, point, used, in_sheet=False)
    elif isinstance(point.content, Figure):
        yield from figure_bullets([item], used)
    else:
        used.seal(item)
        yield key_point_block(point, used)
