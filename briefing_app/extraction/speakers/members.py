"""What members of a debate call each other: *the noble Baroness*, *the hon. Member for Wexmoor*."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from briefing_app.extraction.people.people import Person
from briefing_app.extraction.speakers.stage import Source, candidate

_ADDRESS = (
    r"(?:(?:[Tt]he|[Mm]y) )?(?:(?:very|right|hon\.?|honourable|noble|reverend|learned|and|gallant|the|Friend,) )*"
)
_STYLE = (
    r"(?P<style>Baroness|Lord|Earl|Viscount|Marquess|Duke|Prelate|Minister|Secretary of State|Cabinet Secretary"
    r"|(?P<other>Friend|Member|Lady|Gentleman)(?: for (?P<seat>[A-Z][\w’'-]+(?:,? (?:and |of |the )*[A-Z][\w’'-]+)*))?)"
)
_CALLED = re.compile(_ADDRESS + _STYLE + "$")
_NAMED_SO = re.compile(r"\b(?:[Tt]he|[Mm]y) (?:(?:right |noble )?(?:hon\.|noble) )?" + _STYLE + r"(?![\w,]| [A-Z])")
_SEAT = re.compile(r"\((?P<seat>[A-Z][^()]{2,50})\)")
_SEX = {"Lady": "f", "Gentleman": "m"}
_FEW = 3
_OFFICES = {"Minister": "Minister", "Secretary of State": "Secretary", "Cabinet Secretary": "Secretary"}
_STYLES = {"Baroness": ("Baroness", "Lady"), "Prelate": ("Bishop", "Lord Bishop", "Archbishop", "Right Rev")}


@dataclass
class Members:
    """Who speaks in a debate, by seat and by style, from the labels of the turns; those are added in order."""

    seats: dict[str, Source] = field(default_factory=dict)
    starts: list[int] = field(default_factory=list)
    spoken: list[Source] = field(default_factory=list)
    offices: dict[str, dict[str, Source]] = field(default_factory=dict)

    def add(self, start: int, label: str, source: Source) -> None:
        """Note a turn's label and who it names."""
        self.starts.append(start)
        self.spoken.append(source)
        for office in ("Minister", "Secretary"):
            if office in (source.role or ""):
                self.offices.setdefault(office, {}).setdefault(source.speaker, source)
        for found in _SEAT.finditer(label):
            self.seats.setdefault(found["seat"].casefold(), source)

    def called(self, phrase: str, at: int) -> Source | None:
        """Whom a form of address means: the member for a seat; the one peer of that style who has spoken before."""
        found = _CALLED.match(phrase) if self.starts else None
        if found is None:
            return None
        if found["style"] in _OFFICES:
            return None  # an office, which the text may give to somebody
        return self._meant(phrase, found, at)

    def meant_in(self, text: str, start: int, end: int) -> Iterator[tuple[int, Source]]:
        """Whom a spoken sentence `text[start:end]` speaks of by a form of address, with the place."""
        for found in _NAMED_SO.finditer(text, start, end) if self.starts else ():
            source = self._meant(found.group(), found, found.start())
            if source is not None:
                yield found.start(), source

    def _meant(self, phrase: str, found: re.Match[str], at: int) -> Source | None:
        if found["seat"]:
            member = self.seats.get(found["seat"].casefold())
            return replace(member, confidence=0.92, why=f"“{phrase}”") if member else None
        if found["other"]:
            return self._other_side(phrase, found["other"], at)
        if found["style"] in _OFFICES:
            ministers = self.offices.get(_OFFICES[found["style"]], {})
            only = next(iter(ministers.values())) if len(ministers) == 1 else None
            return replace(only, confidence=0.88, why=f"“{phrase}” is {only.speaker}") if only else None
        return self._by_style(phrase, found["style"], at)

    def _other_side(self, phrase: str, word: str, at: int) -> Source | None:
        """*My hon. Friend*, *the hon. Lady*: most likely whoever spoke just before."""
        place = bisect_left(self.starts, at) - 1
        if place < 1:
            return None
        speaking, wanted = self.spoken[place].speaker, _SEX.get(word, "")
        for source in reversed(self.spoken[max(0, place - _FEW) : place]):
            sex = source.who.gender if isinstance(source.who, Person) else ""
            if source.speaker != speaking and (not wanted or sex in {"", wanted}) and "Speaker" not in source.speaker:
                return replace(
                    source, confidence=0.8, why=f"“{phrase}” is taken for {source.speaker}, who spoke before"
                )
        return None

    def _by_style(self, phrase: str, style: str, at: int) -> Source | None:
        place = bisect_left(self.starts, at) - 1
        speaking = self.spoken[place].speaker if place >= 0 else ""
        forms = _STYLES.get(style, (style,))
        fitting: list[Source] = []
        for source in reversed(self.spoken[max(0, place - _REACH) : max(0, place)]):
            known = source.speaker in {one.speaker for one in fitting} | {speaking}
            if not known and source.speaker.removeprefix("The ").startswith(forms):
                fitting.append(source)
        if not fitting:
            return None
        why = f"“{phrase}” is taken for {fitting[0].speaker}"
        rivals = tuple(candidate(one, 0.7 - 0.2 * i, f"may be “{phrase}”") for i, one in enumerate(fitting[:3]))
        return replace(fitting[0], confidence=0.85 if len(fitting) == 1 else 0.6, why=why, candidates=rivals)


_REACH = 40
"""Turns: how far back a form of address may look."""
