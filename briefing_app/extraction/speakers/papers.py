"""*It* that stands for a paper: *the letter, signed by Jane Roe. It warns …*, *a note from a carer. It said …*."""

import re
from collections.abc import Callable
from dataclasses import replace

from briefing_app.extraction.people.people import Body, Mention, Person, Register
from briefing_app.extraction.speakers.stage import Source, of_body, of_person
from briefing_app.extraction.speakers.unnamed import unnamed
from briefing_app.extraction.words.kinds import is_role_word
from briefing_app.extraction.words.lexicon import words

_PAPERS = (
    "(?:text|e-?mail|voice|WhatsApp) message|voicemail|memo|letter|note"
    "|e-?mail|card|postcard|petition|submission|dossier|report|briefing"
    "|text|message|statement"
)
_PAPER = re.compile(
    rf"(?:\b(?P<article>an?|the|this|that|his|her|their|another)|(?<=\w)(?P<owner>['’]s?)) "
    rf"(?:[\w-]+ ){{0,2}}?(?P<paper>{_PAPERS})\b(?! of\b)"
    r"(?P<by>,? (?:which (?:was|is) )?(?:(?:signed|written|sent|drafted|penned) by|from|by) (?:the )?)?",
    re.IGNORECASE,
)
_READS = re.compile(
    r"it (?:also |then |goes on to |went on to )?(?:warns|says|reads|read|states|began|begins|ends|ended|opens|opened"
    r"|argues|describes|calls|adds|asks|continues|concludes|goes on|went on)\b",
    re.IGNORECASE,
)
_SAID = re.compile(r"it (?:also |then )?(?:said|warned|added|called|described|asked)\b", re.IGNORECASE)
_ONLY_PAPERS = re.compile(
    r"it (?:also |then )?(?:began|begins|ended|ends|read|reads|opened|opens|went on|goes on|continued|concluded)\b",
    re.IGNORECASE,
)
_IS = re.compile(r",? (?:is|was|has been|had been) [^.!?]{2,60} and $")
_SUBJECT = re.compile(r"(?P<who>He|She|They) ")
_PUT_ON = re.compile(r"\b(?:on|in|with|by) an? (?:[\w-]+ )?$")
_WROTE = re.compile(r" (?:has |had |have |also |then )*(?:wrote|written|writes|e-?mailed|replied)\b")
_SENT = re.compile(
    r"(?<!was )(?<!were )(?<!been )\b(?:sent|sends|written|wrote|writes|published|publishes|issued|issues|released"
    r"|posted|circulated|left|pinned|put out|handed|emailed|signed|penned|delivered|submitted|made)\b[^.!?\n]*$"
)
"""*Has sent his shareholders* a letter: whose it is."""
_BREAK = re.compile(r"[.!?][\"”’')]?\s|\n\n")
_QUOTED = re.compile(r"“[^”\n]*”|\"[^\"\n]*\"|‘[^’\n]*’")
_SOMEBODY = re.compile(
    r"(?:an?|one|another) (?:[\w-]+ ){0,2}?(?P<head>[a-z][\w-]+)\b(?: (?:from|in|at) (?:the )?(?-i:[A-Z])\w+)?",
    re.IGNORECASE,
)
Meant = Callable[[str, int], Source | None]
_NEAR, _TITLE = 400, 45
"""Characters: how far back a paper may stand, and how far after *by* a name with its titles begins."""


def paper_meant(text: str, register: Register, at: int, stands_for: Meant) -> Source | None:
    """Who wrote the paper that *it* at an offset stands for; the paper itself where nobody did that the text names.

    `stands_for` tells whom a pronoun means that stands at an offset.
    """
    start = _since(text, at)
    found = list(_PAPER.finditer(text, start, at))
    reads = _READS.match(text, at) is not None
    if not found or not (reads or _SAID.match(text, at)):
        return None
    last = found[-1]
    between = text[last.end() : at]
    ends = _BREAK.search(between)
    breaks = len(_BREAK.findall(_QUOTED.sub("it", between[ends.start() :]))) if ends else 0
    if (ends is None and not _IS.match(between)) or breaks > 1 + reads:
        return None
    opens = max([start, *(one.end() for one in _BREAK.finditer(text, start, last.start()))])
    author = _author(text, register, last) if last["by"] else _writer(text, register, last, opens, stands_for)
    if not (reads or author) and _body_before(text, register, start, last.start()):
        return None
    why = f"“it” is the {last['paper'].lower()}"
    if author is not None:
        return replace(author, confidence=min(0.88, author.confidence), why=f"{why} by {author.speaker}", offstage=True)
    if not reads or any(register.within(last.end(), at)):
        return None
    said = f"the {last['paper'].lower()}"
    return Source(said, None, None, 0.8, why, offstage=True)


def _since(text: str, at: int) -> int:
    """Where a paper may be named that *it* means: in its own paragraph, or the one above where only papers do so."""
    begin = max(0, at - _NEAR)
    window = text[begin:at]
    first = window.rfind("\n\n")
    if first >= 0 and _ONLY_PAPERS.match(text, at):
        first = window.rfind("\n\n", 0, first)
    return begin + first + 2 if first >= 0 else begin


def _writer(text: str, register: Register, paper: re.Match[str], opens: int, stands_for: Meant) -> Source | None:
    """Whoever owns a paper, sends it in the sentence that names it, or wrote to somebody just before."""
    owned = paper.start("owner")
    if owned >= 0:
        owners = [m for m in register.within(max(0, owned - 2 * _TITLE), owned + 2) if m.end >= owned - 1]
        return _of(owners[-1]) if owners else None
    sender = _sender(text, register, opens, paper.start())
    if sender is not None:
        return sender
    subject = _SUBJECT.match(text, opens, paper.start())
    if subject and _PUT_ON.search(text, opens, paper.start("paper")):
        return stands_for(subject["who"].lower(), opens)
    if (paper["article"] or "").lower() in {"the", "that", "this"}:
        wrote = [m for m in register.within(max(0, opens - _NEAR), opens) if _WROTE.match(text, m.end)]
        return _of(wrote[-1]) if wrote and "\n\n" not in text[wrote[-1].end : opens] else None
    return None


def _of(mention: Mention) -> Source | None:
    who = mention.who
    if mention.rivals:
        return None
    return of_person(who, 0.88, "") if isinstance(who, Person) else of_body(who, 0.86, "")


def _body_before(text: str, register: Register, start: int, end: int) -> bool:
    """Whether the sentence that names a paper names a body before it, which may be *it*."""
    opens = max([start, *(one.end() for one in _BREAK.finditer(text, start, end))])
    named = (one for one in register.within(opens, end) if isinstance(one.who, Body))
    return any(one.who.sure or one.start - opens < len("The ") + 1 for one in named if isinstance(one.who, Body))


def _sender(text: str, register: Register, opens: int, end: int) -> Source | None:
    """Whoever sends a paper in the sentence that names it, as its subject: *Jane Roe has sent her staff a letter*."""
    sent = _SENT.search(text, opens, end)
    mention = next(register.within(opens, sent.start()), None) if sent else None
    before = text[opens : mention.start].strip('“"‘ ') if mention else ""
    if mention is None or mention.rivals or before not in {"", "The", mention.title}:
        return None
    return _of(mention)


def _author(text: str, register: Register, paper: re.Match[str]) -> Source | None:
    start = paper.end()
    for mention in register.within(start, start + 2 * _TITLE):
        between = text[start : mention.start].replace(",", " ").split()
        if all(one.rstrip(".") in words("titles") | words("ranks") or is_role_word(one) for one in between):
            who = mention.who
            return of_person(who, 0.9, "") if isinstance(who, Person) else of_body(who, 0.88, "")
        break
    described = _SOMEBODY.match(text, start)
    if described is None or not (
        is_role_word(described["head"])
        or any(described["head"].lower() in words(kind) for kind in ("people_nouns", "kin", "callers", "unnamed"))
    ):
        return None
    return replace(unnamed(register, described.group(), described["head"]), confidence=0.82)
