"""What must not be said or published, or not yet: always under a mark and a word that say so."""

from collections.abc import Iterator
from datetime import datetime

from briefing_app.domain.packs import PackItem
from briefing_app.packs.blocks import Block, Callout, Heading, LineToTake, Note, Paragraph, QuestionHeading, Runs, Text
from briefing_app.packs.citations import facts_time

NOT_FOR_USE, DO_NOT_SAY, EMBARGO = "× Not for use", "× Do not say", "× Under embargo"
_ONLY_KNOW = (Text("What follows is to be known, and neither said nor published."),)


def apart(item: PackItem) -> bool:
    """Whether an item stands by itself, under a warning, instead of in a sheet or table with others."""
    return item.not_for_use or item.embargo is not None


def embargo(until: datetime) -> Callout:
    """Until when an item may not be used."""
    return Callout(EMBARGO, (Text(f"Not to be used before {facts_time(until)}."),))


def not_for_use(item: PackItem, section: str, blocks: list[Block]) -> Iterator[Block]:
    """An item's blocks under the warning: own words inside it, somebody else's after it."""
    label = DO_NOT_SAY if DO_NOT_SAY.removeprefix("× ").casefold() in section.casefold() else NOT_FOR_USE
    headed = bool(blocks) and isinstance(blocks[0], Heading | QuestionHeading)
    yield from blocks[:headed]
    rest = blocks[headed:]
    first = rest[0] if rest else None
    if isinstance(first, Paragraph):
        yield Callout(label, first.runs)
    elif isinstance(first, LineToTake):
        title = (Text(f"{first.label}. ", bold=True),) if item.title else ()
        yield Callout(label, (*title, *first.runs))
        yield from evidence(first.evidence)
    else:
        yield Callout(label, _ONLY_KNOW)
        yield from rest[:1]
    yield from rest[1:]


def evidence(citation: Runs) -> Iterator[Note]:
    """What bears own words out, as a note under them."""
    if citation:
        yield Note((Text("Evidence\u00a0 ", bold=True), *citation))
