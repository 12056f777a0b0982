"""Which body words stand for that do not name it in full: *the trust*, *the company*, *the authority*."""

import re
from bisect import bisect_left
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from functools import cached_property

from briefing_app.domain.quotes import SURE, Candidate
from briefing_app.extraction.people.bodies import MAYBE, NEVER, SAME, fit
from briefing_app.extraction.people.people import Body, Register, plain
from briefing_app.extraction.speakers.stage import Event, Source, Stage, candidate, of_body
from briefing_app.extraction.words.kinds import is_role_word
from briefing_app.extraction.words.lexicon import words

_ARTICLE = re.compile(r"^(?:the|this|that|its|his|her|their|our|my|your|these|those)\s+", re.IGNORECASE)
_WITH_KIND = re.compile(r"(?P<short>[A-Z]{2,}|[A-Z][A-Za-z]*[A-Z]) (?P<kind>[a-z]+)$")
"""*The RMU union*: initials, and what they stand for."""
_NEAR, _FAR = 10, 40
"""Events: how far back a body that words stand for may be on stage, and how far where none is nearer."""
_NO_OTHER = frozenset(
    {
        "whole",
        "entire",
        "same",
        "government",
        "local",
        "new",
        "cash-strapped",
        "troubled",
        "embattled",
        "giant",
        "national",
        "whitehall",
    }
)
_DEPARTMENT = frozenset({"department", "ministry", "office", "treasury"})


@dataclass
class Bodies:
    """Finds the body that words stand for in one document; looked up in indices, made when first asked for."""

    text: str
    register: Register
    stage: Stage
    _named: "dict[frozenset[str], _Named]" = field(default_factory=dict, init=False)

    def meant(self, phrase: str, head: str, at: int) -> Source | None:
        """A body by its name, by a word of it (*the trust*), or as the one last on stage (*the company*)."""
        bare = _ARTICLE.sub("", phrase.split(",", maxsplit=1)[0])
        initials = _WITH_KIND.match(bare)
        bare = initials["short"] if initials and initials["kind"] in words("generic_bodies") else bare
        known = self.register.body_named(bare)
        calling = bare.islower() and is_role_word(head)  # *Mother-of-one* opens a line; *the mother-of-one* is no body
        if known is not None and bare.lower() not in words("bodies") and not calling:
            return of_body(known, 0.94, f"“{phrase}”")
        if not _ARTICLE.match(phrase):
            return None
        parts = _DEPARTMENT if head.lower() in _DEPARTMENT else {head.lower()}
        own = {word.casefold() for word in bare.split() if word[:1].isupper()} - {head.casefold()}
        nearest, only = self._nearest(frozenset(parts), own, at)
        if nearest is not None and not _another(nearest, bare, head):
            return of_body(nearest, 0.93 if only else 0.85, f"“{phrase}” is {nearest.name}")
        if known is not None and not calling:
            return of_body(known, 0.9, f"“{phrase}”")
        if head.lower() in words("generic_bodies") and not re.search(r" (?:of|for|that|which) ", phrase):
            return self._body_on_stage(phrase, head.lower(), at)
        return None

    def _nearest(self, parts: frozenset[str], own: AbstractSet[str], at: int) -> tuple[Body | None, bool]:
        """The body named last before an offset that has one of some words and all of others; whether it is the only."""
        if not own:
            if parts not in self._named:
                self._named[parts] = _Named(self._bodies_with(parts))
            return self._named[parts].before(at)
        rarest = min(own, key=lambda word: len(self._having(word)))
        return _Named([body for body in self._bodies_with({rarest}) if _has(body, parts, own)]).before(at)

    def _bodies_with(self, parts: AbstractSet[str]) -> list[Body]:
        """The bodies of two words or more with one of these words in their name, in order."""
        found = {place: body for part in parts for place, body in self._having(part).items()}
        return [found[place] for place in sorted(found)]

    def _having(self, word: str) -> dict[int, Body]:
        return self._by_word.get(word, {})

    @cached_property
    def _by_word(self) -> dict[str, dict[int, Body]]:
        found: dict[str, dict[int, Body]] = {}
        for place, body in enumerate(self.register.bodies):
            for word in plain(body.name).split() if " " in body.name else ():
                found.setdefault(word, {})[place] = body
        return found

    @cached_property
    def _by_kind(self) -> dict[str, list[Body]]:
        found: dict[str, list[Body]] = {}
        for body in self.register.bodies:
            for kind in sorted(body.kinds):
                found.setdefault(kind, []).append(body)
        return found

    def _body_on_stage(self, phrase: str, head: str, at: int, back: int = _NEAR) -> Source | None:
        """*The charity*: the body last on stage that the text calls so, or else the last that may be one."""
        recent = [
            event.source
            for event in self.stage.events[-back:]
            if event.at < at
            and (event.spoke or back == _NEAR)
            and (
                (
                    isinstance(event.source.who, Body)
                    and (_as_a_body(event.source.who, spoke=event.spoke) or self._just_named(event, at))
                )
                or _described_so(event.source, head)
            )
        ]
        fits = [fit(one.who, phrase, head) if isinstance(one.who, Body) else SAME for one in recent]
        best = max(fits, default=NEVER)
        if best == NEVER and back < _FAR:
            return self._called_so(phrase, head) or self._body_on_stage(phrase, head, at, _FAR)
        if best == NEVER:
            return None
        last = next(one for one, how in zip(reversed(recent), reversed(fits), strict=True) if how == best)
        others = {one.speaker for one, how in zip(recent, fits, strict=True) if how == best} - {last.speaker}
        plainly = Candidate(phrase[0].lower() + phrase[1:], None, None, 0.3, "left unnamed")
        why = f"“{phrase}” is taken for {last.speaker}"
        best = min(best, MAYBE) if back > _NEAR else best
        rivals = (candidate(last, 0.7, "the body named last"), plainly)
        sure = (0.89 if not others else 0.86) if best == SAME else (0.88 if not others else 0.8)
        return replace(last, confidence=sure, why=why, candidates=rivals if sure < SURE else ())

    def _just_named(self, event: Event, at: int) -> bool:
        """Whether a name that nothing explains is what the paragraph so far is about, so that *the union* may be it."""
        plainly = isinstance(event.source.who, Body) and " " in event.source.who.name
        return plainly and not event.aside and at - event.at < _FAR * _NEAR and "\n\n" not in self.text[event.at : at]

    def by_calling(self, phrase: str, head: str) -> Source | None:
        """*The auditor*, where the text calls one body so, and no person."""
        if head not in words("bodies_callings") or not _ARTICLE.match(phrase):
            return None
        held = any(head in plain(office.role).split() for person in self.register.people for office in person.offices)
        return None if held else self._called_so(phrase, head)

    def _called_so(self, phrase: str, head: str) -> Source | None:
        """The one body that the text calls a charity, a union, wherever it stands."""
        named = self._by_kind.get(head, [])
        return of_body(named[0], 0.9, f"“{phrase}” is {named[0].name}") if len(named) == 1 else None


class _Named:
    """Some bodies with all the places where the text names them, in order."""

    def __init__(self, bodies: list[Body]) -> None:
        self.firsts = sorted(body.mentions[0] for body in bodies if body.mentions)
        self.mentions = sorted((at, place) for place, body in enumerate(bodies) for at in body.mentions)
        self.bodies = bodies

    def before(self, at: int) -> tuple[Body | None, bool]:
        """The one named last before an offset, and whether no other is named before it."""
        place = bisect_left(self.mentions, (at, 0)) - 1
        found = self.bodies[self.mentions[place][1]] if place >= 0 else None
        return found, bisect_left(self.firsts, at) == 1


def _has(body: Body, parts: AbstractSet[str], own: AbstractSet[str]) -> bool:
    """Whether a body has one of some words in its name, and all of others."""
    named = set(plain(body.name).split())
    return own <= named and not parts.isdisjoint(named)


def _another(body: Body, said: str, head: str) -> bool:
    """*The private office* is no Home Office: a word before the head that the body's name does not have."""
    before = said.split()[:-1] if said.split()[-1:] == [head] else []
    named = set(plain(body.name).split())
    return any(word.islower() and word not in named and word not in _NO_OTHER for word in before)


def _described_so(source: Source, head: str) -> bool:
    """Whether a source is a body that the text describes by a word and does not name: *the fire authority*."""
    return source.who is None and source.role is None and source.speaker.casefold().split()[-1] == head


def _as_a_body(body: Body, *, spoke: bool) -> bool:
    """Whether a name is a body beyond doubt, or one that nothing explains and that has spoken."""
    return body.sure or spoke
