"""Words that name a person by calling or station: the listed ones, and those that their ending gives away."""

from functools import lru_cache

from briefing_app.extraction.words.lexicon import words


def is_role_word(word: str) -> bool:
    """Whether a word is the head of a role: a listed one, a rank, or a common noun for nobody but people."""
    bare = word.lower().strip(".,")
    last = bare.rpartition("-")[2]
    return bare in words("roles") or last in words("roles") or word.strip(".,") in words("ranks") or _by_ending(word)


def names_a_person(word: str) -> bool:
    """Whether a noun in apposition to a name is a calling, by a looser ending: *thatcher*, *navigator*, *tenant*."""
    bare = word.strip(".,")
    if is_role_word(bare):
        return True
    last = bare.rpartition("-")[2]
    return bare.islower() and len(last) > 4 and last.endswith(_loose()) and last not in words("no_calling")


def _by_ending(word: str) -> bool:
    bare = word.strip(".,").rpartition("-")[2]
    return bare.islower() and len(bare) > 5 and bare.endswith(_firm()) and bare not in words("no_calling")


@lru_cache(maxsize=1)
def _firm() -> tuple[str, ...]:
    """Endings of callings, and the longer callings themselves, which end others: *churchwarden*."""
    return tuple(sorted(words("calling_endings") | words("ending_callings")))


@lru_cache(maxsize=1)
def _loose() -> tuple[str, ...]:
    return tuple(sorted(words("loose_calling_endings")))
