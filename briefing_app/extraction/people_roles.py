"""What a text says that a person is: the words before a name, after it in apposition, and a few fixed forms."""

import re

from briefing_app.extraction.first_names import first_names
from briefing_app.extraction.lexicon import any_of, words
from briefing_app.extraction.people_kinds import is_role_word, names_a_person
from briefing_app.extraction.verbs import lemmas, speaks

_WORD = re.compile(r"[^\s,;:()“”\"‘]+")
_BEFORE = re.compile(r"[^.!?;:()\[\]“”\"‘\n]*$")
_AGE = re.compile(r"(?:aged )?\d{1,3}$")
_ACTS = frozenset(
    {"move", "step", "blow", "sign", "claim", "charge", "fact", "result", "rise", "fall", "drop", "record"}
)
_ONE_OF = re.compile(
    r"one of (?:the|its|their|his|her) (?P<one>(?:[a-z][\w-]+ ){0,2}[a-z][\w-]+[^s])s(?= (?:of|at|for|in)\b|,?$)"
)
_AS = any_of("role_as", "roles")
_CUT = re.compile(
    r"\s(?:who|which|where|whose|when|that|and said|is|was|has|had|told|said|says|says:|comments|commented|added"
    r"|explained|explains|warned|claimed|claims|argued|continued|responded|replied|writes|wrote|confirmed|announced|insisted|concluded)\b"
    r"|\s[–—-]\s|[.;:()“”\"‘\n]"
)
_MEMBER = re.compile(r"(?P<first>[A-Z][\w’'-]+) [A-Z][\w’'-]+ (?:MP|MSP|MS|MLA|AM|TD)\b")
_PARTY = re.compile(r" ?\((?:Con|Lab|LD|SNP|PC|DUP|SF|SDLP|UUP|Alliance|Green|Reform|Ind|CB|Non-Afl)\b")
_STYLES = frozenset({"Mr", "Mrs", "Ms", "Miss", "Dr", "Sir", "Dame", "Prof", "Professor", "Baroness"})
_LETTERS = re.compile(r"(?:,? (?:MP|MSP|MS|MLA|KC|QC|CBE|OBE|MBE|KCB|CB|DBE|KBE)\b(?! (?:for|of|in)\b))*(?![\w])")
_LONGEST = 130
_TIMES = frozenset(
    {
        "time",
        "point",
        "stage",
        "night",
        "week",
        "month",
        "year",
        "morning",
        "evening",
        "afternoon",
        "weekend",
        "autumn",
        "summer",
    }
)
_BEFORE_TIMES = frozenset({"last", "that", "this", "next", "every", "each", "one", "late"})
_BRIEF = re.compile(r"\b(?:of|for) (?:the )?(?:[A-Z][\w’'-]*|[a-z][\w’'-]*)(?: (?:and )?[\w’'-]+){0,3}$")
_PLACED = frozenset({"at", "in", "near", "outside", "inside", "from", "to"})
_LISTED = re.compile(r"[\w’'-]+(?: [\w’'-]+){0,2}$")
_MOST_LISTED = 6
_AFTER_VERB = frozenset({"for", "with", "at", "to"})
_GOES_ON = re.compile(r"(?:is|was|are|were|has|had|will|would|can|could|did|does|said|says|told|tells)\b")
_WHO_IS = re.compile(r"^who (?:is|was|has been) (?:also |now |currently )?(?=(?:the |a |an )?[\w-]+)")
_IS = re.compile(
    r"(?:(?:, | \()(?:aged )?\d{1,3}\b[,)]| of [A-Z]\w+,)?(?:,? who (?:has )?(?:died|retired)\b[^,.;:()“”\"\n]{0,60},)?"
    r" (?:is|was|has been|works as|worked as) (?:an? |the )"
)
_LEADS_IT = re.compile(
    r",? who (?:(?:has|had) )?(?P<does>leads|led|chairs|chaired|heads|headed)(?: (?P<whose>the|his|her))?"
    r" (?P<what>council|cabinet|party|committee|board|union|charity|trust|school|college|company|inquiry|review)\b"
)
_HOLDERS = {"lea": "leader", "led": "leader", "cha": "chair", "hea": "head"}
"""By its first letters, what the verb of *who has led the council* makes somebody of it."""
_SUBJECT = re.compile(
    r"\b[Tt]he (?P<role>(?:(?:former|late|noted|veteran) )?(?P<head>[a-z-]+) of (?:the )?(?:[a-z-]+ )?[a-z-]{3,})$"
)
"""*The historian of the seaside*, right before a name."""
_SAYS_NEXT = re.compile(r"(?:[A-Z][\w’'-]+ ){2,4}(?:has |once |also )?(?P<verb>[a-z]+)\b")
_LINE_BELOW = re.compile(r"\n(?P<role>(?:the |The )?[A-Z][^\n.:;!?“”\"]{2,80})(?=\n|$)")

_NO_ROLE_OPENS = frozenset({"who", "which", "whose", "for", "on", "by", "with", "against"})
_ACT = re.compile(
    r"(?!(?:once|now|then|also|both|still|previously|formerly|currently|herself|himself|was|is) )"
    r"[a-z]+ (?:the|an?|his|her|their|its|some) "
)
"""*Paid the fitter*, *for the applicant*: what somebody did, and for whom, is no calling."""
_DESCRIPTION = re.compile(
    r"an? (?P<what>(?:[a-z][\w-]+ ){0,2}[a-z][a-z-]+)(?= (?:for|from|in|at|of|with|on|since|and|who)\b|,?$)"
)
_LIST_END = re.compile(
    r"(?P<one>(?:[\w’'-]+ ){1,3})and (?:the )?(?P<two>[\w’'-]+(?: [\w’'-]+){0,2}?)(?: (?:at|in|with|on|for) .*)?$"
)

Token = tuple[str, int, int]
"""A word with its start and end."""


def role_before(text: str, name_start: int) -> tuple[str, int] | None:
    """The role written before a name (*NCA director general of operations, Rob Jones*) and where it starts."""
    window = text[max(0, name_start - _LONGEST) : name_start]
    found = _BEFORE.search(window)
    if not found:
        return None
    stretch = found.group()
    offset = name_start - len(stretch)
    bare = stretch.rstrip()
    comma = bare.endswith(",")
    tokens = [(m.group(), m.start(), m.end()) for m in _WORD.finditer(bare)]
    head = _head_before(bare, tokens, comma=comma)
    if head is None:
        return None if comma else _of_its_subject(text, bare, offset)
    first = _extend_left(bare, tokens, head)
    role = bare[tokens[first][1] :].rstrip(" ,")
    return (role, offset + tokens[first][1]) if role else None


def _of_its_subject(text: str, bare: str, offset: int) -> tuple[str, int] | None:
    """*The historian of the seaside* Jane Roe *calls it*; nobody is *the owner of the house* that she sold."""
    found = _SUBJECT.search(bare)
    verb = _SAYS_NEXT.match(text, offset + len(bare) + 1) if found else None
    if not found or not verb or not speaks(verb["verb"]) or not is_role_word(found["head"]):
        return None
    if any(_stops(word) for word in found["role"].split()[1:] if word not in {"of", "the"}):
        return None
    return found["role"], offset + found.start("role")


def _head_before(bare: str, tokens: list[Token], *, comma: bool) -> int | None:
    """The index of the role's head: the last word, or, before a comma, one that *of …* follows."""
    if not tokens or bare.rstrip(",")[-1:] in "'’":
        return None
    if is_role_word(tokens[-1][0]) or _once(tokens) or (not comma and _opens_with_calling(bare, tokens)):
        return len(tokens) - 1
    if not comma and not _brief_in_small(bare, tokens):
        return None
    for place in range(len(tokens) - 2, max(-1, len(tokens) - 9), -1):
        if bare[tokens[place][2] : tokens[place + 1][1]].strip():
            return None
        if is_role_word(tokens[place][0]) and tokens[place + 1][0] in {"of", "for", "at", "in", "to"}:
            return place
    return None


def _opens_with_calling(bare: str, tokens: list[Token]) -> bool:
    """*Union rep Pat Kelso*, *the veteran rocker Jo Marr*: what stands right before a name to open a sentence."""
    words_of = [token[0] for token in tokens if token[0].lower() not in {"but", "and", "the", "yesterday", "meanwhile"}]
    if len(words_of) > 2 and words_of[0].lower() in _BEFORE_TIMES and words_of[1] in _TIMES:
        words_of = words_of[2:]
    last = words_of[-1] if words_of else ""
    plainly = last.isalpha() and last.islower() and len(last) > 2 and not _stops(last) and last not in _TIMES
    if not plainly or not 1 < len(words_of) <= 4 or "," in bare or not words_of[0][0].isupper():
        return False
    verb = last in lemmas("no_speech") or last.endswith(("ly", "ing"))
    verb = verb or any(last in words(kind) for kind in ("bodies", "generic_bodies", "collectives", "documents", "data"))
    return not verb and not any(_stops(word) or word.lower() in words("role_prepositions") for word in words_of)


def _once(tokens: list[Token]) -> bool:
    """Whether *retired* shows that the small words up to the name are a calling: *retired railway guard*."""
    for word, _, _ in reversed(tokens[-4:-1]):
        if word.lower() in {"retired", "ex", "trainee", "veteran"}:
            return tokens[-1][0].islower()
        if not word.islower() or _stops(word):
            return False
    return False


def _brief_in_small(bare: str, tokens: list[Token]) -> bool:
    """Whether a stretch ends in an office with its brief in small letters: *head of policy* Jane Roe."""
    found = re.search(r"([\w-]+) (?:of|for) ((?:[a-z][\w-]+ ){0,3}[a-z][\w-]+)$", bare)
    if not found or found.group(1).lower() not in words("heads_with_brief"):
        return False
    inside = [word for word in found.group(2).split() if word not in {"and", "the"}]
    return len(tokens) > 2 and not any(_stops(word) or is_role_word(word) for word in inside)


def _extend_left(bare: str, tokens: list[Token], head: int) -> int:
    first = head
    for place in range(head - 1, max(-1, head - 9), -1):
        word, _, end = tokens[place]
        gap = bare[end : tokens[place + 1][1]]
        if gap.strip() == "," and not (
            word[0].isupper() and tokens[first][0][0].isupper() and place + 1 == first and _listed(tokens, place)
        ):
            break
        joins = word in {"and", "of", "for"} and place > 0 and _joins(tokens, place)
        if _stops(word) and not joins and not _of_a_kind(tokens, place):
            break
        first = place
    while first < head and (tokens[first][0] in {"and", "of", "for", "the"} or tokens[first][0].isdigit()):
        first += 1
    if first < head and tokens[first][0] in _TIMES and first and tokens[first - 1][0].lower() in _BEFORE_TIMES:
        first += 1  # *Last night Labour peer*
    while first < head and tokens[first][0].lower() in words("moods"):
        first += 1  # *Furious landlady*
    return first


def _of_a_kind(tokens: list[Token], place: int) -> bool:
    """*Retired ship's engineer*, *children's author*: an owner without an article only says what kind it is."""
    word = tokens[place][0]
    if not word.lower().endswith(("'s", "’s", "s'", "s’")):
        return False
    if place == 0:
        return re.split("['’]", word.lower())[0] in words("kinds_of_owner")
    before = tokens[place - 1][0].lower()
    return word.islower() and before in {"retired", "former", "ex", "veteran", "trainee", "local", "leading"}


def _listed(tokens: list[Token], place: int) -> bool:
    """*Health, Housing and Communities Secretary*: a comma inside a capitalised title, with *and* before its head."""
    first = place
    while first and tokens[first - 1][0][0].isupper() and tokens[first][1] == tokens[first - 1][2] + 1:
        first -= 1
    before = tokens[first - 1][0] if first else ""  # *at* Marsh Cathedral, *visiting* Marsh
    if before in _PLACED or any(word.endswith("ing") and word != "Housing" for word in (before, tokens[first][0])):
        return False
    return any(word == "and" for word, _, _ in tokens[place + 1 : place + 4])


def _joins(tokens: list[Token], place: int) -> bool:
    before, after = tokens[place - 1][0], tokens[place + 1][0]
    brief = before.title() in words("place_words")  # *Work and pensions secretary*
    return (before[0].isupper() and after[0].isupper()) or is_role_word(before) or brief


def _stops(word: str) -> bool:
    lowered = word.lower()
    if lowered.endswith(("'s", "’s", "s'", "s’")) or lowered in words("role_stops") or word in _STYLES:
        return True
    if word.islower() and word.endswith("ed") and word not in words("participles_of_roles"):
        return True
    starts = lowered in words("starters") and lowered not in {"former", "new"}
    return starts or (lowered in lemmas("speech") and not is_role_word(word) and word.islower())


def role_after(text: str, name_end: int, limit: int, *, loose: bool = False) -> str | None:
    """The role in apposition after a name: *Rob Jones, the NCA’s director general of operations, said*.

    `loose` where the name is a person's beyond doubt: then any calling will do.
    """
    letters = _LETTERS.match(text, name_end, limit)
    name_end = letters.end() if letters else name_end
    window = text[name_end : min(limit, name_end + _LONGEST + 60)]
    if window.startswith((" (", ", (")):
        return _in_brackets(window)
    lead = re.match(r"(?: [–—-] |, ?)", window)
    if not lead:
        return None
    rest = _WHO_IS.sub("", window[lead.end() :], count=1)
    loose = loose and not _GOES_ON.match(rest)  # *Her director, Dev Chand, is kinder*
    segments = re.split(r",\s", _CUT.split(rest, maxsplit=1)[0])
    if segments and _AGE.match(segments[0].strip()):
        segments = segments[1:]
    one = _ONE_OF.match(segments[0]) if segments else None
    if one and has_role(one["one"], loose=loose):
        return one["one"]
    return _first_role(segments, loose=loose)


def role_is(text: str, name_end: int, limit: int, *, loose: bool = True) -> str | None:
    """The role in *Gwen Parr is a volunteer helm with …*."""
    window = text[name_end : min(limit, name_end + _LONGEST)]
    found = _IS.match(window)
    if not found:
        return None
    phrase = re.split(r",| and (?!\w+ (?:of|for) )", _CUT.split(window[found.end() :], maxsplit=1)[0])[0].strip()
    phrase = re.sub(r"^(?P<calling>[\w -]+?) (?:at|in) the [a-z][\w-]+$", r"\g<calling>", phrase)
    return phrase if has_role(phrase, loose=loose) and len(phrase) < 70 else None


def role_leading(text: str, name_end: int, limit: int) -> str | None:
    """The role in *Jane Roe, who has led the council since 2022*: *council leader*, where the text has that too."""
    found = _LEADS_IT.match(text, name_end, limit)
    if not found:
        return None
    role = f"{found['what']} {_HOLDERS[found['does'][:3]]}"
    return role if role in text else None


def role_below(text: str, name_end: int) -> str | None:
    """The role on the line under a name that ends its own: a signature, an address, a list of witnesses."""
    letters = _LETTERS.match(text, name_end)
    end = letters.end() if letters else name_end
    below = _LINE_BELOW.match(text, end)
    if not below or _verbal(below["role"]):
        return None
    first = below["role"].split(", ")[0]
    return below["role"] if has_role(below["role"]) else first if has_role(first) else None


def role_as(text: str, name_end: int, limit: int) -> str | None:
    """The role in *quit as transport minister*, *was appointed as chair of the board*, *became mayor*."""
    window = re.split(r"[.;:“”\"]", text[name_end : min(limit, name_end + _LONGEST)], maxsplit=1)[0]
    found = _AS.search(window)
    if not found:
        return None
    phrase = re.split(r",| and | in (?=\d)| on | after | last | this ", window[found.end() :], maxsplit=1)[0].strip()
    return phrase if has_role(phrase) and len(phrase) < 70 else None


def _in_brackets(window: str) -> str | None:
    inside, _, after = window[window.index("(") + 1 :].partition(")")
    if _PARTY.match(after) or names_a_paper(inside):  # a seat, whatever its name: *Jane Roe (Marsh Head) (Lab)*
        return None
    if inside.startswith("in the Chair"):
        return "Chair"
    return inside if has_role(inside) and len(inside) < 80 else None


def names_a_paper(words_: str) -> bool:
    """Whether words in brackets after a name are a newspaper or a broadcaster: *Calder Valley Examiner*."""
    parts = words_.split()
    if not parts or any(not part[0].isupper() for part in parts if part not in {"of", "the", "and"}):
        return False
    named = (len(parts) > 1 and parts[-1] in words("papers")) or parts[0] in words("broadcasters")
    return named and not (parts[-1] == "Examiner" and parts[-2].lower() in words("examiners"))


def _is_member(segment: str) -> bool:
    """*Jane Roe MLA* after another's name, in a list: no office of the one before."""
    found = _MEMBER.match(segment)
    return found is not None and found["first"].lower() in first_names()


def _first_role(segments: list[str], *, loose: bool) -> str | None:
    if not segments or _is_member(segments[0]):
        return None
    first = segments[0].strip()
    if first.split(" ", 1)[0] in _NO_ROLE_OPENS or _ACT.match(first):  # a clause gives no role
        return None
    if has_role(first, loose=loose) and not _verbal(first):
        return _whole_brief([segment.strip(" ,") for segment in segments])
    if loose and len(segments) > 1 and (described := _DESCRIPTION.match(first)) and _may_be_calling(described["what"]):
        return described["what"]
    listed = ", ".join(segment.strip() for segment in segments[:3])
    if first[:4].lower() == "the " or first[:1].isupper():
        for count in (2, 3):
            candidate = ", ".join(segment.strip() for segment in segments[:count])
            words_of = _WORD.findall(candidate)
            if words_of and is_role_word(words_of[-1]) and len(words_of) <= 9 and " and " in listed:
                return candidate
    return None


def _whole_brief(segments: list[str]) -> str:
    """A role with all that its brief lists: *Cabinet Member for Climate, Coast and Countryside*."""
    brief = _BRIEF.search(segments[0])
    for place in range(1, min(len(segments), _MOST_LISTED)) if brief else ():
        found = _LIST_END.match(segments[place])
        if found and brief and _alike(brief.group(), [found["one"], found["two"], *segments[1:place]]):
            return ", ".join(segments[: place + 1])
        if not _LISTED.match(segments[place]):
            break
    return segments[0]


def _alike(brief: str, items: list[str]) -> bool:
    """Whether all things listed are written as the first is, and none of them is an office or a verb."""
    capital = brief.split(" ", 1)[1].removeprefix("the ")[0].isupper()
    words_of = [word for item in items for word in item.split()]
    named = any(is_role_word(word) or _stops(word) for word in words_of)
    return not named and all(item.strip()[:1].isupper() == capital for item in items) and not _verbal(items[0])


def _may_be_calling(what: str) -> bool:
    """Whether *a bin man* may say what somebody is: no time, no act, and more than that he is a man."""
    *before, head = what.split()
    groups = ("kin", "collectives", "documents", "data", "generic_bodies", "bodies", "unnamed_for_good")
    thing = head in _TIMES or head.endswith(("tion", "ment", "ness", "ity", "ing", "day")) or head in _ACTS
    alone = not before and (head in words("people_nouns") or head in words("callers"))
    return not thing and not alone and not any(head in words(kind) for kind in groups) and not _stops(head)


def _verbal(phrase: str) -> bool:
    """Whether a phrase opens with a verb: *said the mayor*, *speaking at …*, but not *managing director*."""
    first, *rest = _WORD.findall(phrase) or [""]
    if first.lower() in lemmas("speech") and not is_role_word(first):
        return True
    return first.endswith("ing") and first.islower() and not (rest and is_role_word(rest[0]))


def has_role(phrase: str, *, loose: bool = False) -> bool:
    """Whether the head of a phrase, up to its first *of*, *for* or *at*, is a role; a calling of any kind if loose."""
    fits = names_a_person if loose else is_role_word
    head: list[str] = []
    for word in _WORD.findall(phrase):
        if word in words("role_prepositions") and head and fits(head[-1]):
            return True
        if word in _AFTER_VERB and head and head[-1].islower():
            return False
        head.append(word)
    return bool(head) and fits(head[-1]) and len(head) <= 9
