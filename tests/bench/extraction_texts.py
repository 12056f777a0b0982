"""Long and hostile texts of any size, of our own making, to see whether twice the text takes twice the time."""

import random
from collections.abc import Callable, Mapping, Sequence
from itertools import count
from pathlib import Path

from briefing_app.domain.text import SourceText
from briefing_app.extraction.layout.paragraphs import segment

Maker = Callable[[int], str]
"""Makes a text of so many characters; the longer begins as the shorter."""
SYLLABLES = ("ba", "co", "di", "fe", "gu", "ha", "jo", "ki", "la", "me", "no", "pu", "ra", "so", "ti", "vu", "we", "yo")
FIRST_NAMES = ("Alma", "Bethan", "Carl", "Dawn", "Evan", "Gwen", "Hugh", "Ines", "Jack", "Lena", "Neil", "Olive")
OFFICES = ("chief executive", "leader", "director of operations", "finance director", "chair", "general secretary")
BODIES = ("Council", "Trust", "Agency", "Union", "College", "Housing Association", "Institute", "Commission")
MARKS = ("“", "‘", '"', "'", "«", "”")
TURNS = (
    "Berra Jolavo (Hafeko South) (Ind):\nI thank the Minister. How many of the 12 locks will open by June?\n\n"
    "The Minister for Waterways (Codi Nopura):\nNine of them, and up to 30 more next year.\n\n"
)
LANGUAGES = (
    "Le ministre a déclaré : « Nous construirons douze écoles. » Il a ajouté que le coût serait de 3,5 millions.\n"
    "Die Ministerin sagte: „Wir bauen zwölf Schulen.“ Das koste 3,5 Millionen Euro, teilte ihr Haus mit.\n"
    "大臣は「年末までに12校を建設する」と述べた。費用は350万に上るという。\n"
    "Министр заявил: «Мы построим двенадцать школ до конца года».\n"
)
RIGHT_TO_LEFT = (
    "قال الوزير: «سنبني اثنتي عشرة مدرسة قبل نهاية العام». وأضاف أن التكلفة ستبلغ 3.5 مليون.\n"
    'שרת החינוך אמרה: "נבנה 12 בתי ספר עד סוף השנה". לדבריה, העלות תגיע ל-3.5 מיליון.\n'
    "\u202bقالت Alma Brightwell: “We will build ١٢ schools,” she said\u202c \u200f(٪12)\n"
)
EMOJI = (
    "\N{PARTY POPPER}\N{PARTY POPPER} News from the council \N{SCHOOL}: “We did it \N{FLEXED BICEPS}\U0001f3fd,” said "
    "Alma Brightwell \U0001f1ec\U0001f1e7. 12 \N{THUMBS UP SIGN} and 3 \N{THUMBS DOWN SIGN}, £4m spent on "
    "\U0001f469\u200d\U0001f469\u200d\U0001f466\n\N{FIRE}\N{FIRE}\N{FIRE}\n"
)
CONTROL = (
    "\x00He\x01 said:\x02 “We\x07 will\x0b build\x0c 12\x1b[31m schools”\x7f,\x85 and\x9c 5%\u200b of\ufeff them\u2028 "
    "went\u2029 on.\x1c\x1d\x1e\x1f\ufffe \U000e0001Alma Brightwell\x08 told\r the\r\n council\x00 that it was so.\n"
)
STORIES = """
{full}, {office} of {body}, said: “We will open {n} schools in {place}.” {last} added that it cost £{m}m, up from £{n}m.

The {office} of {body} told the committee that {n} homes were finished. “It was not easy,” he said, “but we were lucky.”

{body} said on Tuesday that about {m} per cent of its staff had left. {other}, there for {n} weeks, called
the figures “a disgrace” and “worse than we feared”.

{place} was closed for {n} days. Residents said nothing had changed. According to {body}, more than {n} wrote in.

Responding to the report, {full} said:
We welcome these findings. Our members have asked for {n} years. They will need to see the money before they believe it.

A stream runs past the old mill, and the path beside it floods each winter; nobody has counted how often.

The {office} insisted the plan was on track. The union said it was not, adding that {n} jobs were at risk.

{place} ‘ready now’, says {last}
“We are ready now,” said {full}. “We have waited {n} months for it.”

• Build {n} homes in {place} by 2030
• Spend between £{m}m and £{n}m on roads
""".strip().split("\n\n")


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
    """An opening or closing mark and some words; a text of 200,000 characters has ten thousand of them."""
    return f"{MARKS[number % len(MARKS)]}he said of the locks and then he added "[:20]


def word(chance: random.Random) -> str:
    """A name that nobody has."""
    return "".join(chance.choices(SYLLABLES, k=3)).title()


def people(number: int) -> str:
    """Somebody new who says something about a figure."""
    chance = random.Random(number)  # noqa: S311 - nothing is secret
    first, last, place = (word(chance) for _ in range(3))
    said = f"“We will open {number % 900 + 2} schools in {place}.”"
    return f"{first} {last}, the minister for {place}, said: {said} {last} added that it cost £{number % 80 + 2}m.\n\n"


def story(number: int) -> str:
    """A paragraph or two of a report, about new people, places and bodies each time."""
    chance = random.Random(number)  # noqa: S311 - nothing is secret
    last, place = word(chance), word(chance)
    names = {"full": f"{chance.choice(FIRST_NAMES)} {last}", "other": f"{chance.choice(FIRST_NAMES)} {word(chance)}"}
    names |= {"last": last, "place": place, "body": f"{place} {chance.choice(BODIES)}"}
    text = chance.choice(STORIES)
    return text.format(office=chance.choice(OFFICES), n=chance.randint(2, 900), m=number % 80 + 2, **names) + "\n\n"


def joined(documents: Sequence[Path]) -> str:
    """Documents one after the other, but for debates and evidence, in which whatever follows would count as spoken."""
    texts = [path.read_bytes().decode("utf-8") for path in documents]
    return "".join(text + "\n\n" for text in texts if not segment(SourceText(text)).turns)


def makers(documents: Sequence[Path]) -> Mapping[str, Maker]:
    """Each kind of text with what makes one of a given number of characters."""
    plain = joined(documents)
    return {
        "documents joined": lambda size: filled(plain, size),
        "the same in one line": lambda size: filled(" ".join(plain.split()) + " ", size),
        "mixed prose": lambda size: gathered(story, size),
        "mixed prose in capitals": lambda size: gathered(lambda number: story(number).upper(), size),
        "many people": lambda size: gathered(people, size),
        "one debate": lambda size: filled(TURNS, size),
        "unbalanced marks": lambda size: gathered(marks, size),
        "only numbers": lambda size: gathered(lambda number: f"{number * 7919 % 1_000_003} ", size),
        "other languages": lambda size: filled(LANGUAGES, size),
        "right to left": lambda size: filled(RIGHT_TO_LEFT, size),
        "emoji": lambda size: filled(EMOJI, size),
        "control characters": lambda size: filled(CONTROL, size),
        "only full stops": lambda size: filled(".", size),
        "only lines of a mark": lambda size: filled(")\n", size),
    }
