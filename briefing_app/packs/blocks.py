"""The blocks of a composed pack. Every export and the live preview render this one list, in this order.

A block says what a thing is, never how it looks: measures, faces and colours belong to whoever renders it.
"""

from dataclasses import dataclass

from briefing_app.domain.packs import ChartKind, Likelihood, Paper
from briefing_app.domain.seals import Seals


@dataclass(frozen=True, slots=True)
class Text:
    """A run of words of one look.

    `reference` is a source's number, set as a raised mark after the run. `link` is a web address or, after a number
    sign, an anchor of this document (`#source-3`). `exact` marks somebody's own words, marks included: set in serif.
    `changed` words are new (underlined), `struck` ones taken out (struck through). `page_of` is an anchor, without its
    number sign: the run leads there, and what has pages puts *, page 9* after it.
    """

    text: str
    bold: bool = False
    italic: bool = False
    link: str | None = None
    reference: int | None = None
    exact: bool = False
    changed: bool = False
    struck: bool = False
    page_of: str | None = None


Runs = tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class LabelledRow:
    """A label in the narrow column and what stands beside it."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Cover:
    """The first page. `rows` are the large rows (*When*, *Why now*), `foot` the small ones (*Author*, *Version*).

    `notice` is what whoever takes the pack in hand must know first: findings of the evidence check that are open.
    """

    department: str
    brief: str
    title: str
    for_whom: str
    rows: tuple[LabelledRow, ...] = ()
    foot: tuple[LabelledRow, ...] = ()
    notice: Runs = ()


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """A line of the contents; the renderer finds the page on which `anchor` falls."""

    number: str
    title: str
    anchor: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Contents:
    """The contents, on a page of their own; `guide` says in a few paragraphs how to read the pack."""

    entries: tuple[ContentsEntry, ...]
    guide: tuple[Runs, ...] = ()


@dataclass(frozen=True, slots=True)
class SectionOpening:
    """The opening of a numbered section or a lettered annex; `label` is *Section 3* or *Annex C*."""

    label: str
    title: str
    anchor: str
    subtitle: str = ""
    new_page: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside a section; level 2 names an item, level 3 a question. `label` stands in the label column."""

    text: str
    level: int = 2
    label: str = ""
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """The official's own words."""

    runs: Runs
    label: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """Small print: evidence, a source, a remark."""

    runs: Runs
    label: str = ""


@dataclass(frozen=True, slots=True)
class LineToTake:
    """A line to be said aloud, with what bears it out."""

    runs: Runs
    label: str = "Line to take"
    evidence: Runs = ()


@dataclass(frozen=True, slots=True)
class QuestionHeading:
    """A question that may be asked, with how likely it is; its answer follows as ordinary blocks."""

    text: str
    likelihood: Likelihood | None = None
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class BulletList:
    """A list, one level deep; `ordered` numbers it from `first`. `label` stands in the label column."""

    items: tuple[Runs, ...]
    ordered: bool = False
    first: int = 1
    label: str = ""


@dataclass(frozen=True, slots=True)
class SpeakerHeading:
    """The rule and name that open one speaker's quotes; `detail` is what he or she is, `label` the count."""

    name: str
    detail: str = ""
    label: str = ""
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class QuoteBlock:
    """Somebody's exact words. `paragraphs` are set in serif within quotation marks, character for character.

    `own_words` is false for reported speech, which must be set as ours, without marks. `label` and `second_label` are
    the date and the count of sources; `role` is the one held on the day; `source` names the document with its number.
    """

    paragraphs: tuple[str, ...]
    own_words: bool = True
    label: str = ""
    second_label: str = ""
    speaker: str = ""
    role: str = ""
    source: Runs = ()
    point_id: int | None = None


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A row of the table of figures: modifier in words, value and unit as the house style writes them.

    `measure` and `note` may hold the words of the source, in quotation marks. `reported` says that `period` is only
    when the figure was reported. Rows of one `group` stand under a row that names it. `published` names who gave the
    figure out, when, and the number of that source; where it says nothing, the number alone stands as `source`.
    """

    measure: str
    modifier: str
    value: str
    unit: str
    period: str
    source: Runs
    status: str = ""
    note: str = ""
    point_id: int | None = None
    reported: bool = False
    group: str = ""
    published: Runs = ()

    @property
    def told_by(self) -> Runs:
        """What stands in the column of sources."""
        return self.published or self.source


@dataclass(frozen=True, slots=True)
class FigureTable:
    """Figures at full width; `key` says what the marks of the status column mean."""

    rows: tuple[FigureRow, ...]
    key: Runs = ()

    @property
    def published(self) -> bool:
        """Whether it says who gave each figure out."""
        return any(row.published for row in self.rows)

    @property
    def heads(self) -> tuple[str, ...]:
        """What its columns are called."""
        return "Measure", "Value", "Unit", "Period", "Published" if self.published else "Source", "Status"


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the official's own; the first row is its head. Each cell is a tuple of runs."""

    head: tuple[Runs, ...]
    rows: tuple[tuple[Runs, ...], ...]
    right_aligned: tuple[bool, ...] = ()


@dataclass(frozen=True, slots=True)
class Callout:
    """What must not be said or used; `label` holds the sign and the word."""

    label: str
    runs: Runs


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """A numbered source: where it came from and the hash of the file that was read."""

    number: int
    title: str
    publisher: str
    published: str
    marking: str = ""
    link: str = ""
    sha256: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class SourceList:
    """The sources, in the order of their numbers."""

    entries: tuple[SourceEntry, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """A hairline between two parts of a section."""


@dataclass(frozen=True, slots=True)
class ChartValue:
    """A value of a chart, and how it is written beside its bar or point: with its modifier, without its unit."""

    value: float
    text: str


@dataclass(frozen=True, slots=True)
class ChartSeries:
    """A row of values of one name, one for each label of the chart; None where there is none."""

    name: str
    values: tuple[ChartValue | None, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture of figures of one thing in one unit, with a table of every value that it draws.

    `label` is *Figure 1*, `title` what it shows, `subtitle` the measure, the unit and what tells the series apart.
    `head` says what the `labels` are (*County*, *June*). The last series is the newest. `alternative` says in words
    what the picture shows, made from the same values.
    """

    kind: ChartKind
    label: str
    title: str
    subtitle: Runs
    head: str
    labels: tuple[str, ...]
    series: tuple[ChartSeries, ...]
    unit: str
    source: Runs
    alternative: str
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Alteration:
    """A change of an addendum: *Change 1 replaces*, the place, what it said (nothing if it adds), what to say now."""

    label: str
    place: str
    before: Runs
    now: Runs
    why: Runs
    evidence: Runs


@dataclass(frozen=True, slots=True)
class FindingEntry:
    """A finding of the evidence check: its kind, its place, what is wrong and what would put it right.

    `accepted` is empty while it is open; else who let it stand, when and in which words.
    """

    number: int
    kind: str
    place: str
    runs: Runs
    remedy: str
    accepted: str


@dataclass(frozen=True, slots=True)
class FindingSheet:
    """The findings of a check as a page of its own, its title the count; `sound` says what was checked and stands."""

    open: tuple[FindingEntry, ...]
    accepted: tuple[FindingEntry, ...]
    sound: str
    checked_at: str


@dataclass(frozen=True, slots=True)
class Redline:
    """A passage of two versions laid over one another: `label` is *Changed*, *New*, *Taken out* or *Moved*."""

    place: str
    label: str
    runs: Runs


Block = (
    Cover
    | Contents
    | SectionOpening
    | Heading
    | Paragraph
    | Note
    | LineToTake
    | QuestionHeading
    | BulletList
    | SpeakerHeading
    | QuoteBlock
    | FigureTable
    | Table
    | Callout
    | SourceList
    | Rule
    | Chart
    | Alteration
    | FindingSheet
    | Redline
)


@dataclass(frozen=True, slots=True)
class PackDocument:
    """A pack ready to be rendered: what stands on every page, and the blocks in reading order.

    `items` names, for each block, the pack's item that it comes from (None for covers, openings and the like), so that
    a preview can follow what is being written. `foot` stands in the place of *Page 1 of 3* where a sheet is no part of
    the pack.
    """

    title: str
    marking: str
    handling: str
    version: str
    facts_correct_at: str
    author: str
    blocks: tuple[Block, ...]
    language: str = "en-GB"
    items: tuple[int | None, ...] = ()
    seals: Seals | None = None
    """What the pack vouches for, to travel inside the PDF."""
    paper: Paper = Paper.A4
    two_sided: bool = False
    large: bool = False
    """Whether it is printed large: one column, body words at 16 points."""
    foot: str = ""
