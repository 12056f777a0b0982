"""Sources named by a turn of phrase around a quote: *as one nurse put it*, *in the words of X*, *in her words*."""

import re

_WHO = r"(?P<who>[^,.:;“”\"\n]{2,70}?)"
_SAID = r"(?P<cue>said|says|told|added|explained|commented|wrote|remarked|replied|recalled|complained)"
_HEARER = r"(?: it| that| us| me)?[,:]?\s*$"
_WONT = (
    r"(?:(?:has|have|had|once|often|always|famously|rightly|memorably|recently|would) "
    r"|(?:used|likes?|liked|was fond) (?:to|of) )*"
)
_USED = r"(?P<cue>say|saying|put|puts|said|says|told|wrote|written|observed|noted|explained|remarked)"
_BEFORE = (
    re.compile(rf"\b[Aa]s {_WHO} {_WONT}{_USED}(?: to (?:me|us|him|her|them))?{_HEARER}"),
    re.compile(
        rf"(?:^|[.!?;:] |\b(?:and|but|as) )(?:(?:[Aa]nd|[Bb]ut|[Aa]s) )*+{_WHO} {_WONT}(?P<cue>put|puts) it"
        r"(?: to (?:me|us))?(?: [\w ]{2,24})?[,:]\s*$"
    ),
    re.compile(rf"\b[Ii]n the (?:memorable |own )?words of {_WHO}[,:](?: [^:“”\"]{{1,70}})?\s*$"),
    re.compile(r"\b[Ii]n (?P<who>his|her|their) (?:own )?words[,:](?: [^:“”\"]{1,60})?\s*$"),
    re.compile(
        r"^(?P<who>(?:An?|One|Another) [^,.:;“”\"\n]{2,30}? (?:we|I) (?:spoke to|met|interviewed|visited)) "
        rf"{_SAID}{_HEARER}"
    ),
)
_AFTER = (
    re.compile(rf",? as {_WHO} (?P<cue>put|puts|said|says|told|wrote)(?: it)?\b"),
    re.compile(rf",? in the words of {_WHO}(?=[,.]|$)"),
    re.compile(r",? in (?P<who>his|her|their) (?:own )?words\b"),
)
_AFTERWARDS = re.compile(
    r"[.!?]?\s+(?:(?:Those|These|They|That) (?:are|were|is|was) not my (?:own )?words?[.,;:–—-]* ?(?:but )?)?"
    r"(?:(?:[Tt]hose|[Tt]hese|[Tt]hey) (?:are|were) )?(?:the (?:exact |very |actual )?words|those) of "
    r"(?P<who>[^.:;“”\"\n]{2,70}?)(?=,? (?:in|on|at|to|when|speaking|writing|who)\b|[,.])"
)
"""*“…” Those are not my words but those of X.*"""
_SUBJECT = {"his": "he", "her": "she", "their": "they"}
_DENIED = re.compile(r"\b(?:not|never|might|could)\b")
"""*As Peel did not quite say*: nobody's words."""
_PRONOUNS = frozenset({"he", "she", "they", "it"})


def worded(text: str, start: int, opening: int, after: int, end: int) -> tuple[int, int, str, str | None] | None:
    """Where the source stands, the pronoun that it is (or nothing) and the cue; the sentence begins at `start`."""
    shift = max(start, opening - 200)
    found = next((m for form in _BEFORE if (m := form.search(text[shift:opening]))), None)
    if found is None:
        shift = after
        rest = text[after : min(end, after + 160)]
        found = next((m for form in (*_AFTER, _AFTERWARDS) if (m := form.match(rest))), None)
    if found is None or _DENIED.search(found["who"]):
        return None
    who = found["who"]
    pronoun = _SUBJECT.get(who, who if who in _PRONOUNS else "")
    return shift + found.start("who"), shift + found.end("who"), pronoun, found.groupdict().get("cue")
