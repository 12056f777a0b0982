"""Reads the bodies of a document into its register: every name that is nobody's, with its short forms."""

import re

from briefing_app.extraction.bodies import kinds_around
from briefing_app.extraction.bodies_short import short_form, short_names
from briefing_app.extraction.lexicon import words
from briefing_app.extraction.names import Name, Sort
from briefing_app.extraction.openers import Openers
from briefing_app.extraction.people import Body, Mention, Register, plain
from briefing_app.extraction.people_kinds import is_role_word
from briefing_app.extraction.segments import Kind, Layout

_GOES = re.compile(r" (?:was|were|is|are|has been|have been|rose|fell|grew|remains?|remained) ")
_FIRM = re.compile(r" (?:Ltd|Limited|plc|PLC|LLP|Inc|CIC|NHS Foundation Trust|NHS Trust)\.?$")
_ADDRESSED = re.compile(r"(?:To|Cc|Bcc):")
_WORDY, _HEADLINE = 2, 300


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
                or (name.sort is Sort.OTHER and (self._is_thing(name) or _callings(name.text)))
            ):
                continue
            self._add_body(name, limit)
        for body in self.register.bodies:
            if len(body.name.split()) > 1:
                body.aliases.add(_initials(body.name))
                self.register.name_body(_initials(body.name), body)
        self._join_short_forms()

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
        whole = {alias: body for body in reversed(self.register.bodies) for alias in body.aliases if " " in body.name}
        merged: dict[int, Body] = {}
        for body in self.register.bodies:
            longer = whole.get(plain(body.name))
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


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.replace("’", "'").split() if word[0].isupper()).casefold()
