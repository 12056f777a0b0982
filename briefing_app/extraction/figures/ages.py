"""Numbers that are somebody's age, and so no figures."""

from briefing_app.extraction.figures import words
from briefing_app.extraction.figures.dates import quantified, whole
from briefing_app.extraction.figures.nouns import plural
from briefing_app.extraction.figures.tokens import Line
from briefing_app.extraction.words.first_names import first_names

_OLDER = frozenset({"over", "under", "older", "younger", "above", "below"})
_AGE_FILLERS = words.listed("dates_age_fillers")
_PERSONS = words.listed("dates_persons") | {"nobody", "anybody", "somebody"}
_ONE_PERSON = words.listed("ages_one_person")
_LIFE = words.listed("ages_life")
_AGENTS = ("er", "ers", "or", "ors", "ist", "ists", "ees", "eers", "ants", "women", "man", "woman", "men")
_THINGS = words.listed("ages_things")


def age(line: Line, i: int) -> int:
    """*aged 16 to 24*, *35-year-old*, *under-16s*, *children under five*, *Anna Bell, 42, said*, *65 and over*."""
    value = whole(line, i)
    old = _years_old(line, i)
    if old > i or value is None or value > _OLDEST or quantified(line, i):
        return old
    if any(rule(line, i) for rule in _RULES):
        return _past_ones(line, i)
    pair = _pair(line, i)
    return pair if pair > i and (_between_ages(line, i, pair) or _group_follows(line, pair)) else i


_OLDEST = 120


def _past_ones(line: Line, i: int) -> int:
    """The end of the age at `i`: after *three* in *I'm seventy-three*; `i` where that turns out to count a noun."""
    if line.low(i) not in words.TENS or not line.hyphen(i + 1) or line.low(i + 2) not in words.ONES:
        return i + 1
    return i + 3 if _bare_end(line, i + 2) and not line.hyphen(i + 3) else i


def _said_aged(line: Line, i: int) -> bool:
    j = i - 1
    while i - j <= 7 and (line.low(j) in _AGE_FILLERS or (whole(line, j) is not None)):
        j -= 1
    return line.low(j) in {"aged", "age", "ages"}


def _in_a_list_of_ages(line: Line, i: int) -> bool:
    """*three men, aged 24, 31 and 52, were*: the ages after the first."""
    j = i - 1
    while j > max(0, i - 12) and (line.low(j) in {",", "and", "or"} or whole(line, j) is not None):
        j -= 1
    return i - j > 1 and line.low(j) in {"aged", "ages"} and (whole(line, i) or 0) <= _OLDEST


def _years_old(line: Line, i: int) -> int:
    j = i + 1
    if _linked(line, j) and whole(line, _linked(line, j)) is not None:
        j = _linked(line, j) + 1
    k = line.after_hyphen(j)
    if line.low(k) not in words.TIME_UNITS:
        return i
    end = line.after_hyphen(k + 1)
    if line.low(end) in {"old", "olds"}:
        return end + 1
    return k + 3 if line.low(k + 1) == "of" and line.low(k + 2) == "age" else i


def _linked(line: Line, j: int) -> int:
    """Where the second number starts after *to*, *and*, a dash, or the *- and* of *16- and 17-year-olds*; else 0."""
    k = j + 1 if line.dash(j) and line.low(j + 1) in {"and", "to", "or"} else j
    return k + 1 if line.dash(k) or line.low(k) in {"to", "and", "or"} else 0


def _of_age(line: Line, i: int) -> bool:
    """Whether the sentence speaks of ages: *the median age was 34, and many were under 25*."""
    ages = {"age", "aged", "ages"}
    return line.low(i - 2) in words.AUXILIARIES and any(line.low(j) in ages for j in range(max(0, i - 15), i))


def _bare_end(line: Line, i: int) -> bool:
    """Whether no noun can follow the number at `i`."""
    j = i + 1
    return not line.is_word(j) or line.low(j) in words.FUNCTION_WORDS or line.low(j).endswith("ing")


def _countable(line: Line, i: int) -> bool:
    low = line.low(i)
    return low in words.TIME_UNITS or low in words.MEASURES or (line.is_word(i) and plural(line.word(i), low))


def _over_or_under(line: Line, i: int) -> bool:
    before = line.low(i - 1)
    joined = line.low(i + 1) in {"and", "or"} and line.low(i + 2) in _OLDER
    if joined and before == "be" and not _countable(line, i + 3):
        return True  # you must be 18 or over
    if joined and any(line.low(j) in _PERSONS | {"aged", "for", "the"} for j in range(i - 3, i)):
        return True
    placed = before in {"over", "under", "above", "below"}
    if placed and _person(line.low(i - 2)):
        return not (line.hyphen(i + 1) or _countable(line, i + 1))
    if not _bare_end(line, i):
        return False
    if placed:
        return _of_age(line, i) or (line.low(i - 2) == "the" and line.low(i + 1) != ",")
    return before == "than" and line.low(i - 2) in {"older", "younger"}


_APART = frozenset({"both", "then", "now", "just", "only", "aged", "all", "nearly", "almost"})
_ENDS = frozenset({",", ";", ".", ")", "who", "was", "is", "has", "had", "and", "from", "of", "whose", ""})


def _beside_a_name(line: Line, i: int) -> bool:
    """*Anna Bell, 42, said*, *the twins, both 23, had*, *Jean Oakes (82) sang*, *Emma, now 44, has*."""
    if not line.is_number(i) or not 1 <= (whole(line, i) or 0) <= _OLDEST:
        return False
    mark = i - 1 - (line.low(i - 1) in _APART)
    if line.low(i - 1) == "and" and line.low(i - 3) in _APART and whole(line, i - 2) is not None:  # both 22 and 24
        mark = i - 4
    elif mark < i - 1 and line.low(i + 1) == "and" and whole(line, i + 2) is not None:
        return line.low(mark) == "," and (line.capital(mark - 1) or _person(line.low(mark - 1)))
    if line.low(mark) == "(":
        return line.low(i + 1) in {")", ","} and _bracketed_person(line, mark, whole(line, i) or 0)
    if line.low(mark) != "," or line.low(i + 1) not in _ENDS:
        return False
    apart = mark < i - 1
    word = line.low(mark - 1)
    opens = 0 < mark <= _HEADLINE and line.capital(0)  # Farm worker, 23, died
    trade = _person(word) and line.low(i + 1) == "," and (opens or line.low(mark - 2) in {"the", "a", "an"})
    named = trade or line.capital(mark - 1) or word in _ONE_PERSON | _NTH or (apart and _person(word))
    return named and (apart or line.low(i + 1) not in {"and", "from", "of", "is"})


_NTH = frozenset({"second", "third", "fourth", "fifth"})
_HEADLINE = 4
"""Words before the comma in a headline that begins with a person of some age."""


def _bracketed_person(line: Line, mark: int, years: int) -> bool:
    """Whether a bracket at `mark` follows a person: *Jean Oakes (82)*, *her son Tom (9)*, *a widow (79)*."""
    before = line.low(mark - 1)
    if before in _ONE_PERSON or (line.capital(mark - 1) and line.low(mark - 2) in _ONE_PERSON):
        return True
    if not (line.capital(mark - 1) and line.capital(mark - 2)):
        return False
    return years > _CHILD or line.low(mark - 2) in first_names()


_CHILD = 15
"""Two capitals with a number up to this may be a place and a count, unless the first is a first name."""


def _person(word: str) -> bool:
    """Whether a word, singular or plural, means people of any age: *pensioners*, *teacher*, *cyclist*."""
    return word in _PERSONS or word in _ONE_PERSON or (len(word) > 5 and word.endswith(_AGENTS) and word not in _THINGS)


_BEING = words.listed("ages_being")
_HELPING = words.listed("ages_helping")
_HE_OR_SHE = frozenset({"he", "she", "i", "who", "i'm", "he's", "she's"})


def _told(line: Line, i: int) -> bool:
    """*who is 81*, *she will be 18*, *most of our ringers are over 60*, *my father turned 90*."""
    if not _bare_end(line, i):
        return False
    j, limits = i - 1, False
    while i - j <= 4 and line.low(j) in _HELPING:
        limits = limits or line.low(j) in _OLDER
        j -= 1
    if line.low(j) not in _BEING:
        return False
    turned = line.low(j) in {"turned", "turns"} and line.low(i + 1) not in {"of", "to"}
    subject = j if line.low(j) in _HE_OR_SHE else j - 1
    while subject > i - 7 and line.low(subject) in _HELPING:
        subject -= 1
    typical = _person(line.low(subject)) and "average" in {line.low(subject - 1), line.low(subject - 2)}
    if line.low(subject) in _HE_OR_SHE or turned or typical:
        return line.low(i + 1) not in {"of", "to", "out", "%"}
    return limits and any(_person(line.low(k)) for k in range(max(0, i - 16), subject + 1))


def _at_that_age(line: Line, i: int) -> bool:
    """*retired at 58*, *died, at 91*, *children as young as nine*, *a widow of 79*."""
    before = (line.low(i - 3), line.low(i - 2), line.low(i - 1))
    if line.low(0) == "at" and i == 1 and line.low(i + 1 + (line.low(i + 1) == ",")) in _HE_OR_SHE:
        return True  # At 74 she still rises early
    if before in {("as", "young", "as"), ("as", "old", "as")}:
        return line.low(line.after_hyphen(i + 1)) not in words.TIME_UNITS
    if not _bare_end(line, i) or line.low(i + 1) in {"of", "%"}:
        return False
    if before[2] == "of":
        described = line.low(i - 4) in {"a", "an"} and line.is_word(i - 3)
        return before[1] in _ONE_PERSON and (described or line.low(i - 3) in {"a", "an", "the", "young", "old"})
    if line.low(i - 1) in _HELPING:
        of_him = line.low(i - 2) == "of" and line.low(i - 3) in _ONE_PERSON and line.low(i - 4) in {"a", "an", "the"}
        return of_him or (line.low(i - 2) == "at" and _lives(line, i - 2))
    return before[2] == "at" and _lives(line, i - 1)


def _lives(line: Line, at: int) -> bool:
    return any(line.low(j) in _LIFE for j in range(max(0, at - 5), at))


def _extreme(line: Line, i: int) -> bool:
    """*the oldest was 103 and the youngest 4*."""
    near = {line.low(j) for j in range(max(0, i - 4), i)}
    return _bare_end(line, i) and bool(near & {"oldest", "youngest", "eldest"})


def _of_some_age(line: Line, i: int) -> bool:
    """*the pension age will go up to 68*, *the average age of our drivers is 57*."""
    if not _bare_end(line, i) or line.low(i - 1) not in _TOWARDS | _OLDER:
        return False
    return any(line.low(j) in {"age", "ages"} and line.low(j + 1) not in {"group", "groups"} for j in _earlier(line, i))


_TOWARDS = frozenset({"to", "is", "was", "at", "from", "of", "be", "are", "were", "than", "about", "around", "reached"})


def _earlier(line: Line, i: int) -> range:
    """The places before `i`, back to the start of the clause."""
    j = i
    while j > max(0, i - 12) and line.low(j - 1) not in {",", ";", ":", "and", "but"}:
        j -= 1
    return range(j, i)


def _pair(line: Line, i: int) -> int:
    """Where *16 to 64*, *12 and 14* or *18-24* ends."""
    j = i + 1 + (line.hyphen(i + 1) and line.low(i + 2) in {"to", "and"})
    linked = line.dash(j) or line.low(j) in {"to", "and", "or"}
    k = line.after_hyphen(j + 1)
    second = whole(line, k) if linked else None
    return k + 1 if second is not None and (whole(line, i) or 0) < second <= _OLDEST else i


def _between_ages(line: Line, i: int, end: int) -> bool:
    """*boys between 12 and 14 may enter*."""
    return line.low(i - 1) in {"between", "from"} and _person(line.low(i - 2)) and _bare_end(line, end - 1)


def _group_follows(line: Line, end: int) -> bool:
    """*the 18 to 24 age group*, *the 16-to-24s*."""
    return line.low(end) in {"age", "s"} and (line.low(end) == "age" or line.glued(end))


_TITLES = frozenset({"mr", "mrs", "ms", "miss", "mx", "dr", "sir", "dame", "lady", "lord"})


def _of_a_styled(line: Line, i: int) -> bool:
    """*Mrs Hartwell was 60.*."""
    if (
        line.low(i - 1) not in {"is", "was"}
        or not line.capital(i - 2)
        or (line.is_word(i + 1) and not _bare_end(line, i))
    ):
        return False
    return any(line.low(k) in _TITLES for k in range(max(0, i - 5), i - 2)) and line.low(i + 1) in {".", ",", ""}


_RULES = (
    _of_a_styled,
    _said_aged,
    _in_a_list_of_ages,
    _over_or_under,
    _beside_a_name,
    _told,
    _at_that_age,
    _extreme,
    _of_some_age,
)
