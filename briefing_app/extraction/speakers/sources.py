"""From a noun in the text to a source: a name, a pronoun, an office, a body, or somebody unnamed."""

import re
from dataclasses import replace

from briefing_app.extraction.people.namesakes import died, main_of
from briefing_app.extraction.people.offices import office_of
from briefing_app.extraction.people.people import Body, Mention, Person, Register, sex_of_noun, sex_of_title
from briefing_app.extraction.spans.cues import Cue, says, spoken_subject
from briefing_app.extraction.spans.cues_lost import past_vocative
from briefing_app.extraction.spans.cues_nouns import apposition_end, of_anybody, past_verbs
from briefing_app.extraction.speakers.bodies_meant import Bodies
from briefing_app.extraction.speakers.shallow import Near
from briefing_app.extraction.speakers.sources_near import (
    after_colon,
    beside_in_joint,
    ending_name,
    known_kind,
    named_before,
    named_beside,
    owner_named,
    past_letters,
    sure_of,
)
from briefing_app.extraction.speakers.sources_papers import OWNERS, Papers
from briefing_app.extraction.speakers.stage import PRONOUNS, Source, candidate, of_body, of_person
from briefing_app.extraction.speakers.unnamed import SOME_OF, unnamed
from briefing_app.extraction.syntax import Parsed
from briefing_app.extraction.words.kinds import is_role_word, names_a_person
from briefing_app.extraction.words.lexicon import words

_ARTICLE = re.compile(r"^(?:the|this|that|its|his|her|their|our|my|your|these|those)\s+", re.IGNORECASE)
_INDEFINITE = re.compile(
    r"^(?:a|an|one|another|some|several|many|two|three|other|senior|most|few|any|no)\b", re.IGNORECASE
)
_SPOKES = re.compile(r"(?:An?|The|One)\b[^,]*?\b(?P<head>spokes\w+|source|insider)\b(?! of\b)", re.IGNORECASE)
_NAME_ENDS = re.compile(
    r"(?:,? (?:MP|MSP|MS|MLA|KC|QC|CBE|OBE|MBE|DBE|KBE|KT|KG|CMG|CVO))*(?:,| \(|:|$)"
    r"|(?:,? (?:MP|MSP|MS|MLA|KC|QC|KT|KG)\b)"
)
_OWN_PEOPLE = re.compile(r"(?:its|their) (?:[\w-]+ )?[\w-]+s$", re.IGNORECASE)
_KIN_OF = re.compile(
    r"(?P<who>(?:The|the|A|a|One|one) (?P<kin>[a-z-]+) of (?:an?|one|the|another) [a-z][a-z -]*), "
    r"(?P<name>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)+)"
)
_BODYS_OWN = re.compile(r"[A-Z][^,;:]*?(?:['’]s|(?<=s)['’]) [a-z][\w -]*$")
_HIDDEN = frozenset({"source", "insider", "official"})
_HEAD = 600
"""Characters: the opening of an article."""
_OUR_FINDINGS = frozenset({"found", "find", "conclude", "concluded", "recommend", "recommended"})
"""*We found that …*: what a report says in the name of its body."""
_BACK = 20
"""Events: how far back somebody unnamed may have spoken."""
_MARKS = frozenset('”"')
_COLLEAGUE = re.compile(
    r"(?:[Yy]our|[Mm]y|[Hh]is|[Hh]er|[Oo]ur|[Tt]heir) (?:[a-z-]+ ){1,3}"
    r"(?P<name>(?:Lord|Lady|Baroness|Mr|Mrs|Ms|Dr|Professor) [A-ZÀ-Þ][\w’'-]+)$"
)
_TITLE_LAST = re.compile(r"(?:(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Prof|Professor|Cllr|Coun|Rev|Canon|Rt|Hon) )+$")
_SHOUTED = re.compile(r"^THE(?: [A-Z]{4,}(?![A-Z]))*(?= |$)")
"""A source in the capitals that open a newspaper's first line: *THE BISHOP of Aldmere*."""
_APPOSED = re.compile(r",(?: the)?\s*$")
_SET_OFF = re.compile(r"[a-z]+(?:[ -][a-z-]+){0,2}, (?:the )?")
"""*A boatyard co-operative, the* Keels Collective: what a body is, right before its name."""
_PLACED = re.compile(r"[a-z-]+ (?:in|on|at|along|near) (?:the )?(?:[A-Z][\w’'-]+ )*")
_BRACKETED = re.compile(r" \((?:(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame) )?$")
_SPOKES_NEXT = re.compile(
    r"(?:['’]s?)?[ \xa0](?:official |senior |chief )?(?:spokes\w+|sources?|insiders?)\b", re.IGNORECASE
)
_MARKS_IN = re.compile(r" (?:(?:of|as|for) )?[“\"‘]")
"""*A councillor of “petty politics”*: what somebody is accused of is no part of who accuses."""
_DEPARTMENT = frozenset({"department", "ministry", "office", "treasury"})
_ANSWERS = frozenset({"replied", "replies", "answered", "answers", "retorted"})
_PLAIN_ROLE = re.compile(r"^(?:my|your|first|old|own|last) (?:(?:first|old|own|last) )?", re.IGNORECASE)
_TRIM = re.compile(r"^(?:both|however|meanwhile|but|and|also|while|as)\s+", re.IGNORECASE)
_INITIALS = 6


class Resolver(Papers):
    """Resolves the sources of one document; asked in order of the text, so that pronouns find who spoke last."""

    def __init__(self, text: str, register: Register) -> None:
        super().__init__(text, register)
        self.bodies = Bodies(text, register, self.stage)
        self._relatives: dict[str, Person] = {}
        self._dead: dict[str, bool] = {}

    def resolve(self, parsed: Parsed, cue: Cue) -> Source | None:
        """The source of a cue, or None where its noun can be no source."""
        token = cue.source
        if (token.tag_ in {"PRP", "PRP$", "WP"} and token.lower_ != "one") or token.lower_ == "i":
            return self._pronoun(parsed, cue)
        owner = token.i + 1 < len(parsed.doc) and token.nbor(1).tag_ == "POS"
        owned = self._named_after_owner(parsed.offset(token)[1], parsed.offset(cue.verb)[0]) if owner else None
        if self.text.startswith(":", parsed.offset(token)[1]) and token.i < cue.verb.i:
            return after_colon(self.register, parsed.offset(token)[1], parsed.offset(cue.verb)[0])
        start, end = self._stretch(parsed, cue)
        marks = _MARKS_IN.search(self.text, parsed.offset(token)[1], end)
        end = marks.start() if marks else end
        start = self._name_begins(start, parsed.offset(token)[0])
        start = self.text.rfind(": ", start, parsed.offset(token)[0]) + 2 if ": " in self.text[start:end] else start
        if cue.how == "according to" and (beside := named_beside(self.text, self.register, end)) is not None:
            return beside
        owned = owner_named(self.register, start, end) if cue.how == "noun of saying" else owned
        found = owned or self.phrase(start, end, *parsed.offset(token))
        if cue.source.i > cue.verb.i or cue.how == "according to" or past_vocative(token.head) == token:
            return found
        verb = parsed.offset(cue.verb)[0]
        return named_before(self.text, self.register, verb, found, self.text[start:end]) or found

    def _name_begins(self, start: int, at: int) -> int:
        """Where a noun phrase begins, or a name that a parser cut in two: *Tomos ap* Gwilym."""
        cut = (one for one in self.register.before(at + 1, 1) if one.start < start < one.end)
        cut = (one for one in cut if at < past_letters(self.text, one.end))
        return min([start, *(one.start for one in cut)])

    def _pronoun(self, parsed: Parsed, cue: Cue) -> Source | None:
        token, at = cue.source, parsed.offset(cue.source)[0]
        if of_anybody(token):
            return None
        if token.tag_ in {"PRP", "WP"} and token.lower_ in PRONOUNS:
            answers = cue.text.lower() in _ANSWERS and parsed.doc[0].lower_ != "asked"
            above = self._of_report_above(parsed, cue)
            return above or self._living(self.pronouns.stands_for(token.lower_, at, answers=answers))
        if token.tag_ == "PRP$":
            return self.pronouns.stands_for(OWNERS[token.lower_], at) if token.lower_ in OWNERS else None
        if token.lower_ == "we":
            return self.pronouns.house if cue.text.lower() in _OUR_FINDINGS else None
        if token.lower_ == "i":
            return self.pronouns.writer(at) if cue.verb.tag_ == "VBD" else None
        return self.pronouns.addressee(at) if token.tag_ == "PRP" and token.lower_ == "you" else None

    def _named_after_owner(self, start: int, end: int) -> Source | None:
        """*The Lock Network’s co-ordinator Paul Mbane described*: who is named, not who owns the office."""
        people = [mention.who for mention in self.register.within(start, end) if isinstance(mention.who, Person)]
        return of_person(people[0], 0.93, f"named “{people[0].name}”") if len(people) == 1 else None

    def _of_report_above(self, parsed: Parsed, cue: Cue) -> Source | None:
        """*The mother of a boy said she wants “…”*: whoever the report around it names, if of that sex."""
        verb = cue.verb
        while verb.dep_ == "conj" and verb.head.i > cue.source.i:  # *it launched boats and called them “…”*
            verb = verb.head
        above, wanted = verb.head, PRONOUNS[cue.source.lower_]
        if verb.dep_ != "ccomp" or wanted not in {"f", "m", "body"} or not says(above):
            return None
        found = spoken_subject(above)
        if found is None or found[0].tag_ not in {"NN", "NNP"} or found[0].i >= cue.verb.i:
            return None
        source = self.resolve(parsed, Cue(above, *found, above.text))
        if source is None or isinstance(source.who, Body) != (wanted == "body"):
            return None
        sex = wanted if wanted == "body" else sex_of_noun(found[0].lower_)
        sex = source.who.gender if isinstance(source.who, Person) else sex
        if sex not in {"", wanted}:
            return None
        why = f"“{cue.source.lower_}” is taken for {source.speaker}, who says so"
        return replace(source, confidence=min(source.confidence, 0.93 if sex else 0.88), why=why)

    def _stretch(self, parsed: Parsed, cue: Cue) -> tuple[int, int]:
        """The source's noun phrase in the document, cut at the verb and at relative clauses."""
        token, verb = cue.source, cue.verb
        left, right = past_verbs(token), token.right_edge
        for child in token.rights:
            if child.dep_ in {"relcl", "acl"} and child.left_edge.i > token.i:
                right = parsed.doc[max(token.i, min(right.i, child.left_edge.i - 1))]
                break
        if token.i < verb.i:
            last = min(right.i, verb.i - 1)
            if cue.how == "subject":
                last = max(last, apposition_end(token, verb))
            right = parsed.doc[last]
        elif left.i <= verb.i:
            left = parsed.doc[verb.i + 1]
        return parsed.offset(left)[0], parsed.offset(right)[1]

    def near(self, found: Near) -> Source | None:
        """The source of a cue that was found by the words next to the marks."""
        if found.phrase is not None:
            start, end = found.phrase
            head = self.text.rfind(" ", start, end) + 1
            return self.phrase(start, end, head, end)
        if found.mention is None:
            return self.pronouns.stands_for(found.pronoun, found.at)
        who = found.mention.who
        if found.mention.rivals and isinstance(who, Person):
            return self._one_of_namesakes(who, found.mention)
        return (
            of_person(who, 0.92, "named beside the marks")
            if isinstance(who, Person)
            else of_body(who, 0.85, "named beside the marks")
        )

    def unnamed(self, phrase: str, head: str) -> Source:
        """Somebody whom the text describes and does not name, in its own words."""
        return unnamed(self.register, phrase, head)

    def phrase(self, start: int, end: int, at: int, at_end: int) -> Source | None:
        """A noun phrase `text[start:end]` whose head stands at `at`."""
        if at_end - at <= _INITIALS and (cut := self.offices.cut.get(self.text[at:at_end])):  # *the PMOS*
            return self.phrase(*cut)
        end = self._whole_name(end)
        words_ = _SHOUTED.sub(lambda found: found.group().lower(), " ".join(self.text[start:end].split()))
        spokes = _SPOKES.match(words_)
        if "spokes" in words_ and (ending := ending_name(self.text, self.register, start, end)):
            return ending
        if spokes:
            return self._same_one(words_, spokes["head"].lower(), at) or self.unnamed(words_, spokes["head"])
        named = self._kin_of_named(words_) or self._named(start, end, at)
        named = named or ending_name(self.text, self.register, start, end)
        if named is not None:
            return named
        head = self.text[at:at_end]
        phrase = _TRIM.sub("", words_).strip(" ,;:“”\"'‘’")
        if self._is_unnamed(phrase, head):
            return self.offices.named_later(phrase, head, at) or self._perhaps_named(phrase, head, at)
        return (
            self.members.called(phrase, at)
            or self.offices.somebody(phrase, head, at)
            or self.bodies.by_calling(phrase, head.lower())
            or self.offices.holder(phrase, head, at)
            or self.bodies.meant(phrase, head, at)
            or self._colleague(phrase)
            or self._other(phrase, head, at)
        )

    def _kin_of_named(self, words_: str) -> Source | None:
        """*The daughter of one resident, Maureen Tapp, 88,*: whose name it is, the daughter's or hers, is not said."""
        found = _KIN_OF.match(words_)
        if found is None or found["kin"] not in words("kin"):
            return None
        who = found["who"][0].lower() + found["who"][1:]
        known = self.register.person_named(found["name"])
        rivals = [candidate(of_person(known, 0.3, ""), 0.3, "named in the same breath")] if known is not None else []
        source = Source(who, found["kin"], None, 0.75, f"“{found['who']}”; the name after it may be another’s")
        return replace(source, candidates=(candidate(source, 0.6, source.why), *rivals)) if rivals else source

    def _perhaps_named(self, phrase: str, head: str, at: int) -> Source:
        """*A union leader* in the opening of an article may well be whoever is named next."""
        source = self.unnamed(phrase, head)
        teasing = at < _HEAD and self.offices.narrated and _INDEFINITE.match(phrase) and not head.endswith("s")
        one_of = phrase.lower().startswith("one of ")
        return replace(source, confidence=min(0.88, source.confidence)) if (teasing or one_of) else source

    def _whole_name(self, end: int) -> int:
        """The end of a noun phrase, or of a name that a parser cut in two: *the Tenants’ Mutual*."""
        cut = self.register.before(end, 1)
        return max(
            [end, *(one.end for one in cut if one.start < end < one.end and "\n" not in self.text[end : one.end])]
        )

    def _same_one(self, phrase: str, head: str, at: int) -> Source | None:
        """*The source added*: the one spoken of before."""
        if phrase.lower() != f"the {head}":
            return None
        before = [e.source for e in reversed(self.stage.events[-_BACK:]) if e.at < at and e.spoke]
        alike = {head} if head.startswith("spokes") else _HIDDEN
        same = next((one for one in before if one.who is None and one.role == head), None)
        same = same or next((one for one in before if one.who is None and one.role in alike), None)
        return replace(same, confidence=0.92, why=f"“{phrase}” is {same.speaker}") if same else None

    def _named(self, start: int, end: int, at: int) -> Source | None:
        """The person or body whose name is the head of the phrase, or stands in apposition to it."""
        for mention in self.register.within(start, end):
            if self.text[mention.end : mention.end + 1] in _MARKS and any(self.register.within(mention.end, end)):
                continue  # *in a speech titled “Safe Harbours”, Jane Roe said*
            around = _TITLE_LAST.sub("", self.text[max(start, mention.start - 20) : mention.start])
            if (
                self.text[mention.end : mention.end + 2] in {"’s", "'s"}
                or self.text[mention.end - 1 : mention.end] in "’'"
                or _PLACED.fullmatch(self.text[at : mention.start])  # *neighbours in Coastguard Lane*
                or SOME_OF.search(self.text, at, mention.start)  # *the actors, including Jane Roe and Tom Poe, say*
            ):
                continue
            spokes = _SPOKES_NEXT.match(self.text, mention.end)
            if spokes and not self._named_at(spokes.end(), end):
                return None
            heads = mention.start <= at < mention.end or mention.end < at < past_letters(self.text, mention.end)
            beside = _APPOSED.search(around) is not None or is_role_word(around.split()[-1] if around.split() else "")
            beside = beside or (
                _BRACKETED.search(around) is not None and self.text[mention.end : mention.end + 1] == ")"
            )
            leads = mention.start <= start + len(mention.title) + 1 and _NAME_ENDS.match(self.text, mention.end)
            if isinstance(mention.who, Person):
                fits = heads or leads or beside
            else:
                generic = self.text[at : at + 40].split(maxsplit=1)[0].strip(",").lower() in words("generic_bodies")
                kind = self.text[at : mention.start].strip().lower() in words("kinds_of_body")
                fits = heads or kind or (beside and generic) or self._set_off(mention, at)
            if not fits:
                continue
            if isinstance(mention.who, Person):
                return self._person(mention.who, mention, end)
            return of_body(mention.who, sure_of(mention.who), f"named “{self.text[mention.start : mention.end]}”")
        return None

    def _set_off(self, mention: Mention, at: int) -> bool:
        """Whether what a body is leads up to its name: *a boatyard co-operative, the Keels Collective*."""
        beside = _SET_OFF.fullmatch(self.text, at, mention.start)
        sure = isinstance(mention.who, Body) and mention.who.sure
        return bool(sure and beside and not names_a_person(beside.group().split(",")[0].split()[-1]))

    def _person(self, who: Person, mention: Mention, end: int) -> Source:
        """A person who is named, alone or with a second: *Jane Roe and John Doe said*."""
        partner = beside_in_joint(self.text, self.register, mention, end)
        if partner is not None:
            return self._joint(who, partner)
        if mention.rivals:
            return self._one_of_namesakes(who, mention)
        named = self.text[mention.start : mention.end]
        if mention.title and " " not in named and self._died(who):
            name = f"{mention.title} {named}"
            relative = self._relatives.setdefault(name, Person(name, mention.title, sex_of_title(mention.title)))
            other = of_person(relative, 0.6, f"another of that name, for {who.name} has died")
            return replace(other, candidates=(candidate(other, 0.6, other.why),))
        return of_person(who, 0.97, f"named “{named}”")

    def _living(self, source: Source | None) -> Source | None:
        """*He added*: the relative who speaks, and not whoever of that name has died."""
        who = source.who if source is not None else None
        if not self._relatives or not isinstance(who, Person) or not self._died(who):
            return source
        alike = [one for one in self._relatives.values() if one.name.split()[-1] == who.surname]
        return of_person(alike[0], 0.6, f"{who.name} has died") if alike else source

    def _died(self, who: Person) -> bool:
        """Whether the text says that somebody has died: *Mr Roe said* is then another of the family."""
        if who.name not in self._dead:
            self._dead[who.name] = died(self.text, who)
        return self._dead[who.name]

    def _one_of_namesakes(self, nearest: Person, mention: Mention) -> Source:
        """*Owen added*, of two Owens: whichever spoke last, or was named last, with the others to choose."""
        named = self.text[mention.start : mention.end]
        both = (nearest, *mention.rivals)
        spoke = (e.source.who for e in reversed(self.stage.events[-_BACK:]) if e.at < mention.start and e.spoke)
        main = main_of(self.register, both)
        last = next((who for who in spoke if isinstance(who, Person) and any(who is one for one in both)), nearest)
        first = main or last
        why = f"“{named}” may be {' or '.join(one.name for one in both)}"
        rest = [one for one in both if one is not first]
        ranked = [candidate(of_person(one, 0.0, ""), 0.6 - 0.2 * i, why) for i, one in enumerate([first, *rest])]
        return replace(of_person(first, 0.82 if main else 0.7, why), candidates=tuple(ranked))

    def _named_at(self, start: int, end: int) -> bool:
        """*Opposition spokesman Jane Roe*: whether somebody's name follows at once."""
        named = next(self.register.within(start, end), None)
        return (
            named is not None and isinstance(named.who, Person) and not self.text[start : named.start].strip(" \xa0,")
        )

    def _joint(self, first: Person, second: Person) -> Source:
        """Two who said it together: the first, unsure, with the other to choose."""
        why = f"said by {first.name} and {second.name} together"
        both = tuple(candidate(of_person(one, 0.0, ""), score, why) for one, score in ((first, 0.6), (second, 0.5)))
        return replace(of_person(first, 0.7, why), candidates=both)

    def _is_unnamed(self, phrase: str, head: str) -> bool:
        lowered = head.lower()
        if (
            head in {"MPs", "MSPs", "MEPs", "MLAs"}
            or lowered.startswith("spokes")
            or lowered in {"source", "sources", "insider"}
        ):
            return True
        if lowered in words("documents") or lowered in words("data"):
            return False
        if _INDEFINITE.match(phrase) or (_OWN_PEOPLE.match(phrase) and lowered in words("unnamed")):
            return True
        return not _ARTICLE.match(phrase) and head.islower() and head.endswith("s") and not head.endswith("ss")

    def _colleague(self, phrase: str) -> Source | None:
        """*Your colleague Lord Roe*: by a title and a surname alone."""
        found = _COLLEAGUE.match(phrase)
        return Source(found["name"], None, None, 0.9, f"named “{found['name']}”") if found else None

    def _other(self, phrase: str, head: str, at: int) -> Source | None:
        said = re.split(r",(?!\d)|\s(?:who|which|that)\s", phrase)[0].strip()
        if not said:
            return None
        lowered = head.lower()
        if lowered in words("documents") or lowered in words("data"):
            return self.made(said, at) or self.document(said, lowered, at)
        if (said == head or _ARTICLE.match(said)) and not known_kind(head):
            return None
        owned = head.islower() and _BODYS_OWN.match(said) is not None
        if is_role_word(head) and (owned or _ARTICLE.match(said)):
            office = office_of(said, "")
            if head.lower() in words("generic_bodies") | words("anybody"):
                office = replace(office, role="")
            role = _PLAIN_ROLE.sub("", office.role) or None
            named = said if owned else said[0].lower() + said[1:]
            return Source(named, role, office.organisation, 0.85, f"“{said}”, unnamed")
        if head[:1].isupper() or not _ARTICLE.match(said):
            return Source(said, None, None, 0.8, f"“{said}”")
        return Source(said[0].lower() + said[1:], None, None, 0.75, f"“{said}”, whom the text does not name")
