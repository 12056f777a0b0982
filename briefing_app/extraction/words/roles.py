"""What a text says that a person is, after the name: in apposition, below it, and in a few fixed forms."""

import re

from briefing_app.extraction.words.first_names import first_names
from briefing_app.extraction.words.kinds import is_role_word, names_a_person
from briefing_app.extraction.words.lexicon import any_of, words
from briefing_app.extraction.words.roles_before import TIMES, WORD, stops
from briefing_app.extraction.words.verbs import lemmas

_AGE = re.compile(r"(?:aged )?\d{1,3}$")
_ACTS = frozenset(
    {"move", "step", "blow", "sign", "claim", "charge", "fact", "result", "rise", "fall", "drop", "record"}
)
_ONE_OF = re.compile(
    r"one of (?:the|its|their|his|her) (?P<one>(?:[a-z][\w-]+ ){0,2}[a-z][\w-]+[^s])s(?= (?:of|at|for|in)\b|,?$)"
)
_AS = any_of("role_as", "roles")
_LONGEST = 130
_BRACKET = re.compile(r",? \([^()\n]{2,40}\)(?=,)")
_CUT = re.compile(
    r"\s(?:who|which|where|whose|when|that|and said|is|was|has|had|told|said|says|says:|comments|commented|added"
    r"|explained|explains|warned|claimed|claims|argued|continued|responded|replied|writes|wrote|confirmed|announced|insisted|concluded)\b"
    r"|\s[–—-]\s|[.;:()“”\"‘\n]"
)
_MEMBER = re.compile(r"(?P<first>[A-Z][\w’'-]+) [A-Z][\w’'-]+ (?:MP|MSP|MS|MLA|AM|TD)\b")
PARTY = re.compile(r" ?\((?:Con|Lab|LD|SNP|PC|DUP|SF|SDLP|UUP|Alliance|Green|Reform|Ind|CB|Non-Afl)\b")
_LETTERS = re.compile(r"(?:,? (?:MP|MSP|MS|MLA|KC|QC|CBE|OBE|MBE|KCB|CB|DBE|KBE)\b(?! (?:for|of|in)\b))*(?![\w])")
_BRIEF = re.compile(r"\b(?:of|for) (?:the )?(?:[A-Z][\w’'-]*|[a-z][\w’'-]*)(?: (?:and )?[\w’'-]+){0,3}$")
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


def role_after(text: str, name_end: int, limit: int, *, loose: bool = False) -> str | None:
    """The role in apposition after a name: *Rob Jones, the NCA’s director general of operations, said*.

    `loose` where the name is a person's beyond doubt: then any calling will do.
    """
    letters = _LETTERS.match(text, name_end, limit)
    name_end = letters.end() if letters else name_end
    window = text[name_end : min(limit, name_end + _LONGEST + 60)]
    if window.startswith((" (", ", (")):
        inside = _in_brackets(window)
        past = _BRACKET.match(window)
        if inside or past is None:
            return inside
        window = window[past.end() :]  # *Gus Hill (pictured), the trust’s chair*
    lead = re.match(r"(?: [–—-] |, ?)", window)
    if not lead:
        return None
    rest = _WHO_IS.sub("", window[lead.end() :], count=1)
    loose = loose and not _GOES_ON.match(rest)  # *Her director, Dev Chand, is kinder*
    segments = re.split(r",\s", _CUT.split(rest, maxsplit=1)[0])
    if segments and _AGE.match(segments[0].strip()):
        segments = segments[1:]
    if len(segments) > 1 and _names_body(segments[1].strip(" ,")) and has_role(segments[0]):
        return f"{segments[0]}, {segments[1].strip(' ,')}"
    one = _ONE_OF.match(segments[0]) if segments else None
    if one and has_role(one["one"], loose=loose):
        return one["one"]
    return _first_role(segments, loose=loose)


def _names_body(segment: str) -> bool:
    """*Head of policy, Marl Rail, said*: whether what stands after an office is the body that it is held in."""
    parts = segment.split()
    named = all(part[0].isupper() or part in {"of", "for", "and", "the", "&"} for part in parts)
    told = bool(parts) and (parts[-1].lower() in words("bodies") or parts[0].lower() in words("of_heads"))
    return named and told and not has_role(segment) and parts[0] != "and"


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
    if PARTY.match(after) or names_a_paper(inside):  # a seat, whatever its name: *Jane Roe (Marsh Head) (Lab)*
        return None
    if inside.startswith("in the Chair"):
        return "Chair"
    told = has_role(inside) or (_names_body(inside.rpartition(", ")[2]) and has_role(inside.split(", ")[0]))
    return inside if told and len(inside) < 80 else None


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
            words_of = WORD.findall(candidate)
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
    named = any(is_role_word(word) or stops(word) for word in words_of)
    return not named and all(item.strip()[:1].isupper() == capital for item in items) and not _verbal(items[0])


def _may_be_calling(what: str) -> bool:
    """Whether *a bin man* may say what somebody is: no time, no act, and more than that he is a man."""
    *before, head = what.split()
    groups = ("kin", "collectives", "documents", "data", "generic_bodies", "bodies", "unnamed_for_good")
    thing = head in TIMES or head.endswith(("tion", "ment", "ness", "ity", "ing", "day")) or head in _ACTS
    alone = not before and (head in words("people_nouns") or head in words("callers"))
    return not thing and not alone and not any(head in words(kind) for kind in groups) and not stops(head)


def _verbal(phrase: str) -> bool:
    """Whether a phrase opens with a verb: *said the mayor*, *speaking at …*, but not *managing director*."""
    first, *rest = WORD.findall(phrase) or [""]
    if first.lower() in lemmas("speech") and not is_role_word(first):
        return True
    return first.endswith("ing") and first.islower() and not (rest and is_role_word(rest[0]))


def has_role(phrase: str, *, loose: bool = False) -> bool:
    """Whether the head of a phrase, up to its first *of*, *for* or *at*, is a role; a calling of any kind if loose."""
    fits = names_a_person if loose else is_role_word
    head: list[str] = []
    for word in WORD.findall(phrase):
        if word in words("role_prepositions") and head and fits(head[-1]):
            return True
        if word in _AFTER_VERB and head and head[-1].islower():
            return False
        head.append(word)
    return bool(head) and fits(head[-1]) and len(head) <= 9
