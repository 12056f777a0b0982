"""Capitalised names in running text, told apart: people, bodies and the rest."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import takewhile

from briefing_app.extraction.words.first_names import first_names
from briefing_app.extraction.words.kinds import is_role_word, names_a_person
from briefing_app.extraction.words.lexicon import words
from briefing_app.extraction.words.name_parts import Name, Sort, is_starter, office_word, opens_name
from briefing_app.extraction.words.names_joined import CAPITAL, OPENS_LINE, as_several, as_the_union
from briefing_app.extraction.words.names_not import along_street, graded, greeting, is_street, without_grade
from briefing_app.extraction.words.verbs import speaks

_PARTICLE = r"(?:upon|de|van|der|von|den|bin|ibn|al|el|la|le|du|da|dos|del|di|ap|ab|ten|ter|af|ferch)"
_DOT = r"(?:(?<=\b[A-Z])|(?<=\b(?:Dr|Mr|Ms|St))|(?<=\b(?:Mrs|Rev|Sgt|Col|Gen|Cpl|Hon))|(?<=\bProf)|(?<=\bSupt))\."
_ARABIC = r"(?:al|el|ul|ur|ad|ar|ash)-"
SEQUENCE = re.compile(
    rf"{CAPITAL}(?:{_DOT})?"
    rf"(?:[ \xa0](?:{_PARTICLE}[ \xa0]){{0,2}}(?!I\b)(?:{_ARABIC})?{CAPITAL}(?:{_DOT})?)*"
)
_WORD = re.compile(r"\S+")
_OF = re.compile(
    rf"(?:[ \xa0](?:of|for|on)(?: the)?[ \xa0]{CAPITAL}(?:[ \xa0]{CAPITAL})*)"
    rf"(?:(?:,|,? and|,? &)(?: the)?[ \xa0](?!I\b){CAPITAL}(?:[ \xa0]{CAPITAL})*)*"
)
_LONGEST, _SOON = 120, 2_000
_FAR = 4_000
_OFFICE_OF = re.compile(
    r"(?P<head>(?:[A-Z][\w’'-]+ (?:and (?=[A-Z]))?)*"
    r"(?:(?:chief|deputy|vice|managing|assistant|general|joint|interim|acting|former|executive|senior) )*"
    r"[\w-]+)(?: of State)? (?:of|for|at)(?: the)? "
    r"(?:[A-Z][\w’'-]+,? (?:(?:and|of|for|at) (?:the )?)?)*$"
)
_SPEAKS_NEXT = re.compile(r"[ \xa0](?:has |have |had |also |later |then |\w+ly )*(?P<verb>\w+)\b")
_SPOKE_BEFORE = re.compile(r"(?:\b(?P<verb>\w+)|\bby|[”\"’])[, ]+(?:the )?$")
_NO_BRIEF = re.compile(r" (?:of|for|at) (?:the )?$")
_AND = re.compile(r"(?:,|,? and|,? &)(?: the)?[ \xa0]([A-Z]\w+)")
_OF_PLACE = re.compile(rf"[ \xa0]of[ \xa0]{CAPITAL}(?:[ \xa0](?:and |upon |on |le |in the )?{CAPITAL})*")
_POSSESSIVE = re.compile(r"['’]s?(?![\w])")
_OF_HEADS = words("of_heads")
_STYLE = "(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Lord|Lady|Cllr|Coun|Professor)"
_LEADING = frozenset({"Chief", "Deputy", "Vice", "Managing", "Executive", "Assistant"})
"""What opens an office within a run of capitals."""
_SAID = frozenset({"Tweeted", "Said", "Says", "Added", "Told", "Wrote", "Posted"})
_FULL = 2
_DAYS = frozenset({"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"})
"""Words of a full name."""


def names_in(text: str, start: int, end: int) -> Iterator[Name]:
    """The names of `text[start:end]`, in order."""
    place = start
    while found := SEQUENCE.search(text, place, end):
        name = _read(text, found.start(), found.end(), end)
        place = max(found.end(), name.end if name else 0)
        if name is not None:
            yield name


def _read(text: str, start: int, stop: int, limit: int) -> Name | None:
    under = start + 4 if text.startswith("The ", start) else start
    several = as_several(text, under, limit) or as_the_union(text, under, limit)
    if several is not None:
        return several
    tokens = [(m.group(), start + m.start(), start + m.end()) for m in _WORD.finditer(text[start:stop])]
    tokens = [] if greeting(text, tokens) else without_grade(text, tokens)
    tokens = tokens[_opening_words(text, tokens) :]
    tokens = tokens[1:] if _kind_first(text, tokens) else tokens[_after_several(tokens) :]
    if len(tokens) == 1 and tokens[0][0] == "FM" and text[tokens[0][1] - 4 : tokens[0][1]].lower() == "the ":
        return None  # the first minister
    if not tokens or tokens[0][0] in {"MPs", "MSPs", "MEPs", "MLAs", "AMs"}:
        return None
    if len(tokens) == 1 and tokens[0][0] in words("peerage"):  # *the noble Baroness*
        return None
    tokens = _until_letters(tokens)
    while len(tokens) > 2 and (tokens[-1][0] in words("letters_after") or tokens[-1][0] in _SAID):
        tokens.pop()
    if len(tokens) > 1 and tokens[0][0].lower() in words("moods") and OPENS_LINE.search(text, start - 3, start):
        tokens = tokens[1:]  # *Apologetic HFR said*
    brief = _after_brief(text, tokens, limit)
    if brief is not None:
        return brief
    return _as_body(text, tokens, limit) or _owned(text, tokens) or _as_person(text, _past_owners(tokens), limit)


def _until_letters(tokens: list[tuple[str, int, int]]) -> list[tuple[str, int, int]]:
    """*Ann Roe MP Secretary of State*: the name ends where letters follow it."""
    if len(tokens) <= _FULL or tokens[0][0].lower() not in first_names():
        return tokens
    places = (i for i, token in enumerate(tokens) if i >= _FULL and token[0] in words("letters_after"))
    return tokens[: next(places, len(tokens))]


def _opening_words(text: str, tokens: list[tuple[str, int, int]]) -> int:
    """The place of the first word that does not only open a sentence."""
    after_the = int(bool(tokens) and tokens[0][0] == "The")
    led = after_the or (tokens and text[max(0, tokens[0][1] - 4) : tokens[0][1]].lower() == "the ")
    if led and len(tokens) > after_the + 1 and tokens[after_the][0] in _DAYS:  # *The Sunday Herald*
        return after_the
    last = len(tokens) - 1
    opens = (is_starter(word) and not (i < last and word in words("titles")) for i, (word, _, _) in enumerate(tokens))
    return next((i for i, flag in enumerate(opens) if not flag), len(tokens))


def _kind_first(text: str, tokens: list[tuple[str, int, int]]) -> bool:
    """*Operator Skye Ferries said*, *Charity Hearthside*: what a body is, written large only to open a line."""
    if len(tokens) < _FULL or tokens[0][0].lower() not in words("kinds_of_body"):
        return False
    start, after = tokens[0][1], tokens[1][1]
    if not OPENS_LINE.search(text, max(0, start - 3), start):
        return False
    if tokens[1][0].lower() in words("bodies") or office_word(tokens[1][0]):  # *Charity Commission*
        return False
    low, high, rest = max(0, start - _FAR), start + _FAR, text[after : tokens[-1][2]]
    often = text.count(text[start : tokens[-1][2]], low, high)
    return often == 1 or text.count(rest, low, high) > often


def _after_several(tokens: list[tuple[str, int, int]]) -> int:
    """*Reform MPs Ann Roe* and Bo Lee: where a name begins after the office of several."""
    for place, (word, _, _) in enumerate(tokens[:-_FULL]):
        if word.endswith("s") and office_word(word.removesuffix("s")) and opens_name(tokens[place + 1][0]):
            return 0 if word.lower() in first_names() else place + 1
    return 0


def _past_owners(tokens: list[tuple[str, int, int]]) -> list[tuple[str, int, int]]:
    """What stands after the last *…s’*, which owns it."""
    return tokens[max((i + 1 for i, token in enumerate(tokens[:-1]) if token[0].endswith(("'", "’"))), default=0) :]


def _owned(text: str, tokens: list[tuple[str, int, int]]) -> Name | None:
    start, end = tokens[0][1], tokens[-1][2]
    if text[start - 4 : start].lower() != "the " or not _owned_body(tokens):
        return None
    return Name(start, end, text[start:end], Sort.BODY, sure=True)


def _owned_body(tokens: list[tuple[str, int, int]]) -> bool:
    """*The Shipwrights' Pension Scheme*: a body that many own in name."""
    owners = [i for i, token in enumerate(tokens[:-1]) if token[0].endswith(("s'", "s’"))]
    rest = [token[0] for token in tokens[owners[0] + 1 :]] if owners else []
    return bool(rest) and not any(opens_name(part) or office_word(part) for part in rest)


def _after_brief(text: str, tokens: list[tuple[str, int, int]], limit: int) -> Name | None:
    """*Cabinet Secretary for Islands Effie Rennie*: the name after an office whose brief is capitalised too."""
    start = tokens[0][1]
    if len(tokens) < _FULL:
        return None
    office = _OFFICE_OF.search(text, max(0, start - _LONGEST), start)
    unbriefed = (
        office and _NO_BRIEF.search(office.group()) and tokens[0][0] in words("titles")
    )  # *spokesman for Lord Roe*
    if not office or unbriefed or not is_role_word(office["head"].split()[-1]) or _has_holder(office.group()):
        return None
    begin = _past_starters(office)
    styled = tokens[0][0].rstrip(".") in words("titles")
    cut = 0 if styled else next((i for i, token in enumerate(tokens[:-1]) if i and opens_name(token[0])), 0)
    if styled:
        pass
    elif not cut and _two_names(tokens) and _is_named_here(text, begin, tokens, limit):
        cut = len(tokens) - _FULL
    elif not cut or (tokens[0][0].lower() in first_names() and len(tokens) - cut < _FULL):
        return None
    name = _as_person(text, tokens[cut:], limit)
    if name is None or set(name.text.lower().split()) & words("bodies"):
        return None
    role = text[begin : tokens[cut - 1][2] if cut else start].rstrip(" ,\xa0")
    return replace(name, sort=Sort.PERSON, role=role, role_start=begin, sure=True)


def _has_holder(office: str) -> bool:
    """*The Secretary for Ports Ann Roe, Ms* Lee: an office that names its own holder before a comma."""
    parts = office.rstrip().split()
    named = len(parts) > _FULL and parts[-1].endswith(",") and parts[-_FULL].lower() in first_names()
    return named and parts[-1].rstrip(",").lower() not in words("bodies")


def _past_starters(office: re.Match[str]) -> int:
    """Where an office begins, past a word that only opens its sentence: *Yesterday Minister for …*."""
    place = office.start("head")
    for word in office["head"].split()[:-1]:
        if not is_starter(word):
            break
        place += len(word) + 1
    return place


def _two_names(tokens: list[tuple[str, int, int]]) -> bool:
    """Whether the last two of a run of capitalised words may be somebody's first name and surname."""
    pair = [token for token, _, _ in tokens[-2:]]
    plain_words = all(part[0].isupper() and part[1:] != part[1:].upper() for part in pair)
    named = words("not_names") | words("place_words")
    taken = any(part in named or part.lower() in words("bodies") or office_word(part) for part in pair)
    return len(pair) == _FULL and plain_words and not taken and not any(part.endswith(("’", "'")) for part in pair)


def _is_named_here(text: str, begin: int, tokens: list[tuple[str, int, int]], limit: int) -> bool:
    """Whether words after an office name its holder: a verb of saying follows or leads up, or the surname comes again.

    *The MP for Upper Dunmere said* names nobody: after an article only the surname, standing alone, will do.
    """
    end, surname = tokens[-1][2], re.escape(tokens[-1][0])
    first = re.escape(tokens[-_FULL][0])
    again = re.compile(
        rf"\b(?:(?P<style>{_STYLE}) {surname}\b|(?<!{first} ){surname} (?P<verb>\w+)|(?P<said>\w+) {surname}\b)"
    )
    for found in again.finditer(text, end, end + _SOON):
        if found["style"] or speaks(found["verb"] or found["said"]):
            return True
    before = text[max(0, begin - 30) : begin]
    after = _SPEAKS_NEXT.match(text, end, limit)
    led = _SPOKE_BEFORE.search(before)
    if before.lower().endswith("the ") or (not after and not led):
        return False
    return bool((after and speaks(after["verb"])) or (led and (led["verb"] is None or speaks(led["verb"]))))


def _as_body(text: str, tokens: list[tuple[str, int, int]], limit: int) -> Name | None:
    """A name with a body's word in it, its *of …* and *for …* taken along."""
    lowered = [token.lower().strip(".") for token, _, _ in tokens]
    last = max((i for i, word in enumerate(lowered) if _body_word(lowered, i) or _plural(word)), default=-1)
    if office_word(lowered[-1]) and (len(lowered) == 1 or lowered[-2] in {"chief", "deputy", "assistant", "vice"}):
        return None
    if last < 0 or (last == 0 and len(tokens) == 1 and lowered[0] not in words("lone_bodies")):
        if last == 0 and len(tokens) == 1:
            tail = _OF.match(text, tokens[0][2], limit)
            if not tail:
                return Name(tokens[0][1], tokens[0][2], tokens[0][0], Sort.OTHER)
        else:
            return None
    if any(word in words("roles") for word in lowered[last + 1 :]):
        return None
    start, end = tokens[0][1], tokens[-1][2]
    if tokens[-1][0].lower() in _OF_HEADS or last == len(tokens) - 1:
        tail = _OF.match(text, end, limit)
        if tail and tokens[-1][0].lower() in _OF_HEADS:
            end = _until_person(text, end, tail.end(), limit, held=_in_an_office(text, start))
    return Name(start, end, text[start:end], Sort.BODY, sure=True)


def _body_word(lowered: list[str], place: int) -> bool:
    """Whether a word is a body's: *Executive* is, but not in *Chief Executive Jane Roe*."""
    return lowered[place] in words("bodies") and lowered[max(0, place - 1) : place + 1] != ["chief", "executive"]


def _until_person(text: str, start: int, end: int, limit: int, *, held: bool) -> int:
    """The end of a body's name, before *and Jane Roe* in a list of people, and before the holder of an office in it."""
    for found in _AND.finditer(text, start, end):
        if found.group(1).lower() in first_names():
            return found.start()
    tokens = [(m.group(), start + m.start(), start + m.end()) for m in _WORD.finditer(text[start:end])]
    led = next((i for i, t in enumerate(tokens[:-1]) if i and t[0] in _LEADING and office_word(tokens[i + 1][0])), 0)
    if led:  # *Royal College of Nursing Chief Nurse* Jane Roe
        return tokens[led - 1][2]
    styled = next((i for i, token in enumerate(tokens[:-1]) if i and token[0].rstrip(".") in words("titles")), 0)
    if styled:
        return tokens[styled - 1][2]
    named = held and len(tokens) > _FULL + 1 and _two_names(tokens) and _is_named_here(text, start, tokens, limit)
    return tokens[-_FULL - 1][2] if named else end


def _in_an_office(text: str, start: int) -> bool:
    """Whether a body's name stands after an office in it: *Permanent Secretary at the* Department for Ports."""
    office = _OFFICE_OF.search(text, max(0, start - _LONGEST), start)
    return office is not None and is_role_word(office["head"].split()[-1])


def _plural(word: str) -> bool:
    return word.endswith(("’", "'")) and word[:-2] in words("bodies")


def _as_person(text: str, tokens: list[tuple[str, int, int]], limit: int) -> Name | None:
    if (office_word(tokens[-1][0]) or [token for token, _, _ in tokens[-2:]] == ["Privy", "Seal"]) and not (
        len(tokens) >= _FULL and tokens[-_FULL][0].lower() in first_names()
    ):
        return Name(tokens[0][1], tokens[-1][2], text[tokens[0][1] : tokens[-1][2]], Sort.OTHER, role="", sure=True)
    place = _after_role(tokens)
    role = text[tokens[0][1] : tokens[place - 1][2]] if place else ""
    styles = list(takewhile(words("titles").__contains__, (token.rstrip(".") for token, _, _ in tokens[place:-1])))
    title, rest = " ".join(styles), tokens[place + len(styles) :]
    place_of = role and len(rest) == 1 and not title and along_street(text, tokens[0][1], rest[0][0])
    place_of = place_of or (not title and is_street(text, tokens))
    if not rest or place_of or (role and len(rest) == 1 and rest[0][0] in words("not_names")):  # *Victim Support*
        start, end = tokens[0][1], tokens[-1][2]
        return Name(start, end, text[start:end], Sort.OTHER)
    start, end = rest[0][1], rest[-1][2]
    sort, sure = _sort_of(rest, title, role)
    if title in words("peerage") and sort is Sort.PERSON and len(rest) == 1:
        start = tokens[place][1]
        seat = _OF_PLACE.match(text, end, limit)
        end = seat.end() if seat else end
    return Name(start, end, text[start:end], sort, title, role, tokens[0][1] if role else -1, sure)


def _after_role(tokens: list[tuple[str, int, int]]) -> int:
    """Where the name begins after capitalised words of office: *Home Secretary Yvette …* -> 2."""
    for place in range(len(tokens) - 1, 0, -1):
        word = tokens[place - 1][0].rstrip(".")
        if word.lower() in first_names() and place > 1 and office_word(tokens[place - 2][0]):
            return place - 1  # *Coach Dean* Whitmore
        if office_word(word) or (word == "Con" and place > 1 and tokens[place - 2][0] in words("ranks")):
            return 0 if place == 1 and word.lower() in first_names() and word not in words("ranks") else place
    return 1 if _calling_first(tokens) else 0


def _calling_first(tokens: list[tuple[str, int, int]]) -> bool:
    """*Weaver Ailsa Crombie*: a calling, though it is on no list, before a known first name."""
    if len(tokens) < 3 or tokens[0][0].lower() in first_names() or tokens[1][0].lower() not in first_names():
        return False
    return names_a_person(tokens[0][0].lower())


def _sort_of(rest: list[tuple[str, int, int]], title: str, role: str) -> tuple[Sort, bool]:
    first = rest[0][0]
    known = first.lower().split("-")[0] in first_names()
    taken = any(token in words("not_names") for token, _, _ in (rest[:1] if known else rest))
    if len(rest) > 4 or taken or graded(rest):
        return (Sort.PERSON, False) if title else (Sort.OTHER, False)
    if title:
        return Sort.PERSON, True
    shouted = first.isupper() and len(first) > 1
    if len(rest) == 1:
        return (Sort.PERSON, False) if role and not shouted else (Sort.OTHER, False)
    if known and not (rest[-1][0].isupper() and not first.isupper()):
        return Sort.PERSON, True
    if role and not shouted:
        return Sort.PERSON, True
    return Sort.OTHER, False
