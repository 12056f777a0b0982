"""The role that stands before a name: *NCA director general of operations, Rob Jones*."""

import re

from briefing_app.extraction.words.first_names import first_names
from briefing_app.extraction.words.kinds import is_role_word
from briefing_app.extraction.words.lexicon import words
from briefing_app.extraction.words.verbs import lemmas, speaks

WORD = re.compile(r"[^\s,;:()“”\"‘]+")
_BEFORE = re.compile(r"[^.!?;:()\[\]“”\"‘\n]*$")
_STYLES = frozenset({"Mr", "Mrs", "Ms", "Miss", "Dr", "Sir", "Dame", "Prof", "Professor", "Baroness"})
_LONGEST = 130
TIMES = frozenset(
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
_PLACED = frozenset({"at", "in", "near", "outside", "inside", "from", "to"})
_SUBJECT = re.compile(
    r"\b[Tt]he (?P<role>(?:(?:former|late|noted|veteran) )?(?P<head>[a-z-]+) of (?:the )?(?:[a-z-]+ )?[a-z-]{3,})$"
)
"""*The historian of the seaside*, right before a name."""
_SAYS_NEXT = re.compile(r"(?:[A-Z][\w’'-]+ ){2,4}(?:has |once |also )?(?P<verb>[a-z]+)\b")
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
    tokens = [(m.group(), m.start(), m.end()) for m in WORD.finditer(bare)]
    head = _head_before(bare, tokens, comma=comma)
    if head is None:
        return None if comma else _of_its_subject(text, bare, offset)
    first = _past_outer(tokens, _extend_left(bare, tokens, head), head)
    role = bare[tokens[first][1] :].rstrip(" ,")
    return (role, offset + tokens[first][1]) if role else None


def _of_its_subject(text: str, bare: str, offset: int) -> tuple[str, int] | None:
    """*The historian of the seaside* Jane Roe *calls it*; nobody is *the owner of the house* that she sold."""
    found = _SUBJECT.search(bare)
    verb = _SAYS_NEXT.match(text, offset + len(bare) + 1) if found else None
    if not found or not verb or not speaks(verb["verb"]) or not is_role_word(found["head"]):
        return None
    if any(stops(word) for word in found["role"].split()[1:] if word not in {"of", "the"}):
        return None
    return found["role"], offset + found.start("role")


def _head_before(bare: str, tokens: list[Token], *, comma: bool) -> int | None:
    """The index of the role's head: the last word, or, before a comma, one that *of …* follows."""
    if not tokens or bare.rstrip(",")[-1:] in "'’" or (comma and _letters_of(tokens)):
        return None
    if is_role_word(tokens[-1][0]) or _once(tokens) or (not comma and _opens_with_calling(bare, tokens)):
        return len(tokens) - 1
    if not comma and not _brief_in_small(bare, tokens):
        return None
    for place in range(len(tokens) - 2, max(-1, len(tokens) - 9), -1):
        if bare[tokens[place][2] : tokens[place + 1][1]].strip():
            return None
        if is_role_word(tokens[place][0]) and tokens[place + 1][0] in {"of", "for", "at", "in", "to"}:
            return None if comma and _holder_named([token[0] for token in tokens[place + 2 :]]) else place
    return None


def _letters_of(tokens: list[Token]) -> bool:
    """*Ann Roe MP, Bo Lee (Director)*: whether the word before the comma are letters after another's name."""
    *_, first, _, last = ["", "", "", *(token[0] for token in tokens)]
    return last in words("letters_after") and first.lower() in first_names()


def _holder_named(brief: list[str]) -> bool:
    """*The Secretary for Ports Ann Roe*, and then a comma: it is her office, and not that of whoever comes next."""
    *before, first, last = ["", "", *brief]
    named = first.lower() in first_names() and last[:1].isupper() and last.lower() not in words("bodies")
    return named and not any(word in words("generic_bodies") for word in before)


def _opens_with_calling(bare: str, tokens: list[Token]) -> bool:
    """*Union rep Pat Kelso*, *the veteran rocker Jo Marr*: what stands right before a name to open a sentence."""
    words_of = [token[0] for token in tokens if token[0].lower() not in {"but", "and", "the", "yesterday", "meanwhile"}]
    if len(words_of) > 2 and words_of[0].lower() in _BEFORE_TIMES and words_of[1] in TIMES:
        words_of = words_of[2:]
    last = words_of[-1] if words_of else ""
    plainly = last.isalpha() and last.islower() and len(last) > 2 and not stops(last) and last not in TIMES
    if not plainly or not 1 < len(words_of) <= 4 or "," in bare or not words_of[0][0].isupper():
        return False
    verb = last in lemmas("no_speech") or last.endswith(("ly", "ing"))
    verb = verb or any(last in words(kind) for kind in ("bodies", "generic_bodies", "collectives", "documents", "data"))
    return not verb and not any(stops(word) or word.lower() in words("role_prepositions") for word in words_of)


def _once(tokens: list[Token]) -> bool:
    """Whether *retired* shows that the small words up to the name are a calling: *retired railway guard*."""
    for word, _, _ in reversed(tokens[-4:-1]):
        if word.lower() in {"retired", "ex", "trainee", "veteran"}:
            return tokens[-1][0].islower()
        if not word.islower() or stops(word):
            return False
    return False


def _brief_in_small(bare: str, tokens: list[Token]) -> bool:
    """Whether a stretch ends in an office with its brief in small letters: *head of policy* Jane Roe."""
    found = re.search(r"([\w-]+) (?:of|for) ((?:[a-z][\w-]+ ){0,3}[a-z][\w-]+)$", bare)
    if not found or found.group(1).lower() not in words("heads_with_brief"):
        return False
    inside = [word for word in found.group(2).split() if word not in {"and", "the"}]
    return len(tokens) > 2 and not any(stops(word) or is_role_word(word) for word in inside)


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
        if _verb_or_name(tokens, place):
            break
        if stops(word) and not joins and not _of_a_kind(tokens, place):
            break
        first = place
    while first < head and (tokens[first][0] in {"and", "of", "for", "the"} or tokens[first][0].isdigit()):
        first += 1
    if first < head and tokens[first][0] in TIMES and first and tokens[first - 1][0].lower() in _BEFORE_TIMES:
        first += 1  # *Last night Labour peer*
    while first < head and tokens[first][0].lower() in words("moods"):
        first += 1  # *Furious landlady*
    return first


def _past_outer(tokens: list[Token], first: int, head: int) -> int:
    """*Called for the head of Marl Council leader* Jo Lee: the office is the leader's, and the head his own."""
    for place in range(head - 2, first, -1):
        after = tokens[place + 1][0]
        if tokens[place][0] == "of" and after[0].isupper() and is_role_word(tokens[place - 1][0]):
            return place + 1 if tokens[head][0].islower() else first
    return first


def _verb_or_name(tokens: list[Token], place: int) -> bool:
    """*He will replace* the head: a verb after its auxiliary; *tenant Ann Roe and* tenant: somebody else's name."""
    word, before = tokens[place][0], tokens[place - 1][0] if place else ""
    if word.islower() and before in words("auxiliaries") and not is_role_word(word):
        return True
    first = tokens[place - 2][0] if place > 1 else ""
    return word == "and" and before[:1].isupper() and first.lower() in first_names() and first[:1].isupper()


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


def stops(word: str) -> bool:
    lowered = word.lower()
    if lowered.endswith(("'s", "’s", "s'", "s’")) or lowered in words("role_stops") or word in _STYLES:
        return True
    if word.islower() and word.endswith("ed") and word not in words("participles_of_roles"):
        return True
    starts = lowered in words("starters") and lowered not in {"former", "new"}
    return starts or (lowered in lemmas("speech") and not is_role_word(word) and word.islower())
