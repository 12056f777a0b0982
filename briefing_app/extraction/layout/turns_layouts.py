"""Turns laid out in other ways than a record of Parliament has them: names beside times or portraits, initials that a
key explains, and short statements of several people one below the other.
"""  # noqa: D205

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from briefing_app.extraction.layout.segments import Kind, Paragraph
from briefing_app.extraction.layout.turns_forms import EXTRA, NAME, WHO, Label
from briefing_app.extraction.words.first_names import first_names
from briefing_app.extraction.words.kinds import is_role_word
from briefing_app.extraction.words.lexicon import words
from briefing_app.extraction.words.verbs import speaks

_TIME = r"[\[(]?\d{1,2}:\d\d(?::\d\d)?(?:\.\d{1,3})?[\])]?"
_TIMED = re.compile(
    rf"(?:{_TIME}\s*[-–—|]?\s*(?P<after>{WHO}{EXTRA})\s*:?|(?P<who>{WHO}{EXTRA})\s*[-–—|:,]?\s*{_TIME}(?: [ap]m)?\s*:?)"
)
"""*Rhys ap Morlo 13:30:21*, *[00:02:10] Jane Roe:*: a line with who speaks and when."""
_PORTRAIT = re.compile(r"Photo of (?P<twice>[A-ZÀ-Þ][^\n]{2,60}?) (?P<who>(?P=twice))(?= |$)[^\n]{0,400}")
"""*Photo of Jane Roe Jane Roe Alliance*: a portrait’s text, the name, and what he or she is."""
_KEY = re.compile(
    rf"(?P<key>[A-ZÀ-Þ][\w.]{{0,11}}?)\s?[:=–—-]\s*(?P<name>(?=[A-ZÀ-Þ][\w’'.-]+ [A-Za-zÀ-Þ]){NAME})"
    r"(?:,[^\n]{0,120}| ?\([^\n()]{0,120}\)| [–—-] [^\n]{0,120})?"
)
"""*HM: Helen Marlow*, in a list of those who take part."""
_INITIALLED = re.compile(r"(?P<name>[^()\n]{3,60}) \((?P<short>[A-Z]{2,4})\)")
_ALONE = re.compile(
    r"(?P<who>(?:Dr |Prof(?:essor)? |Sir |Dame )?(?P<first>[A-ZÀ-Þ][\w’'-]+)(?: [A-ZÀ-Þ][\w’'-]+){0,2}):?"
)
_LINE, _LONGEST = 60, 500
_OWN = re.compile(r"\b(?:I|I['’]\w+|we|We|we['’]\w+|We['’]\w+|my|My|our|Our|me|us)\b|\?")
_ASIDE = re.compile(r"[\[(][^\[\]()\n]{2,90}[\])]\.?")
_RUN_IN = re.compile(r"(?P<head>[A-Z][^\n:“”\".]{2,45}): +(?=[A-Z“\"‘…(£\d])")
_SAID = re.compile(r"[”\"’],? (?:\w+ ){0,3}(?:said|says|told|wrote|added)\b")
_SHORT = 60
"""Characters that a paragraph under a heading of its own has at least."""
_ON_PAPER = re.compile(
    r"T?\d{1,2}\. (?:What|Whether|If|How|When|Which|Why|Who|To ask|Will|Can|Does|Is|Has)\b[^\n]*[.?] "
    r"(?:[(\[]\d{5,7}[)\]]|[(\[]?(?:OQ\d+|S\d[OT]-[\d.]+)[)\]]?)\s*$"
)
_LEAST, _COLLECTED = 2, 3
_HEAD = 6_000
"""Characters in which a court and a key stand."""


def sounds_spoken(text: str, paragraph: Paragraph) -> bool:
    """Whether a paragraph has a word of its speaker’s own, or a question."""
    return _OWN.search(text, paragraph.content, paragraph.end) is not None


def aside(text: str, paragraph: Paragraph) -> bool:
    """Whether a paragraph is a stage direction and nothing else: *[MUSIC]*, *(A short break)*."""
    if text[paragraph.start] in "[(":
        return _ASIDE.fullmatch(text, paragraph.start, paragraph.end) is not None
    return not any(map(str.isalnum, text[paragraph.start : min(paragraph.end, paragraph.start + 40)]))


def run_in(text: str, paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """The paragraphs of a newsletter, the words of each beginning after its heading: *Mixed reviews: …*."""
    found = {p.index: end for p in paragraphs if (end := _run_in_end(text, p)) > p.content}
    if len(found) < _COLLECTED:
        return list(paragraphs)
    return [replace(p, content=found.get(p.index, p.content)) for p in paragraphs]


def _run_in_end(text: str, paragraph: Paragraph) -> int:
    """Where the words of a paragraph begin after a heading that names nobody; -1 where there is none."""
    found = _RUN_IN.match(text, paragraph.content, paragraph.end) if paragraph.prose else None
    if found is None or found.end() + _SHORT > paragraph.end:
        return -1
    parts = found["head"].split()
    capitals = sum(part[:1].isupper() for part in parts)
    named = parts[0].lower() in first_names() or (capitals > 1 and not found["head"].isupper())
    if named or is_role_word(parts[-1]) or any(speaks(part) for part in parts):
        return -1
    rest = text[found.end() : paragraph.end]
    return -1 if rest[0] in '“"‘' and not _SAID.search(rest) else found.end()


def lines_with_more(text: str, paragraphs: Sequence[Paragraph]) -> dict[int, Label]:
    """The lines that name who speaks beside a time or below a portrait; none where there is but one."""
    found: dict[int, Label] = {}
    for paragraph in paragraphs:
        if paragraph.end - paragraph.start > _LONGEST:
            continue
        line = _PORTRAIT.fullmatch(text, paragraph.start, paragraph.end)
        line = line or _TIMED.fullmatch(text, paragraph.start, paragraph.end)
        if line:
            after = "after" in line.re.groupindex and line["after"]
            found[paragraph.index] = Label(*line.span("after" if after else "who"))
    who = Counter(text[label.start : label.end] for label in found.values())
    return found if len(found) >= _LEAST and (len(who) > 1 or len(found) > _COLLECTED) else {}


def alternating(text: str, paragraphs: Sequence[Paragraph]) -> dict[int, Label]:
    """Lines with a known first name, or a name with one, over each turn of two or more who speak by turns."""
    found: dict[int, Label] = {}
    for paragraph, below in pairwise(paragraphs):
        line = (
            _ALONE.fullmatch(text, paragraph.start, paragraph.end) if paragraph.end - paragraph.start < _LINE else None
        )
        if line and below.prose and line["first"].lower() in first_names():
            found[paragraph.index] = Label(*line.span("who"))
    times = Counter(text[label.start : label.end] for label in found.values())
    again = {who for who, number in times.items() if number >= _LEAST}
    return {i: label for i, label in found.items() if text[label.start : label.end] in again} if len(again) > 1 else {}


def key(text: str, paragraphs: Sequence[Paragraph]) -> dict[int, tuple[str, tuple[int, int]]]:
    """Paragraph index -> initials or a first name, and where the name that they stand for is written out."""
    found: dict[int, tuple[str, tuple[int, int]]] = {}
    for paragraph in paragraphs:
        if paragraph.start > _HEAD:
            break
        line = _KEY.fullmatch(text, paragraph.start, paragraph.end)
        if line and _stands_for(line["key"], line["name"]):
            found[paragraph.index] = (line["key"], line.span("name"))
    return found if len(found) >= _LEAST else {}


def _stands_for(short: str, name: str) -> bool:
    """*HM* for *Helen Marlow*, *Emma* for *Emma Sharp*."""
    parts = [part for part in re.split(r"[ -]", name) if part[:1].isupper()]
    initials = "".join(part[0] for part in parts)
    plain = short.replace(".", "")
    return short in parts or (plain.isupper() and plain in {initials, initials[0] + initials[-1], initials[-2:]})


def spelled_out(text: str, labels: Sequence[tuple[int, Label]]) -> Mapping[str, tuple[int, int]]:
    """Initials or first names that label turns -> where a label, or the text above, names the one person they fit."""
    above = min((label.start for _, label in labels), default=0)
    stretches = [(max(0, above - _HEAD), above), *((label.start, label.end) for _, label in labels)]
    found: dict[str, tuple[int, int]] = {}
    for short in {text[label.start : label.end] for _, label in labels}:
        form = _form_of(short)
        if form is not None:
            fitting = {
                one.group().casefold(): one.span()
                for start, end in stretches
                for one in form.finditer(text, start, end)
            }
            found |= {short: next(iter(fitting.values()))} if len(fitting) == 1 else {}
    return found


def _form_of(short: str) -> re.Pattern[str] | None:
    """How the name that a label cuts short is written: *HM*, or *Esther* alone."""
    if re.fullmatch(r"[A-Z]{2,3}", short):
        return _full_form(short)
    if short.istitle() and short.lower() in first_names():
        return re.compile(rf"\b{re.escape(short)} [A-ZÀ-Þ][\w’'-]+")
    return None


def _full_form(short: str) -> re.Pattern[str]:
    """What initials may stand for: *Ada Marl*, *ADA MARL*."""
    between = r" (?:(?:de|van|von|ap|al|el) )?"
    small, large = (
        between.join(rf"{letter}{rest}" for letter in short) for rest in (r"[\w’'-]*[a-zà-ÿ]", r"[A-Z’'-]+")
    )
    return re.compile(rf"\b(?:{small}|{large})\b")


def collected(text: str, paragraphs: Sequence[Paragraph], labels: Sequence[tuple[int, Label]]) -> bool:
    """Whether these are the words of three or more people in their first person, each named once before them."""
    names = [text[label.start : label.end] for _, label in labels]
    if len(names) < _COLLECTED or len(set(names)) < len(names):
        return False
    own = sum(
        "@" in text[label.start : label.end] or _OWN.search(text, label.content, paragraphs[index].end) is not None
        for index, label in labels
    )
    said = [p for p in paragraphs if p.prose and p.start >= labels[0][1].start]
    known = sum(_known(name) for name in names)
    return 4 * own >= 3 * len(names) and 4 * known >= 3 * len(names) and 2 * len(names) > len(said)


def initialled(text: str, labels: Sequence[tuple[int, Label]]) -> Mapping[str, tuple[int, int]]:
    """*Alice Nye (AN):*, a label that says how whoever it names is labelled from then on."""
    named = ((label, _INITIALLED.fullmatch(text, label.start, label.end)) for _, label in labels)
    return {found["short"]: found.span("name") for _, found in named if found}


def _known(name: str) -> bool:
    """Whether a label begins like somebody's name."""
    parts = [word for word in re.split(r"[ ,(]", name) if word]
    return len(parts) > 1 and (parts[0].lower() in first_names() or parts[1].lower() in first_names())


def member_alone(text: str, paragraphs: Sequence[Paragraph], labels: Sequence[tuple[int, Label]]) -> bool:
    """Whether labels are members with their seats: *Mr. John Roe (Wexmoor): I represent …*; one such is enough."""
    named = [(p, label) for p, label in labels if text[label.end - 1] == ")" and " " in text[label.start : label.end]]
    return (
        bool(named)
        and len(named) == len(labels)
        and all(_OWN.search(text, label.content, paragraphs[index].end) for index, label in named)
    )


def named_above(text: str, who: str) -> bool:
    """*IMRAN:* of a podcast that names *Imran Vaz* among those who take part."""
    return who.isupper() and re.search(rf"\b{re.escape(who.title())} [A-ZÀ-Þ][a-zà-ÿ]", text) is not None


def asked_on_paper(text: str, paragraph: Paragraph) -> Paragraph:
    """*1. What steps he is taking to …. (904512)*: a question by whoever is named above, and no heading."""
    if paragraph.kind is Kind.HEADING and _ON_PAPER.match(text, paragraph.start, paragraph.end):
        return replace(paragraph, kind=Kind.BODY)
    return paragraph


def beside_portraits(
    text: str, paragraphs: Sequence[Paragraph], lines: list[tuple[int, Label]]
) -> list[tuple[int, Label]]:
    """Without the headings of a page that puts members beside their portraits: there *Flooding* is nobody."""
    pictured = {index for index, _ in lines if " Portrait " in text[paragraphs[index].start : paragraphs[index].end]}
    styled = words("titles") | {"The", "Several", "Hon", "Speaker", "Chair"}
    return [one for one in lines if not pictured or one[0] in pictured or _opens(text, one[1]) in styled]


def _opens(text: str, label: Label) -> str:
    return text[label.start : label.end].split(maxsplit=1)[0].rstrip(".")
