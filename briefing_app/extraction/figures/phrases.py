"""Noun phrases around a place, told from function words, verb forms and plurals alone."""

from briefing_app.extraction.figures import words
from briefing_app.extraction.figures.nouns import plural
from briefing_app.extraction.figures.tokens import Line
from briefing_app.extraction.figures.units import has_object
from briefing_app.extraction.words.first_names import first_names

Span = tuple[int, int]
"""The first token and the one after the last."""
_LONGEST = 14
"""Tokens."""
_VERBS = words.listed("units_verbs") | words.listed("topic_verbs") | words.listed("topic_deeds")
_DONE = words.listed("topic_done")
"""Irregular past forms that often stand after a noun: *fees paid by councils*."""
_DEEDS = words.listed("topic_deeds")
"""Forms of verbs that are never nouns."""
_HOW = frozenset({"how", "why", "what", "whether", "where", "when"})
_CHAINS = words.listed("topic_chains")
"""Prepositions that carry a noun phrase on."""
_TIMES = words.listed("topic_times") | words.MONTHS | words.WEEKDAYS | words.TIME_UNITS.keys()
_COUNTS = words.NUMBER_WORDS | words.SCALES.keys()
_STOPS = _COUNTS | _VERBS | {"cent"}
_STATES = words.listed("topic_states") - words.AUXILIARIES
_EMPTY = words.listed("topic_empty")
"""Nouns and adjectives that say nothing by themselves."""


_LASTING = frozenset({"weekly", "monthly", "daily", "yearly", "hourly", "quarterly", "elderly", "family", "supply"})
_LASTING |= {"assembly", "early", "anomaly", "monopoly"}
"""Words in -ly that are no adverbs."""


def _adverb(low: str) -> bool:
    return low.endswith("ly") and low not in _LASTING


def tells(line: Line, span: Span) -> bool:
    """Whether the words name something: not a verb, a time or a filler alone."""
    alone = span[1] - span[0] == 1 or line.low(span[1] - 2) == "and"
    if alone and line.capital(span[1] - 1) and line.low(span[1] - 1) in first_names():
        return False  # Craig to seven years
    told = [i for i in range(*span) if line.is_word(i) and _content(line, i)]
    last = line.low(span[1] - 1)
    acts = line.low(span[1]) in _FINITE and not (last in _DEEDS or last.endswith(("ed", "ly")))  # Pay rose
    head = span[1] - 1 if acts or line.low(span[1]) in {"of", "worth"} else -1
    return any(i == head or line.low(i - 1) in words.DETERMINERS or not _verbal(line, i, span[1]) for i in told)


def _content(line: Line, i: int) -> bool:
    if _letter(line, i):
        return True
    return line.low(i) not in words.FUNCTION_WORDS | _TIMES | _EMPTY | _COUNTS and len(line.low(i)) > 1


def _verbal(line: Line, i: int, stop: int) -> bool:
    low = line.low(i)
    return low in _VERBS or _adverb(low) or (low.endswith("ed") and i == stop - 1 and len(low) > 4)


# --- forwards ---------------------------------------------------------------------------------------------------------


def after(line: Line, start: int) -> Span | None:
    """The noun phrase from `start`, with the phrases that prepositions and participles hang on to it."""
    while line.low(start) in words.DETERMINERS | words.NUMBER_WORDS or line.low(start) in {"’", "'", "“", "‘", '"'}:
        start += 1
    if line.low(start) in _DEEDS:
        return None
    if line.low(start).endswith("ing") and line.low(start + 1) in words.DETERMINERS:  # obtaining their own notes
        obtained = after(line, start + 1)
        return (start, obtained[1]) if obtained else None
    limit = start + _LONGEST
    stop = _nouns(line, start, limit)
    while start < stop < limit:
        further = _attached(line, stop, limit)
        if further == stop:
            break
        stop = further
    return _trimmed(line, start, stop)


def _nouns(line: Line, start: int, limit: int) -> int:
    """Where a run of adjectives and nouns ends: after its plural, or before a verb or the next function word."""
    j = start + (line.low(start) in words.DETERMINERS)
    while j < limit and _runs_on(line, j, start):
        countable = line.is_word(j) and plural(line.word(j), line.low(j)) and not line.hyphen(j + 1)
        j += 1
        if line.low(j) in {"’", "'"}:
            continue
        if countable and not _plural_next(line, j):
            return _coordinated(line, j, limit)
    return j


def _runs_on(line: Line, j: int, start: int) -> bool:
    if line.hyphen(j) or (line.low(j) in {"’", "&"} and line.glued(j)):
        return True
    if line.is_number(j):
        return j in line.masked and line.hyphen(j - 1)
    return line.is_word(j) and line.low(j) not in words.FUNCTION_WORDS and not (j > start and _finite(line, j))


def _finite(line: Line, j: int) -> bool:
    """Whether a word after a noun is its verb: *the trust managed*, *visits fell*; not *offences recorded by*."""
    low = line.low(j)
    if low in _DEEDS:
        return low not in _DONE or line.low(j + 1) not in _CHAINS
    if low in _VERBS and low[-1] not in "sd" and _closes(line, j):
        return False  # 150 hours of unpaid work
    if low in _VERBS:
        return not (plural(line.word(j), low) and (not line.is_word(j + 1) or line.low(j + 1) in words.PREPOSITIONS))
    past = low.endswith("ed") and len(low) > 4 and not line.hyphen(j - 1)
    noun_before = line.is_word(j - 1) and line.low(j - 1) not in words.FUNCTION_WORDS
    return past and noun_before


def _closes(line: Line, j: int) -> bool:
    """Whether a word that may be a verb ends its phrase as a noun: it does nothing, and no plural goes before."""
    follows = line.low(j + 1)
    alone = not line.is_word(j + 1) or follows in (words.PREPOSITIONS | words.CONJUNCTIONS) - {"to", "that"}
    return alone and line.is_word(j - 1) and not plural(line.word(j - 1), line.low(j - 1))


def _plural_next(line: Line, j: int) -> bool:
    noun = line.is_word(j) and plural(line.word(j), line.low(j))
    return noun and line.low(j) not in words.FUNCTION_WORDS | _VERBS and not has_object(line, j)


def _coordinated(line: Line, j: int, limit: int) -> int:
    """Past *and intelligence officers* after *investigators*."""
    if line.low(j) not in {"and", "or", "&"}:
        return j
    for k in range(j + 1, min(j + 4, limit)):
        low = line.low(k)
        if not line.is_word(k) or low in words.FUNCTION_WORDS or low in words.NUMBER_WORDS or low in _VERBS:
            return j
        if plural(line.word(k), line.low(k)) and not _plural_next(line, k + 1):
            return j if _acts(line, k + 1) else k + 1
    return j


def _acts(line: Line, i: int) -> bool:
    """Whether a verb of change follows: *… and sex crimes increased by*."""
    moves = line.low(i) in _STATES or line.low(i).endswith("ed")
    return moves and line.low(i + 1) in {"by", "to", "from"}


_LIVED = frozenset({"lived", "died", "existed", "arrived", "happened", "appeared", "remained", "belonged", "agreed"})
_LIVED |= {"asked", "argued", "decided", "refused", "waited", "worked"}


def _attached(line: Line, stop: int, limit: int) -> int:
    """Past a further phrase: *of the armed forces*, *released after short sentences*, *who cross the Channel*."""
    low = line.low(stop)
    if low in {"who", "whose"}:
        return _clause(line, stop, limit)
    participle = low.endswith(("ed", "ing")) and len(low) > 4 and line.low(stop + 1) in _CHAINS
    if participle and low in _LIVED and line.low(stop + 1) != "by":
        return stop  # children lived in
    link = stop + participle
    if not _leads_on(line, link, participle=participle):
        return stop
    end = _nouns(line, link + 1, limit)
    if line.is_number(end) and not line.dash(end - 1):
        return stop  # homes under condition 9
    return end if end > link + 1 + (line.low(link + 1) in words.DETERMINERS) else stop


def _leads_on(line: Line, link: int, *, participle: bool) -> bool:
    """Whether the preposition at `link` carries the noun phrase on: not *how to …*, *to examine it*, *into looking*."""
    low, follows = line.low(link), line.low(link + 1)
    if low not in _CHAINS or low == "per" or _timed(line, link) or follows in _HOW:
        return False
    if low == "to":
        walks = participle and not (line.capital(link + 1) or follows in words.DETERMINERS)  # staff voted to walk out
        return not (walks or _does(line, link + 1))
    return low in {"of", "for"} or not follows.endswith("ing")


def _does(line: Line, i: int) -> bool:
    """Whether the word after *to* is a verb with its object: *to examine every lock*; not *visits to hospitals*."""
    if line.low(i) in _VERBS:
        return True
    follows = line.low(i + 1)
    objects = words.DETERMINERS | words.PRONOUNS
    return line.is_word(i) and line.low(i) not in words.FUNCTION_WORDS and (follows in objects or line.is_number(i + 1))


_ORDERS = frozenset({"first", "second", "third", "fourth", "last", "next", "recent", "current", "present", "previous"})


def _timed(line: Line, i: int) -> bool:
    """Whether the preposition at `i` leads to a time or a number: *in January*, *over the next year*, *within four*."""
    j = i + 1
    while line.low(j) in words.DETERMINERS | {"early", "late", "mid", "same", "whole"}:
        j += 1
    if line.low(j) in _ORDERS and line.low(j + 1) not in _TIMES | words.NUMBER_WORDS and not line.is_number(j + 1):
        return False  # waits for a first appointment
    return line.low(j) in _TIMES | words.NUMBER_WORDS or line.is_number(j) or not line.is_word(j)


_BEING = frozenset({"is", "are", "was", "were", "has", "had", "have", "will", "would"})


def _clause(line: Line, start: int, limit: int) -> int:
    stop = start
    while stop < limit and (line.is_word(stop) or line.hyphen(stop)) and line.low(stop) not in {"in", "over", "after"}:
        done = stop > start + 1 and line.low(start) != "whose" and line.low(stop - 1) not in words.FUNCTION_WORDS
        done = done or line.low(stop) == "and"
        if done and line.low(stop + (line.low(stop) == "and")) in _BEING:
            return stop  # members who voted were
        stop += 1
    return start if stop == limit or line.is_number(stop) else stop


# --- backwards --------------------------------------------------------------------------------------------------------


def sized(line: Line, stop: int) -> Span | None:
    """The noun right before *of*, with what belongs to it: the *cost* of *had been repaired at a cost of £7.8m*."""
    while line.low(stop - 1) in {"total", "sum", "maximum", "minimum", "figure"} and line.low(stop - 3) in _CHAINS:
        stop -= 3  # heat for a total of
    span = before(line, stop)
    if span is None:
        return None
    for i in range(stop - 1, span[0], -1):
        own = line.low(i) in words.DETERMINERS and line.low(i - 1) in _CHAINS
        if own and (line.low(i) in {"a", "an"} or line.low(i - 1) != "of"):
            return _trimmed(line, i, stop)
    return span


_RATHER = frozenset({"above", "below", "over", "under", "more", "fewer", "less", "higher", "lower", "better", "worse"})


def before(line: Line, stop: int) -> Span | None:
    """The noun phrase that ends right before `stop`, from its first word in the clause."""
    if line.low(stop - 1) in _RATHER and line.low(stop - 2) in {"or", "and"}:  # at grade A or above
        span = before(line, stop - 2)
        return (span[0], stop) if span and span[1] == stop - 2 else None
    if line.low(stop - 1) in {"prices", "levels", "rates"} and line.is_number(stop - 2):  # at 2019 prices
        stop -= 3
    start = stop
    while start > max(0, stop - _LONGEST) and (
        _leads(line, start - 1) or (start == stop and _noun_too(line, start - 1))
    ):
        start -= 1
        follows_on = line.low(start - 1) in _CHAINS or _doing(line, start - 1) or _involving(line, start - 1)
        opens = line.low(start) in words.DETERMINERS and not (follows_on or _letter(line, start))
        timed = line.low(start) in _CHAINS - {"per"} and _timed(line, start)
        if opens or (timed and start < stop - 1):
            break
    if line.hyphen(start) and (line.is_number(start - 1) or line.low(start - 1) in words.NUMBER_WORDS):
        start -= 1  # the 25-mile route
    if start == stop - _LONGEST:
        start = _first_whole(line, start, stop)
    return _trimmed(line, start, stop)


def _leads(line: Line, i: int) -> bool:
    low = line.low(i)
    if line.hyphen(i) or (low in {"’", "&"} and line.glued(i)) or (_hangs(line, i) and line.low(i + 1) in _CHAINS):
        return True
    if low in _VERBS and line.low(i + 1) == "of" and _doing(line, i + 2):
        return True
    if _doing(line, i) or (low in words.DETERMINERS and _doing(line, i - 1)):
        return True
    if (low in _VERBS and (_subject_noun(line, i) or _owned(line, i))) or _taken(line, i):
        return True
    so_many = i in line.masked and line.low(i - 1) == "per"  # the rate per 100,000 people
    if not line.is_word(i) or low in _STOPS or (low.endswith("ed") and _ends_its_clause(line, i)):
        return so_many
    joined = low == "and" or (low == "or" and _or_else(line, i))
    return low not in words.FUNCTION_WORDS or low in _CHAINS | words.DETERMINERS or joined


def _or_else(line: Line, i: int) -> bool:
    """*offences involving a knife* or *sharp instrument*: one noun or another, not one clause or another."""
    noun = line.is_word(i - 1) and line.low(i - 1) not in words.FUNCTION_WORDS
    return noun and line.low(i - 2) in words.DETERMINERS | _CHAINS


_OWNERS = frozenset({"the", "a", "an", "its", "their", "our", "his", "her", "my", "your"})
_FINITE = (words.AUXILIARIES | words.listed("topic_states")) - {"ago", "later", "earlier", "cost", "costs", "start"}


def _owned(line: Line, i: int) -> bool:
    """Whether what may be a verb is a noun by the word before it: *its offer to the guild*, *the pay offer to*."""
    if line.low(i) in _DEEDS or line.low(i - 1) in _OWNERS:
        return line.low(i) not in _DEEDS and line.is_word(i + 1)
    described = line.is_word(i - 1) and line.low(i - 1) not in words.FUNCTION_WORDS | _DEEDS
    return described and line.low(i - 2) in _OWNERS and line.low(i + 1) in _CHAINS


def _taken(line: Line, i: int) -> bool:
    """Whether a past form belongs to the noun before it, since the verb follows: *days lost fell*, *fees paid are*."""
    past = line.low(i) in _DONE or line.low(i).endswith("ed")
    noun_before = line.is_word(i - 1) and line.low(i - 1) not in words.FUNCTION_WORDS
    return past and noun_before and line.low(i + 1) in _FINITE


def _letter(line: Line, i: int) -> bool:
    """The *A* of *grade A* inside a sentence."""
    return line.word(i) == "A" and i > 0


def placed(line: Line, start: int) -> bool:
    """Whether the phrase from `start` only says where or how: *lived in Mill Lane*, *was on the roof of his car*."""
    i = start - 1
    while line.low(i) in words.DETERMINERS:
        i -= 1
    doing = line.low(start) in _VERBS or line.low(start).endswith(("ed", "ing"))
    return doing or (line.low(i) in words.PREPOSITIONS and line.low(i) not in {"without", "of"})


def _subject_noun(line: Line, i: int) -> bool:
    """Whether what may be a verb is a noun that opens its clause: *that costs in a similar case had come to*."""
    if line.low(i + 1) not in _CHAINS or line.low(i) in _DEEDS:
        return False
    several = plural(line.word(i), line.low(i)) and line.low(i - 1) in {"that", "the", "and", "but", ",", "as"}
    sized = i - 1 in line.masked or line.is_number(i - 1) or line.low(i - 1) in {"p", "%", "cent"}  # a 2p cut in
    return several or sized or i == 1  # starting pay for an operator


def _doing(line: Line, i: int) -> bool:
    """*the cost of mending the ring road*: a verb's noun after *of*, with its object."""
    return line.low(i).endswith("ing") and len(line.low(i)) > 4 and line.low(i - 1) in {"of", "for"}


def _involving(line: Line, i: int) -> bool:
    """*offences involving a knife*: a verb's form that tells which."""
    word = line.low(i)
    return word.endswith("ing") and len(word) > len("bring") and plural(line.word(i - 1), line.low(i - 1))


def _hangs(line: Line, i: int) -> bool:
    """Whether a verb's form may belong to the phrase: *fees paid by*, *pay for pilots* at a sentence's head."""
    return line.low(i) in _DONE or (i == 0 and line.low(i) in _VERBS)


def _noun_too(line: Line, i: int) -> bool:
    """Whether a word that may be a verb is a noun here: *a total procurement cost of*."""
    described = line.is_word(i - 1) and line.low(i - 1) not in words.FUNCTION_WORDS
    stands = line.low(i) not in _DEEDS and described and line.low(i + 1) in _FINITE  # the median wait was
    stands = stands or (i == 0 and line.low(i + 1) in _FINITE and not line.low(i).endswith("ed"))  # Pay rose
    named = line.low(i + 1) in {"of", "worth"} or line.low(i - 1) in words.DETERMINERS or stands
    return line.is_word(i) and named and line.low(i) in _VERBS


def _ends_its_clause(line: Line, i: int) -> bool:
    """Whether a past form is a verb with its object after it: *announced salaries*; not *recorded by*."""
    noun_before = line.is_word(i - 1) and line.low(i - 1) not in words.FUNCTION_WORDS
    return noun_before and line.low(i + 1) not in _CHAINS


def _first_whole(line: Line, start: int, stop: int) -> int:
    """The first place from which the phrase can begin where it had to be cut."""
    for i in range(start, stop - 1):
        if line.low(i) in words.DETERMINERS | {"and"} or (line.low(i) in _CHAINS and line.low(i) != "of"):
            return i + 1
    return start


def _trimmed(line: Line, start: int, stop: int) -> Span | None:
    """The span without what only leads on, at either end; None where nothing is left."""
    while stop > start and (_trails(line, stop - 1) or (line.low(stop - 2) == "to" and _does(line, stop - 1))):
        stop -= 1
    while start < stop and (
        line.low(start) in words.FUNCTION_WORDS
        or not (line.is_word(start) or (line.is_number(start) and line.hyphen(start + 1)))
        or _opening(line, start)
    ):
        start += 1
    return (start, stop) if start < stop else None


def _trails(line: Line, i: int) -> bool:
    low = line.low(i)
    if low in {"time", "times"} and line.is_word(i - 1) and _content(line, i - 1):
        return False  # waiting times
    return (
        not (line.is_word(i) or line.is_number(i))
        or (low in words.FUNCTION_WORDS | _TIMES and not _letter(line, i))
        or _adverb(low)
    )


_LEADING = frozenset({"last", "next", "this", "latest", "total", "meanwhile", "p", "m", "bn", "k"})
"""Words that only lead up to a phrase, and what is left of a scaled number: *£3m on sales*."""


_CHANGING = frozenset({"increase", "decrease", "cut", "raise", "reduce", "lower", "boost", "lift", "freeze", "cap"})


def _opening(line: Line, i: int) -> bool:
    if line.low(i) in _CHANGING and line.low(i - 1) == "to":
        return True  # agreed to increase council tax by
    return _adverb(line.low(i)) or line.low(i) in _LEADING
