"""Long and hostile texts of any size, of our own making, to see whether twice the text takes twice the time."""

import random
from collections.abc import Callable, Mapping, Sequence
from itertools import count
from pathlib import Path

from briefing_app.domain.text import SourceText
from briefing_app.extraction.layout import segment

SYLLABLES = ("ba", "co", "di", "fe", "gu", "ha", "jo", "ki", "la", "me", "no", "pu", "ra", "so", "ti", "vu", "we", "yo")
MARKS = ("“", "‘", '"', "'", "«", "”")
TURNS = (
    "Berra Jolavo (Hafeko South) (Ind):\nI thank the Minister. How many of the 12 locks will open by June?\n\n"
    "The Minister for Waterways (Codi Nopura):\nNine of them, and up to 30 more next year.\n\n"
)
LANGUAGES = (
    "Le ministre a déclaré : « Nous construirons douze écoles. » Il a ajouté que le coût serait de 3,5 millions.\n"
    "قال الوزير: «سنبني اثنتي عشرة مدرسة قبل نهاية العام». وأضاف أن التكلفة ستبلغ 3.5 مليون.\n"
    "大臣は「年末までに12校を建設する」と述べた。費用は350万に上るという。\n"
    "Министр заявил: «Мы построим двенадцать школ до конца года». \N{SCHOOL} \u200f\x0b\u2028\n"
)


def filled(part: str, size: int) -> str:
    """A stretch of text again and again, up to a size in characters."""
    return (part * (size // len(part) + 1))[:size]


def gathered(parts: Callable[[int], str], size: int) -> str:
    """Different stretches of text one after the other, up to a size in characters."""
    text: list[str] = []
    length = 0
    for number in count():
        if length >= size:
            break
        text.append(parts(number))
        length += len(text[-1])
    return "".join(text)[:size]


def marks(number: int) -> str:
    """An opening or closing mark and some words; a text of 500,000 characters has ten thousand of them."""
    return f"{MARKS[number % len(MARKS)]}he said of every one of the locks and then he added "[:50]


def people(number: int) -> str:
    """Somebody new who says something about a figure."""
    chance = random.Random(number)  # noqa: S311 - nothing is secret
    first, last, place = ("".join(chance.choices(SYLLABLES, k=3)).title() for _ in range(3))
    said = f"“We will open {number % 900 + 2} schools in {place}.”"
    return f"{first} {last}, the minister for {place}, said: {said} {last} added that it cost £{number % 80 + 2}m.\n\n"


def joined(documents: Sequence[Path]) -> str:
    """Documents one after the other, but for debates and evidence, in which whatever follows would count as spoken."""
    texts = [path.read_bytes().decode("utf-8") for path in documents]
    return "".join(text + "\n\n" for text in texts if not segment(SourceText(text)).turns)


def makers(documents: Sequence[Path]) -> Mapping[str, Callable[[int], str]]:
    """Each kind of text with what makes one of a given number of characters."""
    plain = joined(documents)
    return {
        "documents joined": lambda size: filled(plain, size),
        "the same in one line": lambda size: filled(" ".join(plain.split()) + " ", size),
        "unbalanced marks": lambda size: gathered(marks, size),
        "only numbers": lambda size: gathered(lambda number: f"{number * 7919 % 1_000_003} ", size),
        "other languages": lambda size: filled(LANGUAGES, size),
        "many people": lambda size: gathered(people, size),
        "one debate": lambda size: filled(TURNS, size),
        "only full stops": lambda size: filled(".", size),
    }
