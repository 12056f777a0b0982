"""Made articles: ordinary in length, quotes and figures, all of invented people and bodies, and no two alike."""

import random
from collections.abc import Sequence
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

_FIRST = ("Oriel", "Idris", "Marla", "Tobin", "Hester", "Corin", "Ada", "Piers", "Wren", "Linus", "Sorrel", "Edda")
_LAST = ("Fenwick", "Calloway", "Tansley", "Quill", "Rookwood", "Penrose", "Marlow", "Harkness", "Vane", "Ashdown")
_POSTS = ("waterways minister", "chief inspector", "union leader", "council leader", "campaigner", "director of works")
_BODIES = (
    "the Lock Inspectorate",
    "the Canal Board",
    "the Department for Rivers",
    "Saltmarsh Council",
    "the Port Union",
)
_THINGS = ("lock gates", "towpaths", "pumping stations", "footbridges", "moorings", "culverts", "weirs", "ferry steps")
_TOWNS = ("Saltmarsh", "Port Wennick", "Hollin Bridge", "Marl End", "Tarn Cross", "Eddlesham", "Quarry Bank")
_SAID = (
    "We have waited years for {things} that work, and {town} cannot wait for another winter.",
    "Nobody should have to walk {number} miles around because {things} were left to rot.",
    "I am not going to promise {number} {things} and then deliver half of them.",
    "This is the right plan for {town}, and we will publish every cost of it.",
    "Our members were told about it on the day, which is no way to treat people.",
)
_NARRATED = (
    "{Body} will spend £{number} million on {things} around {town} over the next {small} years.",
    "About {number} per cent of the {things} in {town} failed their last inspection, up from {small} per cent.",
    "The work is due to begin in {town} before the summer and to end within {number} weeks.",
    "Residents of {town} have complained for years about the state of the {things} along the old cut.",
    "More than {number},000 people signed a petition that was handed to {body} in {town} last month.",
    "A report by {body} found in March that {number} of the {things} were beyond repair.",
)
_QUOTED = (
    "“{said}” said {who}, the {post}.",
    "{who}, the {post}, said: “{said}”",
    "“{said}” {who} told a meeting in {town}.",
    "{who} said that the plan for {things} would cost {number} jobs.",
)


def article(number: int) -> str:
    """The text of that number, of 300 to 600 words; the same each time."""
    chance = random.Random(number)  # noqa: S311  # nothing is secret
    town, thing = chance.choice(_TOWNS), chance.choice(_THINGS)
    lines = [f"{thing.capitalize()} in {town} to be repaired, case {number}", f"By {_who(chance)}", "4 March 2026"]
    wanted = chance.randint(300, 600)
    while sum(len(line.split()) for line in lines) < wanted:
        kinds: Sequence[str] = _QUOTED if chance.random() < 0.4 else _NARRATED
        lines.append(" ".join(_sentence(chance, kinds) for _ in range(chance.randint(1, 2))))
    return "\n\n".join(lines) + "\n"


def _who(chance: random.Random) -> str:
    return f"{chance.choice(_FIRST)} {chance.choice(_LAST)}"


def _sentence(chance: random.Random, kinds: Sequence[str]) -> str:
    body = chance.choice(_BODIES)
    words = {
        "town": chance.choice(_TOWNS),
        "things": chance.choice(_THINGS),
        "number": chance.randint(3, 90),
        "small": chance.randint(2, 9),
        "who": _who(chance),
        "post": chance.choice(_POSTS),
        "body": body,
        "Body": body[0].upper() + body[1:],
    }
    said = chance.choice(_SAID).format(**words)
    return chance.choice(kinds).format(**words, said=said)


def write_articles(folder: Path, number: int) -> int:
    """Write that many as files; how many words they have."""
    words = 0
    for each in range(number):
        text = article(each)
        words += len(text.split())
        (folder / f"article {each:05}.txt").write_text(text, "utf-8")
    return words


def write_notes(folder: Path, number: int) -> None:
    """Write as many small files, of one sentence each."""
    for each in range(number):
        chance = random.Random(each)  # noqa: S311
        (folder / f"note {each:05}.txt").write_text(f"Note {each}\n\n{_sentence(chance, _QUOTED)}\n", "utf-8")


def write_pdf(path: Path, pages: int) -> None:
    """Write a PDF of so many pages, with running heads and page numbers, 45 lines of text on each."""
    canvas = Canvas(str(path), pagesize=A4)
    words = " ".join(article(number) for number in range(pages)).split()
    for page in range(pages):
        canvas.setFont("Helvetica", 10)
        canvas.drawString(72, 800, "The state of the canals")
        for line in range(45):
            start = (page * 45 + line) * 12 % (len(words) - 12)
            canvas.drawString(72, 770 - line * 15, " ".join(words[start : start + 12]))
        canvas.drawCentredString(297, 40, str(page + 1))
        canvas.showPage()
    canvas.save()
