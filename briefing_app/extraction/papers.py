"""*It* that stands for a paper: *the letter, signed by Jane Roe. It warns …*, *a note from a carer. It said …*."""

import re
from dataclasses import replace

from briefing_app.extraction.lexicon import words
from briefing_app.extraction.people import Body, Person, Register
from briefing_app.extraction.people_kinds import is_role_word
from briefing_app.extraction.stage import Source, of_body, of_person
from briefing_app.extraction.unnamed import unnamed

_PAPERS = (
    "(?:text|e-?mail|voice|WhatsApp) message|voicemail|memo|letter|note"
    "|e-?mail|card|postcard|petition|submission|dossier|report|briefing"
    "|text|message"
)
_PAPER = re.compile(
    rf"\b(?P<article>an?|the|this|that|his|her|their|another) (?:[\w-]+ ){{0,2}}?(?P<paper>{_PAPERS})\b(?! of\b)"
    r"(?P<by>,? (?:which (?:was|is) )?(?:(?:signed|written|sent|drafted|penned) by|from|by) (?:the )?)?",
    re.IGNORECASE,
)
_READS = re.compile(
    r"it (?:also |then |goes on to |went on to )?(?:warns|says|reads|read|states|began|begins|ends|ended|opens|opened"
    r"|argues|describes|calls|adds|asks|continues|concludes|goes on|went on)\b",
    re.IGNORECASE,
)
_SAID = re.compile(r"it (?:also |then )?(?:said|warned|added|called|described|asked)\b", re.IGNORECASE)
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
_NEAR, _TITLE = 400, 45
"""Characters: how far back a paper may stand, and how far after *by* a name with its titles begins."""


def paper_meant(text: str, register: Register, at: int) -> Source | None:
    """Who wrote the paper that *it* at an offset stands for; the paper itself where nobody did that the text names."""
    begin = max(0, at - _NEAR)
    window = text[begin:at].rpartition("\n\n")[2]
    found = list(_PAPER.finditer(text, at - len(window), at))
    reads = _READS.match(text, at) is not None
    if not found or not (reads or _SAID.match(text, at)):
        return None
    last = found[-1]
    ends = _BREAK.search(text, last.end(), at)
    if ends is None or len(_BREAK.findall(_QUOTED.sub("it", text[ends.start() : at]))) > 1 + reads:
        return None
    if not reads and _body_before(text, register, at - len(window), last.start()):
        return None
    opens = max([at - len(window), *(one.end() for one in _BREAK.finditer(text, at - len(window), last.start()))])
    author = _author(text, register, last) if last["by"] else _sender(text, register, opens, last.start())
    why = f"“it” is the {last['paper'].lower()}"
    if author is not None:
        return replace(author, confidence=min(0.88, author.confidence), why=f"{why} by {author.speaker}", offstage=True)
    if not reads or any(register.within(last.end(), at)):
        return None
    said = f"the {last['paper'].lower()}"
    return Source(said, None, None, 0.8, why, offstage=True)


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
    who = mention.who
    return of_person(who, 0.88, "") if isinstance(who, Person) else of_body(who, 0.86, "")


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
