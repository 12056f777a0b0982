"""A composed pack of our own making, with every kind of block."""

import pytest

from briefing_app.domain.packs import Likelihood
from briefing_app.packs.blocks import (
    Block,
    BulletList,
    Callout,
    Contents,
    ContentsEntry,
    Cover,
    FigureRow,
    FigureTable,
    Heading,
    LabelledRow,
    LineToTake,
    Note,
    PackDocument,
    Paragraph,
    QuestionHeading,
    QuoteBlock,
    Rule,
    Runs,
    SectionOpening,
    SourceEntry,
    SourceList,
    SpeakerHeading,
    Table,
    Text,
)

WORDS = "We will not reopen a pier because a timetable says so. It reopens when an inspector says so. " * 3


def runs(text: str) -> Runs:
    return (Text(text),)


def front(*entries: ContentsEntry) -> tuple[Block, ...]:
    cover = Cover(
        "Department for Coasts",
        "Meeting brief",
        "Ferry landings",
        "Brief for Maren Thistlewood",
        (LabelledRow("When", "Thursday 5 November 2026\nRoom 4.12"),),
        (LabelledRow("Author", "Idris Penhallowe"),),
    )
    return (cover, Contents(entries, (runs("Words set like this are someone’s exact words."),)))


def document(*blocks: Block) -> PackDocument:
    return PackDocument("Ferry landings", "OFFICIAL", "Named recipients", "Version 3", "11:40", "Idris", blocks)


def figure(measure: str, value: str, status: str = "✓ 2 agree", note: str = "") -> FigureRow:
    return FigureRow(measure, "up to", value, "landings", "summer 2026", runs("[1]"), status, note)


def every_block() -> tuple[Block, ...]:
    entries = (ContentsEntry("1", "Landings", "section-1"), ContentsEntry("Annex A", "Sources", "sources"))
    return (
        *front(*entries),
        SectionOpening("Section 1", "Landings", "section-1", "Eleven landings are closed."),
        LineToTake(runs("A landing reopens when an inspector says that it is safe."), evidence=runs("Statement [1]")),
        Rule(),
        QuestionHeading("Why not sooner?", Likelihood.POSSIBLE, "item-1"),
        Paragraph(
            (Text("Each pier was certified by its "), Text("owner", bold=True, reference=2), Text(" until May."))
        ),
        Note((Text("Evidence ", bold=True), Text("Gazette [2]"))),
        Heading("Background", label="Item 1\n10:05"),
        BulletList((runs("First"), runs("Second " * 40)), ordered=True),
        BulletList((runs("Third"),)),
        Callout("× Do not say", runs("That any landing is safe.")),
        SpeakerHeading("Maren Thistlewood", "Secretary of State", "1 quote"),
        QuoteBlock(
            (WORDS.strip(), "And so it is."),
            label="21 August 2024",
            role="As Minister",
            source=runs("Gazette"),
            point_id=7,
        ),
        QuoteBlock(("It was a start.",), own_words=False, label="22 August 2024", speaker="A council leader"),
        FigureTable(
            (figure("Closed", "11"), figure("Cost", "£31.4", "◆ Conflict", "“up to £31.4 million”")), runs("✓ agree")
        ),
        Table((runs("Council"), runs("Asked")), ((runs("Skerrin"), runs("12")),), (False, True)),
        SectionOpening("Annex A", "Sources", "sources", new_page=True),
        SourceList((SourceEntry(1, "Gazette", "Saltmarsh", "21 August 2024", "OFFICIAL", detail="Page 3"),)),
    )


@pytest.fixture
def pack(qapp: object) -> PackDocument:
    return document(*every_block())
