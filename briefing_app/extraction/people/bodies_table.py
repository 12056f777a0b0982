"""Reads the bodies of a document into its register: every name that is nobody's, with its short forms."""

import re
from bisect import bisect_right
from collections.abc import Mapping

from briefing_app.extraction.layout.segments import Kind, Layout
from briefing_app.extraction.people.bodies import kinds_around
from briefing_app.extraction.people.bodies_short import short_form, short_names
from briefing_app.extraction.people.people import Body, Mention, Person, Register, plain
from briefing_app.extraction.words.kinds import is_role_word
from briefing_app.extraction.words.lexicon import words
from briefing_app.extraction.words.name_parts import Name, Sort
from briefing_app.extraction.words.openers import Openers

_GOES = re.compile(r" (?:was|were|is|are|has been|have been|rose|fell|grew|remains?|remained) ")
_FIRM = re.compile(r" (?:Ltd|Limited|plc|PLC|LLP|Inc|CIC|NHS Foundation Trust|NHS Trust)\.?$")
_AFTER_ING = frozenset({"the", "a", "an", "his", "her", "its", "their", "this", "that", "to", "at", "on", "it", "them"})
_LOWER = re.compile(r" ([a-z]+)")
_ADDRESSED = re.compile(r"(?:To|Cc|Bcc):")
_WORDY, _HEADLINE, _MOST = 2, 300, 60
_CAPITAL = r"(?<![\w&’'-])[A-Z][\w&’'-]*+"
"""Words are taken whole, and begun at their beginning: one of sixty thousand signs would else take for ever."""
_NAME = rf"{_CAPITAL}(?:(?: (?:of|for|and|the|on|in|against|&)){{0,2}} {_CAPITAL}){{1,6}}"
_OF_BODIES = words("generic_bodies") | {word for word in words("bodies") if word not in words("roles")}
_KINDS = "|".join(sorted(_OF_BODIES))
_BESIDE = re.compile(
    rf"\b(?P<kind>[a-z]+(?:-[a-z]+)?)(?:,| called| named) (?:the )?(?P<name>{_NAME})"
    r"(?=,| (?:has|have|had|said|says|told|\w+ed)\b)"
)
"""*A residents’ group, Tenants of Kiln Wharf,*: whatever stands so is the name of a body."""
_BEFORE_KIND = re.compile(
    rf"(?P<name>{_NAME}), (?:which is )?(?:an?|the) (?:[a-z][\w’'-]* ){{0,4}}?(?P<kind>{_KINDS})"
    r"(?=[,.]| (?:for|of|that|which)\b)"
)

_INITIALLED = re.compile(rf"(?P<name>{_NAME}) \((?P<short>[A-Z][A-Za-z]{{2,7}})\)")
"""*The Aged Cliff Location and Event Data Project (Acled)*: how far back the name reaches, its initials tell."""


_UNION = re.compile(
    rf"(?P<name>{_CAPITAL}(?:, {_CAPITAL}){{1,3}},? and {_CAPITAL}(?: {_CAPITAL})? (?:union|party|group|committee))"
    r" \((?P<short>[A-Z][A-Za-z]{1,6})\)"
)
_DETERMINED = re.compile(r"(?:\b(?:[Aa]n?|[Tt]he|[Ii]ts|[Tt]heir|[Oo]ur)|['’]s?) (?:[a-z][\w’'-]* ){0,4}$")
_BRAND = re.compile(r"(?P<mark>[’']s) (?:said|says|told|confirmed|announced|insisted|added|warned|stated)\b")
_LEAD = 70
"""Characters: how long the words may be that say what a body is."""


class BodyTable:
    """Adds the bodies of one document to its register; the people are in it already."""

    def __init__(self, layout: Layout, register: Register) -> None:
        self.layout, self.text, self.register = layout, layout.text, register
        self.openers = Openers(self.text)

    def fill(self, names: list[tuple[Name, int]]) -> None:
        """Read the bodies among the names of a document, once its people are known."""
        taken = {mention.start for mention in self.register.mentions}
        for name, limit in names:
            if (
                name.start in taken
                or self._addressed(name)
                or self._shouted(name)
                or name.sort is Sort.PERSON
                or (name.sort is Sort.OTHER and self._in_heading(name.start))
                or (name.text == "Lords" and self.text[max(0, name.start - 3) : name.start] == "My ")
                or (name.sort is Sort.OTHER and is_role_word(name.text.split()[-1]))
                or name.text in words("demonyms")
                or (name.text.lower() in words("data") | words("documents") and not name.text.isupper())
                or self._only_says_which(name)
                or (name.sort is Sort.OTHER and (self._is_thing(name) or _callings(name.text)))
            ):
                continue
            self._add_body(name, limit)
        self._apposed()
        self._initialled()
        for body in self.register.bodies:
            if len(body.name.split()) > 1:
                body.aliases.add(_initials(body.name))
                self.register.name_body(_initials(body.name), body)
        self._join_short_forms()

    def _apposed(self) -> None:
        """Bodies whose names only their place beside a body's kind tells."""
        people = {(m.start, m.end) for m in self.register.mentions if isinstance(m.who, Person)}
        told: dict[str, set[str]] = {}
        for found in (one for form in (_BESIDE, _BEFORE_KIND) for one in form.finditer(self.text)):
            start, end = found.span("name")
            paragraph = self.layout.paragraph_at(start)
            named = any((begin, end) in people for begin in range(start, end))
            if named or paragraph is None or paragraph.furniture or is_role_word(found["name"].split()[0]):
                continue
            if found.re is _BESIDE and not self._is_kind(found):
                continue
            if len(told) < _MOST or found["name"] in told:
                told.setdefault(found["name"], set()).add(found["kind"])
        if told:
            self._name_apposed(told)

    def _initialled(self) -> None:
        """Bodies whose names join several parts, with their initials in brackets."""
        for found in (one for form in (_INITIALLED, _UNION) for one in form.finditer(self.text)):
            name, short = found["name"].removeprefix("The "), plain(found["short"])
            joined = re.search(r"(?:\band\b|&|\bfor\b)", name)
            whole = "".join(word[0] for word in name.split()).casefold()
            if (
                joined
                and (_initials(name).startswith(short) or whole == short)
                and self.register.body_named(name) is None
            ):
                self._name_apposed({name: set()})
                body = self._sure_body(name, set())
                body.aliases.add(short)
                self.register.rename(short, body, [])

    def _is_kind(self, found: re.Match[str]) -> bool:
        """Whether the word before a name is a body's, with an article or an owner before it."""
        kind, start = found["kind"], found.start("kind")
        known = kind in _OF_BODIES or kind.endswith("-operative")
        return known and _DETERMINED.search(self.text[max(0, start - _LEAD) : start]) is not None

    def _name_apposed(self, told: Mapping[str, set[str]]) -> None:
        """Take names as bodies' wherever they stand, in place of the shorter names that were read in them."""
        firsts = "|".join(sorted({re.escape(name.split()[0].rstrip(",")) for name in told}))
        longest_first = sorted(told, key=len, reverse=True)
        taken: list[tuple[int, int]] = []
        for at in (found.start() for found in re.finditer(rf"\b(?:{firsts})\b", self.text)):
            name = next((one for one in longest_first if self.text.startswith(one, at)), None)
            if name is None:
                continue
            body = self._sure_body(name, told[name])
            body.mentions = sorted({*body.mentions, at})
            taken.append((at, at + len(name)))
            self.register.mentions.append(Mention(at, at + len(name), body))
        self._drop_within(taken)

    def _sure_body(self, name: str, kinds: set[str]) -> Body:
        body = self.register.body_named(name)
        if body is None:
            body = Body(name)
            self.register.add_body(body)
        body.sure = True
        body.kinds |= kinds & words("generic_bodies")
        return body

    def _drop_within(self, taken: list[tuple[int, int]]) -> None:
        """Drop the mentions that lie in longer names, given in order."""
        starts = [start for start, _ in taken]

        def shorter(mention: Mention) -> bool:
            place = bisect_right(starts, mention.start) - 1
            return place >= 0 and mention.end <= taken[place][1] and (mention.start, mention.end) != taken[place]

        dropped = [m for m in self.register.mentions if shorter(m)]
        for mention in dropped:
            mention.who.mentions = [at for at in mention.who.mentions if at != mention.start]
        gone = set(map(id, dropped))
        self.register.mentions = [m for m in self.register.mentions if id(m) not in gone]

    def _addressed(self, name: Name) -> bool:
        """Whether a name stands in the line that says whom an e-mail is for: such a body says nothing in it."""
        paragraph = self.layout.paragraph_at(name.start)
        return (
            paragraph is not None
            and paragraph.kind is Kind.DETAIL
            and _ADDRESSED.match(self.text, paragraph.start) is not None
        )

    def _shouted(self, name: Name) -> bool:
        """*TRUST SORRY AFTER REVIEW FINDS …*: words of a line all in capitals, and no body."""
        paragraph = self.layout.paragraph_at(name.start)
        if not name.text.isupper() or name.text.count(" ") < _WORDY or paragraph is None:
            return False
        if paragraph.end - paragraph.start > _HEADLINE:
            return False
        whole = self.text[paragraph.start : paragraph.end]
        return whole.isupper() and len(name.text) < len(whole.strip(" .:"))

    def _is_thing(self, name: Name) -> bool:
        """Whether a name is no body: it only opens a sentence (*Take-up was poor*), or is an office."""
        if name.text.endswith("Privy Seal"):
            return True
        if " " in name.text or not _GOES.match(self.text, name.end) or name.text[1:] != name.text[1:].lower():
            return False
        return self.openers.only_opens(name.text)

    def _only_says_which(self, name: Name) -> bool:
        """*Union bosses said*, *Shadow justice minister*: what only tells which people or office are meant."""
        after = _LOWER.match(self.text, name.end)
        if name.text.isupper() and name.text.lower() in words("unnamed") and self._in_line(name):
            return True  # *CAMPAIGNERS say*
        if after is None or name.text.split()[-1] == "NHS":
            return False
        if self.openers.in_small(f"{name.text} {after.group(1)}") and self.openers.only_opens(name.text):
            return True  # *Harbour dues rose*, where *harbour dues* stand in small letters too
        if name.text.endswith("ing") and " " not in name.text:  # *Describing the harbour as “…”*
            return after.group(1) in _AFTER_ING and self.openers.only_opens(name.text)
        if name.text.startswith("Shadow "):
            return is_role_word(after.group(1))
        shouted = name.text.isupper() and self._in_line(name)  # *UNION barons*
        return name.text.lower() in words("generic_bodies") and (shouted or after.group(1) in words("unnamed"))

    def _in_line(self, name: Name) -> bool:
        """Whether a name opens its paragraph."""
        paragraph = self.layout.paragraph_at(name.start)
        return paragraph is not None and paragraph.content == name.start

    def _add_body(self, name: Name, limit: int) -> None:
        known = self.register.body_named(name.text)
        if known is None:
            lone = (
                name.text.lower() in words("bodies")
                and self.text[max(0, name.start - 4) : name.start].lower() == "the "
            )
            known = Body(name.text, lone or name.sort is Sort.BODY)
            self.register.add_body(known)
        known.mentions.append(name.start)
        own = _BRAND.match(self.text, name.end)
        if own and " " not in known.name:  # *Marlow’s said*: the mark is part of the name
            known.name += own["mark"]
        known.kinds |= kinds_around(self.text, name.start, name.end, limit)
        self.register.mentions.append(Mention(name.start, name.end, known))
        plainly = _FIRM.sub("", known.name)
        if plainly != known.name and " " in plainly:
            known.aliases.add(plain(plainly))
            self.register.name_body(plain(plainly), known)
        short = short_form(self.text, name.end, limit)
        if short:
            known.aliases.add(plain(short))
            self.register.name_body(plain(short), known)

    def _join_short_forms(self) -> None:
        """*NCA* and *National Crime Agency* are one: the mentions of the short form go over to the long one."""
        ranked = sorted(self.register.bodies, key=lambda one: len(one.name))  # the longest has the last word
        whole = {alias: body for body in ranked for alias in body.aliases if " " in body.name}
        merged: dict[int, Body] = {}
        for body in self.register.bodies:
            longer = whole.get(plain(body.name)) or _cut_from(body, whole)
            if longer is not None and longer is not body:
                merged[id(body)] = longer
                longer.kinds |= body.kinds
                self.register.rename(plain(body.name), longer, body.mentions)
        merged |= self._by_generic_word() | short_names(self.text, self.register.bodies)
        self.register.mentions = [
            Mention(m.start, m.end, merged.get(id(m.who), m.who), m.title, m.rivals) for m in self.register.mentions
        ]
        self.register.bodies = [body for body in self.register.bodies if id(body) not in merged]

    def _by_generic_word(self) -> dict[int, Body]:
        """*The Union* and *the Rivers Union* are one, where no other body of the text has that word in its name."""
        by_word: dict[str, list[Body]] = {}
        for body in self.register.bodies:
            if body.sure and " " in body.name:
                by_word.setdefault(body.name.split()[-1].casefold(), []).append(body)
        merged: dict[int, Body] = {}
        for body in self.register.bodies:
            whole = by_word.get(plain(body.name), [])
            if " " not in body.name and not body.name.isupper() and len(whole) == 1 and _earlier(whole[0], body):
                merged[id(body)] = whole[0]
                self.register.rename(plain(body.name), whole[0], body.mentions)
        return merged

    def _in_heading(self, offset: int) -> bool:
        paragraph = self.layout.paragraph_at(offset)
        return paragraph is not None and paragraph.kind is Kind.HEADING


def _callings(word: str) -> bool:
    """*Analysts*, *Engineers* at the head of a sentence: people, and no body's name."""
    return word.endswith("s") and word[1:].islower() and is_role_word(word.lower().removesuffix("s"))


def _earlier(one: Body, other: Body) -> bool:
    return bool(one.mentions and other.mentions and one.mentions[0] < other.mentions[0])


def _cut_from(body: Body, whole: Mapping[str, Body]) -> Body | None:
    """*Pub Association (BBPA)* is the end of *British Beer and Pub Association (BBPA)*."""
    longer = (whole[alias] for alias in body.aliases if alias in whole)
    return next((one for one in longer if one.name.endswith(f" and {body.name}")), None)


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.replace("’", "'").split() if word[0].isupper()).casefold()
