"""Who speaks below the label of a turn: *The Minister of State, Home Office (Lord Hope)*."""

import re

from briefing_app.extraction.people.listed import small_letters
from briefing_app.extraction.people.offices import office_of
from briefing_app.extraction.people.people import Person, Register, plain
from briefing_app.extraction.speakers.members import Members
from briefing_app.extraction.speakers.offices import Offices
from briefing_app.extraction.speakers.pronouns import Pronouns
from briefing_app.extraction.speakers.stage import Source, Stage, of_person
from briefing_app.extraction.words.kinds import is_role_word
from briefing_app.extraction.words.roles import names_a_paper

_STYLED = re.compile(r"\((?:(?:Rt\.?|Hon\.?|Mr\.?|Mrs\.?|Ms\.?|Miss|Dr\.?|Sir|Dame|Lord|Baroness|The) ?)+$")
_LETTERS = re.compile(r"(?: (?:MP|MS|MSP|MLA|AM|KC|QC|OBE|CBE|MBE))+$")
_REST = re.compile(r"[^\n()“”\".!?:]{0,90} ?\((?!Con\b|Lab\b|LD\b|CB\b)[A-Z][^()\n]{3,60}\)")


_STYLE = re.compile(r"^(?:(?:Sir|Dame|Mr|Mrs|Ms|Miss|Dr|Professor|Prof|Cllr|Councillor)\.? )+")
_BRACKETED = re.compile(r"\((?P<inside>[^()]+)\)")
_NOBODY = re.compile(
    r"(?i)(?:unknown|unidentified|male|female|other|another|various) (?:speakers?|voices?|participants?|reporters?)"
    r"|(?:speaker|voice|participant|respondent) [\dA-Z]{1,2}|the witness|audience(?: members?)?|[QA]"
)
_OFFICE_AND_NAME = re.compile(
    r"(?:The |Mr |Madam )?(?:[\w-]+ ){0,4}?(?P<head>[\w-]+) (?:of|for) [^()\n]+ (?P<name>\([^()\n]+\))"
)
"""*The Minister for Public Transport and Ports (Jane Roe)*."""


class TurnLabels:
    """Reads the labels of one document's turns, in their order; what they tell, forms of address later rest on."""

    def __init__(self, text: str, register: Register) -> None:
        """`register` is the table of the document's people, which labels may add offices to."""
        self.text = text
        self.register = register
        self.stage = Stage()
        self.offices = Offices(text, register, self.stage)
        self.pronouns = Pronouns(text, register, self.stage)
        self.members = Members()

    def label(self, start: int, end: int, named: tuple[int, int] | None = None) -> Source:
        """Who a turn's label names, noted for the words below it; `named` is where its initials are spelled out."""
        source = self._label(*(named or (start, self._whole_label(end))))
        office = self.text[start:end].removeprefix("Mr ").removeprefix("Madam ")
        if named and isinstance(source.who, Person) and office.endswith("Speaker"):  # below a portrait's name
            source.who.hold_first(office_of(office, f"“{self.text[start:end]}”"))
            source = of_person(source.who, source.confidence, source.why)
        asks_for = _BRACKETED.search(self.text, start, self._whole_label(end))
        if asks_for and isinstance(source.who, Person) and names_a_paper(asks_for["inside"]):
            source.who.speaks_for = asks_for["inside"]
        self.pronouns.labels.append((start, source.speaker))
        self.members.add(start, self.text[start:end], source)
        return source

    def _whole_label(self, end: int) -> int:
        """The end of a label, its bracketed name taken along: *The Minister of State, Home Office (Lord Hope)*."""
        if self.text.startswith(" - ", end):
            return end
        rest = _REST.match(self.text, end)
        return rest.end() if rest else end

    def _name_in(self, start: int, end: int) -> tuple[int, int]:
        """Where the name stands in a label: in the brackets, where an office of several words stands before them."""
        found = _OFFICE_AND_NAME.fullmatch(self.text, start, end)
        return found.span("name") if found and is_role_word(found["head"]) else (start, end)

    def _label(self, start: int, end: int) -> Source:
        """Who a turn's label names: a person, with what stands in brackets, or the holder of an office."""
        words_ = self.text[start:end]
        for mention in self.register.within(*self._name_in(start, end)):
            if isinstance(mention.who, Person):
                before = _STYLED.sub("(", self.text[start : mention.start].rstrip())
                if before.endswith("(") and is_role_word(
                    re.split(r" (?:of|for|to) |,", before[:-1].strip())[0].split()[-1]
                ):
                    mention.who.hold_first(office_of(before[:-1].strip(), f"“{words_}”"))
                return of_person(mention.who, 0.98, f"named “{words_}”")
        bracketed = re.match(r"((?:The|Mr|Madam) [^()]+) \(([^()]+)\)", words_)
        bare = small_letters(self.text, _LETTERS.sub("", re.split(r"[,(\n]", words_, maxsplit=1)[0].strip(" :")))
        known = self._known(bracketed.group(2) if bracketed else bare)
        if known is not None and bracketed:
            known.hold_first(office_of(bracketed.group(1), f"“{words_}”"))
        if known is not None:
            return of_person(known, 0.97, f"named “{words_}”")
        return self._unnamed(bare, words_)

    def _known(self, name: str) -> Person | None:
        """The person whom a label names, his or her style left out where two words are left."""
        without = _STYLE.sub("", name)
        return self.register.person_named(name) or (self.register.person_named(without) if " " in without else None)

    def _unnamed(self, bare: str, words_: str) -> Source:
        """Who speaks under a label that names nobody of the text: an office, or a name that only the label has."""
        if _NOBODY.fullmatch(bare):
            return Source(bare.lower(), None, None, 0.6, f"“{words_}”, whom the transcript does not name")
        last = bare.rsplit(maxsplit=1)[-1] if bare.split() else bare
        if is_role_word(last):
            holder = self.offices.holders.of(plain(bare)).named
            if holder is not None:
                return of_person(holder, 0.95, f"“{words_}” is {holder.name}")
            return Source(bare, bare.removeprefix("The ").removeprefix("Mr "), None, 0.92, f"named “{words_}”")
        plainly = bare.startswith(("The Lord Bishop of ", "Lord Bishop of ")) or (
            len(bare.split()) <= 4 and not re.search(r" (?:at|in|on|for) ", bare)
        )
        return Source(bare, None, None, 0.95 if plainly else 0.8, f"named “{words_}”")
