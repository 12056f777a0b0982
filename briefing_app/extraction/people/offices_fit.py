"""How well an office asked for fits those that people hold, and the people of a document by the words of theirs."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import chain, combinations

from briefing_app.extraction.people.people import Person, Register, plain
from briefing_app.extraction.words.lexicon import table, words

LOOSE = 1.0
_PAST_FIT = 0.9
_SMALL = frozenset({"of", "for", "the", "and", "at"})
_TOP = {"chief", "executive"}
_MANY = 8
"""Words of an office: of more than these, not every choice is looked up."""


def qualifiers(role: str) -> frozenset[str]:
    """The words that make another office of one: *shadow*, *deputy*, *former*, *vice-*."""
    return frozenset(role.replace("-", " ").split()) & words("qualifiers")


def office_fit(person: Person, wanted: str) -> float:
    """How well an office asked for fits one that a person holds: 3 the same, LOOSE by a word it stands for, 0 none."""
    return max((_fit(plain(office.role), wanted) for office in person.offices), default=0.0)


def _fit(held: str, wanted: str) -> float:
    """Whatever fits holds all words asked for, or some of them and no others, or one that they stand for."""
    if held == wanted:
        return 3.0
    if qualifiers(held) != qualifiers(wanted):
        return _PAST_FIT if _was(wanted) and held == _was(wanted) else 0.0
    asked, has = _words(wanted), _words(held)
    if asked and asked <= has:
        return 2.0 if len(asked) > 1 else 1.5
    if has and has <= asked and len(has) > 1:
        return 1.8
    if "party" in has and asked - _parties() == has - {"party"} < asked:  # *the party leader*, and of which
        return LOOSE
    return LOOSE if _stood_for(asked) & has else 0.0


def _words(role: str) -> frozenset[str]:
    parts = frozenset(role.replace("-", " ").split()) - _SMALL
    return parts - {"officer"} if parts >= _TOP else parts  # *chief executive officer*


@lru_cache(maxsize=1)
def _parties() -> frozenset[str]:
    return frozenset(word.lower() for name in words("parties") for word in name.split())


def _stood_for(asked: frozenset[str]) -> frozenset[str]:
    """The words that the one word asked for may stand for."""
    bare = asked - words("qualifiers")
    return _stands_for().get(next(iter(bare)), frozenset()) if len(bare) == 1 else frozenset()


def may_hold(word: str, role: str) -> bool:
    """Whether a shorter word may stand for a role: *boss* for a chief executive."""
    return bool(_stands_for().get(word, frozenset()) & set(plain(role).replace("-", " ").split()))


def _was(wanted: str) -> str:
    """The office of which somebody is the former holder; empty for any other."""
    found = re.match(r"(?:former|ex|late|retired|past)[ -](.+)", wanted)
    return found.group(1) if found else ""


@lru_cache(maxsize=1)
def _stands_for() -> dict[str, frozenset[str]]:
    rows = [line.split() for line in str(table("words")["stands_for"]).splitlines() if line.strip()]
    return {row[0]: frozenset(row[1:]) for row in rows}


@dataclass(frozen=True)
class Ranked:
    """The people whose office fits what was asked for, with how well: the best first, else in the register's order."""

    rows: tuple[tuple[float, Person], ...]

    @cached_property
    def top(self) -> list[Person]:
        """Those whom it fits best."""
        return [person for score, person in self.rows if score == self.rows[0][0]]

    @cached_property
    def named(self) -> Person | None:
        """The best of those whom the text names, the first named of several."""
        named = [row for row in self.rows if row[0] >= LOOSE and row[1].mentions]
        best = min(named, key=lambda row: (-row[0], row[1].mentions[0]), default=None)
        return best[1] if best else None

    def latest(self, at: int) -> Person:
        """Whichever of the best was named last before an offset, or the first of them."""
        place = bisect_left(self._mentions, (at, 0)) - 1
        return self.top[self._mentions[place][1] if place >= 0 else 0]

    @cached_property
    def _mentions(self) -> list[tuple[int, int]]:
        return sorted((start, place) for place, person in enumerate(self.top) for start in person.mentions)


@dataclass
class Holders:
    """Finds the holders of offices in a register; it is asked at every turn, so it looks only at those who may fit."""

    register: Register
    _by_word: dict[str, dict[int, Person]] = field(default_factory=dict, init=False)
    _by_words: dict[frozenset[str], dict[int, Person]] = field(default_factory=dict, init=False)
    _changes: Counter[str] = field(default_factory=Counter, init=False)
    _filed: set[tuple[int, str]] = field(default_factory=set, init=False)
    _read: int = field(default=0, init=False)
    _asked: dict[str, tuple[list[int], Ranked]] = field(default_factory=dict, init=False)

    def of(self, wanted: str) -> Ranked:
        """Whose office fits one that is asked for, in small letters and without article."""
        self._catch_up()
        asked = _words(wanted)
        changes = [self._changes[word] for word in ("", *asked, *_stood_for(asked))]
        if wanted not in self._asked or self._asked[wanted][0] != changes:
            self._asked[wanted] = changes, Ranked(tuple(self._ranked(wanted, asked)))
        return self._asked[wanted][1]

    def _ranked(self, wanted: str, asked: frozenset[str]) -> Iterable[tuple[float, Person]]:
        may = {place: person for found in self._candidates(asked) for place, person in found.items()}
        scored = ((office_fit(may[place], wanted), may[place]) for place in sorted(may))
        return sorted((row for row in scored if row[0] > 0), key=lambda row: -row[0])

    def _candidates(self, asked: frozenset[str]) -> Iterator[dict[int, Person]]:
        """Everybody whom `_fit` may take, by what it says of words."""
        if asked:
            yield min((self._by_word.get(word, {}) for word in asked), key=len)
        choices = (combinations(asked, number) for number in range(len(asked) + 1))
        if len(asked) <= _MANY:
            yield from (self._by_words.get(frozenset(choice), {}) for choice in chain.from_iterable(choices))
        else:
            yield from (found for words_, found in self._by_words.items() if words_ <= asked)
        yield from (self._by_word.get(word, {}) for word in _stood_for(asked))

    def _catch_up(self) -> None:
        """File whoever has a new office."""
        changed = self.register.changed
        for person in changed[self._read :]:
            for office in person.offices:
                self._file(person, plain(office.role))
        self._read = len(changed)

    def _file(self, person: Person, role: str) -> None:
        place, held = self.register.place_of(person), _words(role)
        if (place, role) in self._filed:
            return
        self._filed.add((place, role))
        self._by_words.setdefault(held, {})[place] = person
        for word in held:
            self._by_word.setdefault(word, {})[place] = person
        self._changes.update(held or ("",))
