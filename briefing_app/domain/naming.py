"""What the form of a name tells: whether it is a whole one, and whether of a person, a body or somebody unnamed."""

import re

from briefing_app.domain.speakers import SpeakerKind

_WORDS_OF_TITLES = """
a an the his her their our my its of for in at to and mr mrs ms miss mx dr prof professor sir dame madam lord lady
baroness baron viscount viscountess earl countess duke duchess marquess rev reverend canon dean bishop archbishop
father fr sister brother rabbi imam sheikh hon honourable right rt cllr councillor alderman col colonel major maj capt
captain lt lieutenant gen general brigadier brig admiral commodore commander sgt sergeant supt superintendent insp
inspector pc dc ds di dci det detective chief constable commissioner judge justice president chancellor secretary
minister prime deputy vice acting first permanent chair chairman chairwoman chairperson speaker leader mayor governor
ambassador director manager officer adviser advisor head executive spokesperson spokesman spokeswoman mp msp ms mla
mep peer kc qc jr sr obe mbe cbe
"""
_TITLES = frozenset(_WORDS_OF_TITLES.split())
_PEER = re.compile(
    r"^(?:the )?(?:lord|lady|baroness|baron|viscount|viscountess|earl|countess|marquess)\b.*\bof\b\s+\w", re.IGNORECASE
)
_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
_INITIAL = re.compile(r"\b[^\W\d_]\b\.?")
_FORMER = re.compile(
    r"^(?:former|ex|late|previous(?:ly)?|then|one-time|sometime|outgoing|incoming|designate)\b", re.IGNORECASE
)


def kind_of_name(name: str, role: str | None = None, organisation: str | None = None) -> SpeakerKind:
    """What bears a name: words of its own (*a spokesperson for …*) name nobody; a body speaks for itself."""
    if name[:1].islower():
        return SpeakerKind.UNNAMED
    if (role is None and organisation == name) or _is_letters(name):
        return SpeakerKind.BODY
    return SpeakerKind.PERSON


def is_whole(name: str, kind: SpeakerKind, organisation: str | None = None) -> bool:
    """Whether a name can stand for one alone: not a surname, a title or an office (*Pell*, *Ms Pell*, *the Chair*).

    Somebody unnamed is told by the body spoken for; *her department* is nobody's name.
    """
    if kind is SpeakerKind.UNNAMED:
        return bool(organisation)
    if kind is SpeakerKind.BODY:
        return bool(_WORD.search(name))
    own = own_words(name)
    return bool(_PEER.match(name)) or len(own) > 1 or (len(own) == 1 and len(_INITIAL.findall(name)) > 1)


def own_words(name: str) -> list[str]:
    """The words of a name without titles, offices and initials: *Pell* of *Cllr Dr J. Pell*."""
    return [word for word in _WORD.findall(name) if len(word) > 1 and word.casefold() not in _TITLES]


def is_past(role: str) -> bool:
    """Whether a stated role is one that is no longer, or not yet, held: *former mayor*."""
    return bool(_FORMER.match(role))


def _is_letters(name: str) -> bool:
    """Whether a name is a body's letters: *NHS*, *RNLI*."""
    return len(name) > 1 and name.isupper() and name.isalpha()
