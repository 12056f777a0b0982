"""Verbs and their forms: which word may tie words to a source, and which only looks as if it did."""

from collections.abc import Iterator
from functools import lru_cache

from briefing_app.extraction.words.lexicon import table, words

_VOWELS = "aeiou"
_DOUBLED = frozenset(
    {
        "admit",
        "quip",
        "rebut",
        "refer",
        "chat",
        "snap",
        "stop",
        "plan",
        "let",
        "blog",
        "shrug",
        "sob",
        "nod",
        "grin",
        "gag",
        "rap",
        "dub",
        "slam",
        "beg",
        "refute_",
    }
)


def forms(verb: str) -> Iterator[str]:
    """The forms that a verb takes, regular or in the table of irregular ones."""
    yield verb
    irregular: dict[str, str] = table("irregular")["verbs"]
    if verb in irregular:
        yield from irregular[verb].split()
        return
    stem = verb.removesuffix("e")
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        yield from (f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb}ing")
    elif verb in _DOUBLED:
        yield from (f"{verb}s", f"{verb}{verb[-1]}ed", f"{verb}{verb[-1]}ing")
    elif verb.endswith(("s", "sh", "ch", "x", "z")):
        yield from (f"{verb}es", f"{verb}ed", f"{verb}ing")
    elif verb.endswith("e"):
        yield from (f"{verb}s", f"{verb}d", f"{stem}ing" if not verb.endswith("ee") else f"{verb}ing")
    else:
        yield from (f"{verb}s", f"{verb}ed", f"{verb}ing")


@lru_cache(maxsize=8)
def lemmas(section: str) -> dict[str, str]:
    """Each form of the verbs in a word list -> its dictionary form."""
    found: dict[str, str] = {}
    for verb in sorted(words(section)):
        head, _, rest = verb.partition(" ")
        for form in forms(head):
            found.setdefault(f"{form} {rest}" if rest else form, verb)
    return found


def lemma(word: str) -> str | None:
    """The dictionary form of a verb of saying, belief or data that is listed; None for any other word."""
    lowered = word.lower()
    return lemmas("speech").get(lowered) or lemmas("no_speech").get(lowered)


def speaks(word: str) -> bool:
    """Whether a word is a form of a listed verb of saying."""
    return word.lower() in lemmas("speech")


def thinks(word: str) -> bool:
    """Whether a word is a form of a verb of belief or wish, which may stand over a quoted fragment."""
    return word.lower() in lemmas("thought")


def reports(word: str) -> bool:
    """Whether a verb with a clause after it may report speech: any but those of belief, wish, cause and data."""
    return word.lower() not in lemmas("no_speech")
