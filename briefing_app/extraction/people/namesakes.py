"""A name that two people of the text share: who is meant where the words beside it tell, and who else may be."""

import re
from collections.abc import Iterable

from briefing_app.extraction.people.past import living
from briefing_app.extraction.people.people import Person, Register, fits, sex_of_title
from briefing_app.extraction.words.name_parts import Name

_TOLD = re.compile(r" \((?:the |our |that is,? )?(?P<what>[^()]{2,40})\)")
_LEAST = 2
_DIED = re.compile(r"(?:,[^.\n]{1,60},)? (?:had |has |who )?(?:died\b|was (?:killed|found dead)\b)")


def namesakes(register: Register, name: Name) -> list[Person]:
    """Those of whom a surname may speak where it stands, two at least; else nobody."""
    sex = sex_of_title(name.title)
    alike = [one for one in living(register.like(name.text), name.start) if one.mentions]
    alike = [one for one in alike if not sex or one.gender in {"", sex}]
    styled = [one for one in alike if name.title and one.title == name.title]
    found = styled if len(styled) == 1 else alike
    return found if len(found) >= _LEAST or (found and len(alike) >= _LEAST) else []


def meant(text: str, register: Register, name: Name, alike: list[Person]) -> tuple[Person, tuple[Person, ...]]:
    """Whom a shared name most likely means, and the others where that is not told: *Kerr (the minister)*."""
    told = _TOLD.match(text, name.end)
    told_of = [one for one in alike if told and _called(one, told["what"])]
    alive = [one for one in alike if not died(text, one)] if not told_of else alike
    alike = alive or alike  # *Mr Roe said*: the father of the boy who died
    if len(told_of) == 1 or len(alike) == 1:
        return (told_of or alike)[0], ()
    first_of = main_of(register, alike)
    if first_of is not None:
        return first_of, tuple(one for one in alike if one is not first_of)
    nearest = max(alike, key=lambda one: max((at for at in one.mentions if at < name.start), default=-1))
    return nearest, tuple(one for one in alike if one is not nearest)


def main_of(register: Register, alike: Iterable[Person]) -> Person | None:
    """The one of them whom the text does not bring in as kin: *Attlow* is no *his wife, Denise Attlow*."""
    kin = {name for names in register.kin.values() for name in names}
    others = [one for one in alike if one.name not in kin]
    return others[0] if len(others) == 1 else None


def died(text: str, who: Person) -> bool:
    """Whether the text says that somebody has died: words under that surname are then another's of the family."""
    ends = (at + len(who.name) for at in who.mentions if text.startswith(who.name, at))
    return any(_DIED.match(text, end) for end in ends)


def _called(person: Person, what: str) -> bool:
    """Whether somebody is called so: by first name, or by the last word of an office or a word of it."""
    said = set(what.casefold().split())
    held = {word for office in person.offices for word in office.role.casefold().split()}
    return bool(said & held) or fits(person, what) or person.first.casefold() in said
