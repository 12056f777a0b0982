"""People whom a text calls by one name alone: *his wife, Ann*, *Jo, 37*, *a man I shall call Terence*."""

import re
from collections.abc import Iterable

from briefing_app.extraction.layout.segments import Layout
from briefing_app.extraction.people.people import Person, Register, sex_of_noun
from briefing_app.extraction.words.first_names import first_names
from briefing_app.extraction.words.lexicon import words

_KIN = re.compile(
    r"\b(?:[Hh]is|[Hh]er|[Tt]heir|whose) (?:\w+ )?(?P<kin>"
    + "|".join(sorted(words("kin") | {"partner", "eldest", "youngest"}))
    + r")(?:,? (?P<name>[A-Z][a-z]+)(?=,)| (?P<plainly>[A-Z][a-z]+)(?= [a-z]|[.;]))"
)
_KIN_NAMED = re.compile(
    r"(?:\b(?:[Hh]is|[Hh]er|[Tt]heir|[Mm]y|whose)|['’]s) "
    r"(?:(?!former|ex)[\w-]+ )?(?P<kin>"
    + "|".join(
        sorted(words("kin") | {"partner", "eldest", "youngest", "fiancé", "fiancée", "niece", "nephew", "cousin"})
    )
    + r"),? (?P<name>[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+){0,2})"
)
_CHILD_OF = re.compile(r"\b(?:sons?|daughters?|child|children) of (?P<name>[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+){1,2})")
_ALONE = re.compile(
    r"(?:(?:^|[.!?:]['’\"”]? |\n|\b[Bb]ut |\b[Aa]nd )(?P<name>[A-ZÀ-Þ][a-zà-ÿ]+), "
    r"(?:(?P<age>(?:aged )?\d{2}(?=[,.;])|an? \d{1,2}-year-old\b)|(?:an? |the |whose |from |now )[a-z]))"
    r"|(?:(?<=[a-z] )|(?<=[a-z], ))(?P<met>[A-ZÀ-Þ][a-zà-ÿ]+), "
    r"(?:who (?:is|was|has|had|lives|works|runs)\b|(?:aged )?\d{1,2},)"
    r"|(?:^|[.!?:]['’\"”]? |\n)(?P<first>[A-ZÀ-Þ][a-zà-ÿ]+), who (?=is |was |has |had |lives |works )"
)
_ACTS = re.compile(
    r"(?:^|[.!?]['’\"”]? |\n)(?P<does>[A-ZÀ-Þ][a-zà-ÿ]+) (?:is|was|has|had|says|said|told|lives|works) (?=[a-z])"
)
"""*Rachel is bringing up her son*, *Laura told them*: a first name that opens a sentence and does something."""
_ONE_MAN = re.compile(
    r"(?:^|[.!?]['’\"”]? |\n)(?:One|Another|A|An) (?:[a-z-]+ ){0,2}(?P<head>"
    + "|".join(
        sorted(words("callers") | words("kin") | {"mother", "father", "man", "woman", "farmer", "driver", "nurse"})
    )
    + r"), (?P<name>[A-ZÀ-Þ][a-zà-ÿ]+),"
)
"""*One man, Wilber, who looked worn out*."""
_THINGS = "company|firm|village|town|charity|place|scheme|project|app|group|club|street|pub|ship|boat|dog|cat|horse"
_CALLED = re.compile(
    r"\b(?:(?:shall|will|’ll|'ll|to be|be) call(?:ed)?|known (?:only )?as|give the name"
    rf"|(?:an?|one|another) (?:[a-z-]+ ){{0,2}}(?!{_THINGS})[a-z-]+ (?:called|named)) (?P<name>[A-ZÀ-Þ][a-zà-ÿ]+)\b"
)
_MINE = "constituent|friend|colleague|patient|pupil|client|teacher|" + "|".join(sorted(words("kin") - {"friend"}))
_MY = re.compile(rf"\b[Mm]y (?:own |old |late )?(?:{_MINE}),? (?P<name>[A-ZÀ-Þ][a-zà-ÿ]+)\b(?! [A-Z])")
_FALSELY = re.compile(
    r"\b(?P<name>[A-ZÀ-Þ][a-zà-ÿ]+),? ?[-–—(]? ?not (?:his|her|their) (?:real|own) name\b"
    r"|\b\d{1,2}-year-old (?P<aged>[A-ZÀ-Þ][a-zà-ÿ]+)\b(?! [A-ZÀ-Þ])"
)
_FULL = re.compile(r"\b([A-ZÀ-Þ][a-zà-ÿ]+) (?!I\b)[A-ZÀ-Þ][a-zà-ÿ]")
_COUPLE = re.compile(r"\b([A-ZÀ-Þ][a-zà-ÿ]+) and ([A-ZÀ-Þ][a-zà-ÿ]+) ([A-ZÀ-Þ][\w’'-]+)\b(?! [A-Z])")
_SHORTEST = 3


def add_kin(layout: Layout, register: Register) -> None:
    """*His wife, Ann*: somebody by a first name alone."""
    for paragraph in layout.paragraphs:
        named = list(_KIN_NAMED.finditer(layout.text, paragraph.start, paragraph.end))
        for found in named:
            register.kin.setdefault(found["kin"], set()).add(found["name"])
        for found in _CHILD_OF.finditer(layout.text, paragraph.start, paragraph.end):
            parent = {"f": "mother", "m": "father"}.get(first_names().get(found["name"].split()[0].casefold(), ""), "")
            if parent:
                register.kin.setdefault(parent, set()).add(found["name"])
        for found in _KIN.finditer(layout.text, paragraph.start, paragraph.end) if named else ():
            name = found["name"] or found["plainly"]
            if not register.like(name) and not register.like_first(name):
                sex = first_names().get(name.casefold(), "")
                register.add_person(Person(name, "", sex_of_noun(found["kin"]) or (sex if sex in {"f", "m"} else "")))


def add_single_names(layout: Layout, register: Register) -> None:
    """*Jo, 37, drives a bus*, *a man I shall call Terence*, *Mia, a carer*: somebody with one name alone."""
    found = [one for form in (_ALONE, _CALLED, _MY, _FALSELY, _ONE_MAN, _ACTS) for one in form.finditer(layout.text)]
    fuller = prefixes(one.group(1) for one in _FULL.finditer(layout.text)) if found else frozenset()
    for one in found:
        groups = one.groupdict()
        kind = next(key for key in ("name", "met", "first", "aged", "does") if groups.get(key))
        name = groups[kind]
        sex = first_names().get(name.casefold(), "")
        paragraph = layout.paragraph_at(one.start(kind))
        known = name.casefold() in fuller or register.like(name)
        sure = one.re in {_CALLED, _MY, _FALSELY, _ONE_MAN} or (
            (groups.get("age") or kind == "first")
            and name not in words("not_names")
            and name.lower() not in words("starters")
        )
        if kind == "does" and (
            sex not in {"f", "m"} or name in words("not_names") or name.lower() in words("starters")
        ):
            continue
        if (sex or sure) and not known and paragraph and not paragraph.furniture:
            told = sex_of_noun(groups.get("head") or "")
            register.add_person(Person(name, "", told or (sex if sex in {"f", "m"} else "")))


def add_couples(layout: Layout, register: Register) -> None:
    """*Kath and Dennis Mellor*: the first of two who share a surname, where nothing else names her in full."""
    known = first_names()
    for paragraph in layout.paragraphs:
        for found in _COUPLE.finditer(layout.text, paragraph.start, paragraph.end) if not paragraph.furniture else ():
            one, two, last = found.groups()
            named = one.casefold() in known and two.casefold() in known and last.casefold() not in known
            if named and last not in words("not_names") and not register.like(f"{one} {last}"):
                sex = known[one.casefold()]
                register.add_person(Person(f"{one} {last}", "", sex if sex in {"f", "m"} else "", quoted_only=False))


def prefixes(first_names_: Iterable[str]) -> frozenset[str]:
    """First names with the short forms that cut them, in small letters: *dexter*, *dex*."""
    return frozenset(form for name in first_names_ for form in short_forms(name))


def short_forms(first: str) -> list[str]:
    """A first name, and it cut short: *dex* for *Dexter*; cut by one letter only where that is a name."""
    whole = first.casefold()
    cut = (whole[:length] for length in range(_SHORTEST, len(whole)))
    return [whole, *(form for form in cut if len(whole) - len(form) > 1 or form in first_names())]
