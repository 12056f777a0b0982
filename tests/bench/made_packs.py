"""Made packs of any length, with every kind of block, from made articles: all people and bodies are invented."""

import random
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime

from briefing_app.domain.documents import Document, DocumentDetails, Origin
from briefing_app.domain.figures import Figure, FigureKind
from briefing_app.domain.packs import ItemKind, Likelihood, Pack, PackDetails, PackItem, PackSection, SectionKind
from briefing_app.domain.points import Content, Point, Review
from briefing_app.domain.quotes import Quote, QuoteKind
from briefing_app.packs.blocks import PackDocument
from briefing_app.packs.compose import compose
from tests.bench.made_articles import article

_QUOTED = re.compile(r"(?:(?P<before>[A-Z]\w+ [A-Z]\w+), the (?P<post>[a-z ]+), said: )?“(?P<words>[^”]+)”")
_SAID = re.compile(r"” said (?P<after>[A-Z]\w+ [A-Z]\w+), the (?P<post>[a-z ]+)\.")
_FIGURE = re.compile(r"(?P<text>£\d+ million|\d+ per cent|\d{1,3},000|\d+) (?P<of>[a-z]+(?: [a-z]+)?)")
_ARTICLES = 3
"""How many articles a subject draws on."""
_LIKELIHOODS = tuple(Likelihood)


def made_pack(subjects: int) -> PackDocument:
    """A pack on so many subjects, about four pages each, composed; the same each time."""
    return compose(*made_material(subjects))


def made_material(subjects: int) -> tuple[Pack, dict[int, Point], dict[int, Document]]:
    """That pack with its points and their documents."""
    documents = {number: _document(number) for number in range(1, subjects * _ARTICLES + 1)}
    points: dict[int, Point] = {}
    of_document: dict[int, list[int]] = {}
    for number, document in documents.items():
        for content in _contents(document.text):
            points[len(points) + 1] = Point(len(points) + 1, number, content, Review.ACCEPTED)
            of_document.setdefault(number, []).append(len(points))
    items = iter(range(1, 1_000_000))
    sections: list[PackSection] = []
    for subject in range(subjects):
        found = [
            points[key]
            for number in range(subject * _ARTICLES + 1, (subject + 1) * _ARTICLES + 1)
            for key in of_document.get(number, [])
        ]
        sections += _sections(subject, found, items)
    return Pack(1, _details(), tuple(sections)), points, documents


def _details() -> PackDetails:
    return PackDetails(
        title="Canals and rivers: everything for the week",
        marking="OFFICIAL",
        handling="For the minister and named recipients only",
        department="Department for Rivers",
        for_whom="Brief for Hester Rookwood MP,\nMinister for Waterways",
        when="Monday 9 March 2026, 14:00",
        author="Linus Penrose, Waterways Policy",
        cleared_by="Deputy Director, Waterways: 6 March 2026, 11:05",
        facts_correct_at=datetime(2026, 3, 6, 10, 0, tzinfo=UTC),
    )


def _document(number: int) -> Document:
    text = article(number)
    title = text.partition("\n")[0]
    details = DocumentDetails(title, "The Saltmarsh Observer", published=date(2026, 3, 4), marking="OFFICIAL")
    return Document(number, details, text, Origin(f"{number}.txt", f"{number:064x}"), datetime(2026, 3, 5, tzinfo=UTC))


def _contents(text: str) -> Iterator[Content]:
    """The quotes and the figures of an article."""
    for found in _QUOTED.finditer(text):
        after = _SAID.match(text, found.end() - 1)
        speaker, post = (found["before"], found["post"]) if found["before"] else (None, None)
        speaker, post = (after["after"], after["post"]) if after else (speaker, post)
        start, end = found.span("words")
        yield Quote(start, end, found["words"], QuoteKind.DIRECT, speaker, post, cue="said", confidence=1.0)
    for found in _FIGURE.finditer(text):
        start, end = found.span("text")
        value = float(re.sub(r"\D", "", found["text"])) * (1e6 if "million" in found["text"] else 1)
        kind, unit = FigureKind.COUNT, "case"
        if "per cent" in found["text"]:
            kind, unit = FigureKind.PERCENT, "percent"
        elif "£" in found["text"]:
            kind, unit = FigureKind.MONEY, "GBP"
        yield Figure(start, end, found["text"], value, kind, unit=unit, of=found["of"])


def _sections(number: int, found: list[Point], items: Iterator[int]) -> Iterator[PackSection]:
    """What a brief says on a subject: lines and questions, the words of others, figures."""
    chance = random.Random(number)  # noqa: S311  # nothing is secret
    quotes = [point for point in found if isinstance(point.content, Quote)]
    figures = [point for point in found if isinstance(point.content, Figure)]
    own = [
        _item(items, ItemKind.LINE, "", _prose(chance, 1), chance.choice(figures).id),
        _item(items, ItemKind.NOTE, f"What happened in case {number}", _note(chance)),
        *(_item(items, ItemKind.POINT, point=point.id) for point in (*quotes[:1], *figures[:3])),
        *(_question(chance, items, quotes[1:]) for _ in range(3)),
    ]
    yield PackSection(3 * number + 1, f"Subject {number + 1}: the {_word(chance)} works", items=tuple(own))
    shown = tuple(_item(items, ItemKind.POINT, point=point.id) for point in quotes[:7])
    yield PackSection(3 * number + 2, f"What has been said on subject {number + 1}", SectionKind.QUOTES, items=shown)
    rows = tuple(_item(items, ItemKind.POINT, point=point.id) for point in figures[:12])
    yield PackSection(3 * number + 3, f"Figures on subject {number + 1}", SectionKind.FIGURES, items=rows)


def _item(
    items: Iterator[int], kind: ItemKind, title: str = "", markdown: str = "", point: int | None = None
) -> PackItem:
    return PackItem(next(items), kind, title, markdown, point)


def _question(chance: random.Random, items: Iterator[int], quotes: list[Point]) -> PackItem:
    question = f"Why were the {_word(chance)} works not finished by {chance.randint(2019, 2025)}?"
    bearing = chance.choice(quotes).id if quotes else None
    likely = chance.choice(_LIKELIHOODS)
    return PackItem(next(items), ItemKind.QUESTION, question, _prose(chance, 3), bearing, likely)


_WORDS = (  # noqa: SIM905
    "lock gate weir towpath mooring culvert bridge basin winter summer council board repair survey inspection budget "
    "contract season staff evening notice plan report visit cost delay flood boat owner resident ward bank reach"
).split()
_PATTERNS = (
    "The {0} was repaired before the {1}, and the {2} will follow once the {3} has been agreed with the {4}.",
    "We have asked the {0} to publish its {1} so that every {2} can see what the {3} means for the {4}.",
    "No {0} was closed for longer than the {1} allowed, and the **{2}** stayed open through the {3}.",
    "The {0} and the {1} are for the board to settle; what matters to us is that the {2} is ready by the {3}.",
    "After the {0} the board looked again at each {1}, found the {2} sound, and put the {3} off until the {4}.",
)


def _word(chance: random.Random) -> str:
    return chance.choice(_WORDS)


def _prose(chance: random.Random, sentences: int) -> str:
    words = ([_word(chance) for _ in range(5)] for _ in range(sentences))
    return " ".join(chance.choice(_PATTERNS).format(*each) for each in words)


def _note(chance: random.Random) -> str:
    """A paragraph, a list and a table, in Markdown."""
    bullets = "\n".join(f"- {_prose(chance, 1)}" for _ in range(3))
    rows = "\n".join(
        f"| {_word(chance).capitalize()} | {chance.randint(10, 99)} | {chance.randint(10, 99)} |" for _ in range(5)
    )
    return (
        f"{_prose(chance, 4)}\n\n{bullets}\n\n| Place | 2025 | 2026 |\n|---|---:|---:|\n{rows}\n\n{_prose(chance, 2)}"
    )
