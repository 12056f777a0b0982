"""An invented pack that uses every kind of section, item and point: no person, body or word in it is real."""

from collections.abc import Mapping
from datetime import UTC, date, datetime

from briefing_app.domain.documents import Document, DocumentDetails, Origin
from briefing_app.domain.figures import Figure, FigureKind, Modifier
from briefing_app.domain.keypoints import KeyPoint
from briefing_app.domain.packs import ItemKind, Likelihood, Pack, PackDetails, PackItem, PackSection, SectionKind
from briefing_app.domain.points import Content, Point, Review
from briefing_app.domain.quotes import Quote, QuoteKind

DETAILS = PackDetails(
    title="Coastal wardens: meeting with the Shoreline Councils’ Forum",
    marking="Official-Sensitive",
    handling="Ministerial office and named recipients only",
    department="Department for Coastal Safety",
    brief="Meeting brief",
    for_whom="Brief for Maren Tollgarth MP,\nMinister for Beaches and Harbours",
    when="Thursday 5 November 2026, 10:00 to 10:45\nRoom 4.12, Lantern House",
    needed_by="Wednesday 4 November, 17:00, for the overnight box",
    why_now="The Forum asked for the meeting on 12 October, after the Saltmere inquiry said that cover fell short.",
    what_we_want="The Forum’s agreement to publish cover beach by beach from April 2027.",
    author="Idris Penhallowe, Coastal Wardens Policy",
    telephone="0300 555 0142 (out of hours 0300 555 0199)",
    cleared_by="Deputy Director, Beaches: 3 November 2026, 13:20\nSpecial advisers: 3 November 2026, 13:45",
    copied_to="Permanent Secretary; Director General, Coast; press office; parliamentary branch",
    version=3,
    facts_correct_at=datetime(2026, 11, 3, 14, 0, tzinfo=UTC),
)

RETURN = """Annual warden return 2026
Cover rose to 388 beaches this summer, the most since the scheme began. A year before it was 347 beaches.
Councils filled 94.2 per cent of posts by the end of June, against 88.7 per cent. Over 2,600 rescues were made.
Scheme funding is £31.4 million for 2026–27, and training costs £1,140 a warden.
"""
SPEECH = """Speech to the autumn conference
Councillor Beca Ŵyn-Harries said: “We are not asking for the moon. We are asking for two people on a beach at seven \
o’clock on a Tuesday evening, and for somebody to be able to see when there aren’t.
“I have sat with families in Saltmere. They do not want a statute; they want a chair with somebody in it.
“And they want to know, before they drive to the beach, whether the chair is empty.”
Up to 60 beaches had one warden after 6 pm.
"""
EVIDENCE = """Evidence to the Beaches Committee
Beca Ŵyn-Harries: A statutory floor would close some beaches before it staffed them. I would rather have the truth \
published than a number in a regulation.
The witness added that councils in the north had never been asked.
“Nobody rang,” a lifeguard said.
"""
INQUIRY = """Report of the Saltmere inquiry
On eleven of the fourteen evenings that I examined, cover fell short of the published minimum. No one person is to \
blame for that, and no one person can put it right. About 22 beaches were affected on a typical evening.
Cover rose to 388 beaches this summer.
"""

_SOURCES = (
    ("Annual warden return 2026", "Department for Coastal Safety", date(2026, 9, 24), "OFFICIAL", RETURN),
    ("Speech to the autumn conference", "Shoreline Councils’ Forum", date(2026, 10, 12), "OFFICIAL", SPEECH),
    ("Evidence to the Beaches Committee", "Official report", date(2025, 2, 3), "OFFICIAL", EVIDENCE),
    ("Report of the Saltmere inquiry", "Sir Anselm Oakhanger", date(2026, 8, 28), "OFFICIAL-SENSITIVE", INQUIRY),
)


def document(key: int, title: str, publisher: str, day: date | None, marking: str, text: str) -> Document:
    """A document of the example."""
    details = DocumentDetails(title, publisher, published=day, marking=marking, link="https://coast.example/papers")
    return Document(
        key, details, text, Origin(f"{key}.txt", f"{key:x}a7c09e5d1b8" * 5), datetime(2026, 11, 1, tzinfo=UTC)
    )


DOCUMENTS: Mapping[int, Document] = {key: document(key, *source) for key, source in enumerate(_SOURCES, 1)}


def quote(
    document_id: int, first: str, last: str, speaker: str | None, role: str | None, organisation: str | None = None,
    kind: QuoteKind = QuoteKind.DIRECT,
) -> tuple[int, Quote]:  # fmt: skip
    """The quote that runs from the words `first` to the end of the words `last`."""
    text = DOCUMENTS[document_id].text
    start = text.index(first)
    end = text.index(last, start) + len(last)
    return document_id, Quote(start, end, text[start:end], kind, speaker, role, organisation, "said", 0.4)


def figure(
    document_id: int, text: str, value: float, kind: FigureKind, unit: str | None, of: str | None,
    modifier: Modifier = Modifier.NONE, as_of: str | None = None,
) -> tuple[int, Figure]:  # fmt: skip
    """The figure whose expression first stands in the document."""
    start = DOCUMENTS[document_id].text.index(text)
    return document_id, Figure(
        start, start + len(text), text, value, kind, unit=unit, modifier=modifier, of=of, as_of=as_of
    )


def key_point(document_id: int, text: str) -> tuple[int, KeyPoint]:
    """A sentence of the document."""
    start = DOCUMENTS[document_id].text.index(text)
    return document_id, KeyPoint(start, start + len(text), text)


_CONTENTS: tuple[tuple[int, Content], ...] = (
    quote(2, "We are not", "chair is empty.", "Councillor Beca Ŵyn-Harries", "Chair", "Shoreline Councils’ Forum"),
    quote(
        3,
        "A statutory",
        "in a regulation.",
        "Councillor Beca Ŵyn-Harries",
        "Leader",
        "Penrhyn Tywod Council",
        QuoteKind.BLOCK,
    ),
    quote(
        4, "On eleven", "put it right.", "Sir Anselm Oakhanger", "Chair of the Saltmere inquiry", kind=QuoteKind.BLOCK
    ),
    quote(3, "Nobody rang", "rang", None, None),
    quote(3, "councils in the north", "been asked", "Councillor Beca Ŵyn-Harries", "Leader", kind=QuoteKind.INDIRECT),
    figure(1, "388", 388, FigureKind.COUNT, "beach", "beaches with wardens", as_of="summer 2026"),
    figure(4, "388", 388, FigureKind.COUNT, "beach", "beaches with wardens", as_of="summer 2026"),
    figure(1, "347", 347, FigureKind.COUNT, "beach", "beaches with wardens, year before", as_of="summer 2025"),
    figure(2, "60", 60, FigureKind.COUNT, "beach", "one warden after 6 pm, at worst", Modifier.AT_MOST),
    figure(4, "22", 22, FigureKind.COUNT, "beach", "one warden after 6 pm, typical", Modifier.APPROX),
    figure(1, "94.2 per cent", 94.2, FigureKind.PERCENT, "percent", "posts filled by the end of June", as_of="2026"),
    figure(1, "88.7 per cent", 88.7, FigureKind.PERCENT, "percent", "posts filled, year before", as_of="2025"),
    figure(1, "£31.4 million", 31_400_000, FigureKind.MONEY, "GBP", "scheme funding", as_of="2026–27"),
    figure(1, "£1,140", 1140, FigureKind.MONEY, "GBP", "training grant for a warden", as_of="2026–27"),
    figure(1, "2,600", 2600, FigureKind.COUNT, "rescue", "rescues from the water", Modifier.MORE_THAN, "summer 2026"),
    key_point(1, "Cover rose to 388 beaches this summer, the most since the scheme began."),
)

POINTS: Mapping[int, Point] = {
    key: Point(key, document_id, content, Review.ACCEPTED) for key, (document_id, content) in enumerate(_CONTENTS, 1)
}

NOTE = """Cover rose to **388 beaches** this summer, the most since *The Warden’s Handbook* was first printed.

- It was thinnest on weekday evenings: **up to 60 beaches** had one warden after 6 pm, where the guidance asks for two.
- **Ask:** will members share rotas by 1 February, so that gaps show before the season?
    1. First Eastern Flats.
    2. Then [the others](https://coast.example/others).

| County | 2025 | 2026 |
|--------|-----:|-----:|
| Northshore | 118 | 124 |
| Penrhyn Tywod | 42 | 52 |
"""


def note(key: int, title: str, markdown: str) -> PackItem:
    """The official's own words."""
    return PackItem(key, ItemKind.NOTE, title, markdown)


def point(key: int, point_id: int, title: str = "", markdown: str = "") -> PackItem:
    """A point in the pack."""
    return PackItem(key, ItemKind.POINT, title, markdown, point_id)


def line(key: int, label: str, markdown: str, point_id: int | None = None) -> PackItem:
    """A line to take."""
    return PackItem(key, ItemKind.LINE, label, markdown, point_id)


def question(key: int, title: str, markdown: str, likelihood: Likelihood, point_id: int | None = None) -> PackItem:
    """A question with its answer."""
    return PackItem(key, ItemKind.QUESTION, title, markdown, point_id, likelihood)


SECTIONS = (
    PackSection(
        1,
        "Top lines",
        items=(
            line(
                1,
                "1",
                "Every beach that had wardens last summer has them this year, and 41 more have "
                "them for the first time.",
                6,
            ),
            line(
                2,
                "2",
                "We accept the inquiry’s finding on Saltmere, and the county has had its full "
                "complement since 1 September.",
                3,
            ),
            line(3, "3", "From April anyone will be able to see the cover on their own beach, week by week."),
        ),
    ),
    PackSection(
        2,
        "Points to make, by agenda item",
        items=(
            note(4, "Cover at busy beaches", NOTE),
            note(
                5,
                "Recruitment and pay",
                "- Councils filled **94 per cent** of posts by the end of June.\n- Pay is for councils to set.",
            ),
            point(6, 6),
            point(7, 9),
            point(8, 13),
            point(9, 1),
            point(10, 16),
            point(11, 999),
        ),
    ),
    PackSection(
        3,
        "Lines and questions: evening cover",
        subtitle="The issue: the Saltmere inquiry found gaps after 6 pm. "
        "The Forum may call for a legal minimum on the day.",
        items=(
            line(
                12,
                "",
                "Wardens now work more beaches than ever, and from April anyone can see the cover on theirs. "
                "Where evenings are thin, we will show it and fix it with councils.",
                1,
            ),
            question(
                13,
                "Why were 60 beaches left with one warden?",
                "Up to 60 beaches had one warden on at least one "
                "weekday "
                "evening between June and August. The guidance asks for two. None was left without cover.",
                Likelihood.CERTAIN,
                9,
            ),
            question(
                14,
                "Will you put the minimum into law?",
                "We want published cover first. It will show where a rule is needed.",
                Likelihood.POSSIBLE,
                2,
            ),
            question(
                15,
                "Did the department know about Saltmere in 2025?",
                "The county reported a vacancy in May 2025.",
                Likelihood.UNLIKELY,
            ),
        ),
    ),
    PackSection(
        4,
        "What has been said",
        SectionKind.QUOTES,
        items=(
            point(16, 1),
            point(17, 2),
            point(18, 3, markdown="He gave this *without notes*."),
            point(19, 4),
            point(20, 5),
        ),
    ),
    PackSection(5, "Key figures", SectionKind.FIGURES, items=tuple(point(20 + key, key) for key in range(6, 16))),
    PackSection(6, "Attendees"),
)

PACK = Pack(1, DETAILS, SECTIONS)

LINKED, ALSO, OTHER, MONEY = 6, 7, 8, 13
"""Points of the example: 388 beaches in two documents, 347 in one of them, and a sum of money."""
