"""Numbers that name one of a kind: sections, pages, routes, addresses, products, plans."""

from briefing_app.extraction.figures import words
from briefing_app.extraction.figures.dates import quantified, whole
from briefing_app.extraction.figures.tokens import Line, Sort

_LABELS = words.listed("exclusions_labels")
_EVERYDAY = words.listed("exclusions_everyday")
"""Labels that are also everyday words or verbs, so that *form 20 units* and *issue 500 fines* stay figures."""


_ORDERS = frozenset({"form", "issue", "test", "order", "claim", "target", "mark", "act", "top", "size", "years", "a"})
"""Labels that may be verbs or start a count at the head of a sentence."""


_REFERRING = frozenset({"ref", "reference", "number", "no", "code", "id", "uin", "question", "doi"})


_WIRES = frozenset({"UPDATE", "WRAPUP", "REFILE", "CORRECTED"})


def wire_number(line: Line, i: int) -> int:
    """*UPDATE 2-Bank cuts …*: which of several versions of a wire report this is."""
    return i + 1 if i == 1 and line.word(0) in _WIRES and line.hyphen(2) else i


def label(line: Line, i: int) -> int:
    """*section 21*, *pages 4 to 9*, *No 10*, *Phase Two*, *type 2 diabetes*, *Article 50*, *top 10*."""
    referred = line.low(i - 1) == ":" and line.low(i - 2) in _REFERRING
    j = i - 1 - (line.low(i - 1) == "." or referred)
    word = line.low(j)
    if _numbered(line, j):
        return _past_list(line, i)
    if word == "c" and any(line.low(k) == "vol" for k in range(i - 7, i)):
        return i + 1
    several = word not in _LABELS and word.removesuffix("s") in _LABELS
    if not (several or word in _LABELS) or quantified(line, i) or "," in line.word(i):
        return i
    if (several or word in _EVERYDAY) and not _labels_here(line, i, j):
        return i
    return _past_list(line, i)


def _numbered(line: Line, j: int) -> bool:
    """*the lot number is 6*, *her PIN was 4471*; not *the number was 60*."""
    if line.low(j) not in {"is", "was"}:
        return False
    numbered = line.low(j - 1) == "number" and line.is_word(j - 2) and line.low(j - 2) not in _NOT_NAMES
    return numbered or line.low(j - 1) in {"pin", "code", "postcode", "password", "reference", "ref", "extension"}


_DEEDS = frozenset({"test", "form", "issue", "order", "claim", "target", "mark", "top", "box", "chart", "map"})
_BEFORE_DEEDS = frozenset({"to", "they", "we", "who", "he", "she", "it"}) | words.AUXILIARIES


def _labels_here(line: Line, i: int, j: int) -> bool:
    if line.low(j) in _DEEDS and not line.capital(j) and line.low(j - 1) in _BEFORE_DEEDS:
        return False
    if line.low(i + 1) in {"in", "out"} or line.low(j - 1) in {"every", "each", "this", "last", "next", "per"}:
        return False
    if line.low(j) in {"number", "top", "type", "grade", "level", "levels", "key", "no"}:
        return line.low(j - 1) not in {"this", "that"} and line.low(i + 1) != "of"
    noun_follows = line.is_word(i + 1) and line.low(i + 1) not in words.FUNCTION_WORDS and not line.capital(i + 1)
    if line.capital(j) and j > 0 and not line.is_number(j - 1):
        return True
    if line.capital(j) and j == 0 and line.low(j) not in _ORDERS and (whole(line, i) or 99) <= 12:
        return True
    asked = line.low(j) in {"question", "questions"}
    most = 10_000_000 if asked else 10_000 if line.capital(j) else 200
    return (not noun_follows or line.low(j) in {"year", "class"}) and (whole(line, i) or most) < most


def capital_word(line: Line, i: int) -> int:
    """*League Two*, *Formula One's*, *Chapter Six*: a number word with a capital after another, and no noun."""
    named = line.capital(i) and line.capital(i - 1) and line.low(i - 1) not in _NOT_NAMES | {"and", "of"}
    follows = line.capital(i + 1) or line.low(i + 1) in words.SCALES or line.hyphen(i + 1)
    return i + 1 if named and i > 1 and not follows and line.low(i - 1) not in words.NUMBER_WORDS else i


def inside_a_name(line: Line, i: int) -> int:
    """*the Seven Sisters*, *Three Rivers*, *the Group of Seven*: a number word with a capital inside a sentence."""
    if not line.capital(i) or not line.is_word(i - 1) or line.word(i).isupper():
        return i
    written = any(
        token.sort is Sort.WORD and token.text.islower() and token.low not in words.FUNCTION_WORDS
        for token in line.tokens
    )
    return i + 1 if written else i  # a headline with all its words in capitals may count


def _past_list(line: Line, i: int) -> int:
    """Past the rest of *21 and 22*, *4 to 9*, *3, 4 and 7*, *2–5*, *2b*."""
    j = i + 1
    while True:
        j += line.glued(j) and line.is_word(j) and len(line.word(j)) == 1
        if line.low(j) == "(" and line.glued(j) and line.low(j + 2) == ")":
            j += 3
        link = line.dash(j) or line.low(j) in {"and", "to", "or", ",", "&", "of"}
        k = j + 1 + (line.low(j) == "," and line.low(j + 1) == "and")
        noun = line.is_word(k + 1) and line.low(k + 1) not in words.FUNCTION_WORDS and not line.glued(k + 1)
        if not link or not line.is_number(k) or quantified(line, k) or (line.low(j) == "," and noun):
            return j
        j = k + 1


_NOT_NAMES = words.FUNCTION_WORDS | {"some", "another", "almost", "approximately", "around", "further", "total"}
_PLACES = frozenset({"UK", "US", "USA", "EU", "NHS", "NI", "GB", "LONDON"})


def capital_name(line: Line, i: int) -> int:
    """*Windows 11 was*, *Operation 40*: a short number after a name, with no noun of its own."""
    value = whole(line, i)
    if value is None or value >= 1000 or quantified(line, i) or not line.capital(i - 1):
        return i
    if i == 1 and line.low(2) not in {"is", "was", "has", "will"}:
        return i
    if line.low(i - 1) in _NOT_NAMES or line.hyphen(i + 1):
        return i
    noun = line.is_word(i + 1) and line.low(i + 1) not in words.FUNCTION_WORDS
    if len(line.word(i - 1)) > 1 and line.word(i - 1).isupper() and line.word(i - 1) not in _PLACES and not noun:
        return i + 1
    located = line.low(i - 2) in words.PREPOSITIONS or line.low(i - 2) in {":", ";", ",", "(", ")"}
    return i if noun or located or line.low(i + 1) in {",", ";", "°"} else i + 1


_STREETS = words.listed("exclusions_streets")


def address(line: Line, i: int) -> int:
    """*64 High Street*, *2 Marsham Street*, *70 Whitehall*, *10 Downing Street*."""
    if whole(line, i) is None or (whole(line, i) or 0) > 9999:
        return i
    start = i + 3 if line.hyphen(i + 1) and line.is_number(i + 2) else i + 1
    for j in range(start, start + 4):
        if not line.capital(j):
            return i
        if line.low(j) in _STREETS and (j > start or line.low(j) in {"whitehall", "broadway", "embankment"}):
            return j + 1
    return i


def per_so_many(line: Line, i: int) -> int:
    """The base of a rate: *per 100,000*, *for every 1,000*; and the *Group of 77*."""
    before, earlier = line.low(i - 1), line.low(i - 2)
    if before == "nearest":
        return i + 1  # rounded to the nearest 10
    based = (
        before == "per" or (before == "every" and earlier == "for") or (before == "of" and line.word(i - 2) == "Group")
    )
    return i + 1 if based and not quantified(line, i) else i


def named_plan(line: Line, i: int) -> int:
    """*10 Year Health Plan*, *25 Year Environment Plan*, *100 Day Mission*: a name, told by its capitals."""
    j = line.after_hyphen(i + 1)
    timed = line.low(j) in words.TIME_UNITS or line.low(j) == "point"
    later = line.after_hyphen(j + 1)
    if timed and line.capital(j) and line.capital(later) and not line.capital(i - 1) and i > 0:
        return i + 1
    return i


# --- services, references, things crossed ---------------------------------------------------------------------------

_TRAVEL = words.listed("exclusions_travel")
_TRAVELLING = words.listed("exclusions_travelling")


_SEVERAL = frozenset({"services", "buses", "trains", "trams"})


def service(line: Line, i: int) -> int:
    """*take the 37 to the quay*, *the 8.15*, *there is no 412*: a bus, train or flight known by its number."""
    if line.low(i - 1) not in {"the", "no", "a"} or quantified(line, i) or "," in line.word(i):
        return i
    _, dot, minutes = line.word(i).partition(".")
    bare = not line.is_word(i + 1) or line.low(i + 1) in words.FUNCTION_WORDS | _TRAVELLING
    if not bare or line.hyphen(i + 1) or line.low(i + 1) in {"of", "who", "that", "which", "whose", "or", "per"}:
        return i
    timed = bool(dot) and len(minutes) == 2 and line.low(i - 1) == "the"
    if line.low(i + 1) in _SEVERAL and line.low(i - 2) not in _TRAVEL:  # the visits and the 40 services
        return i
    known = line.low(i - 2) in _TRAVEL or line.low(i - 1) == "no" or line.low(i + 1) in _TRAVELLING
    return i + 1 if timed or (known and not dot and _moving(line, i)) else i


def _moving(line: Line, i: int) -> bool:
    """Whether the words around do not count: *between the 40 and the 60*, *added to the 412*."""
    return line.low(i - 1) != "a" and line.low(i - 2) not in {"of", "all", "between", "than", "to"}


def reference(line: Line, i: int) -> int:
    """*UIN 40718*, *the licence ACB 77120*: five digits and more without a comma after a name, and no noun."""
    text = line.word(i)
    if not text.isdigit() or len(text) < 5 or quantified(line, i) or line.hyphen(i + 1):
        return i
    noun = line.is_word(i + 1) and line.low(i + 1) not in words.FUNCTION_WORDS
    return i + 1 if line.capital(i - 1) and not noun else i


_LONG = 5
"""Digits without a comma that are a reference when they stand alone in round brackets."""


def bracketed(line: Line, i: int) -> int:
    """*[HCWS 1142]*, *(UIN 40718)*, *(906614)*: what refers to a question, a statement or a paper."""
    if line.low(i + 1) not in {"]", ")"} or "," in line.word(i) or "." in line.word(i):
        return i
    j = i - 1
    while i - j <= 3 and line.word(j).isupper() and line.is_word(j):
        j -= 1
    square = line.low(j) == "[" and line.low(i + 1) == "]"
    round_ones = line.low(j) == "(" and (j < i - 1 or len(line.word(i)) >= _LONG)
    return i + 1 if square or (round_ones and line.low(i - 1) not in _PLACES_LOW) else i


_PLACES_LOW = frozenset(place.lower() for place in _PLACES)


def crossed(line: Line, i: int) -> int:
    """*the 4 x 100 relay*, *a 3 x 3 grid*: numbers around a cross, where no measure follows."""
    if line.low(i + 1) not in {"x", "×"} or not line.is_number(i + 2) or quantified(line, i):
        return i
    symbol = line.low(i + 3)
    return i if symbol in words.SYMBOLS or symbol in words.MEASURES or symbol == "m" else i + 3
