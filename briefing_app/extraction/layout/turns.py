"""The turns of debates and evidence (*Q1 Chair:*, a line with a name), of speeches and statements."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from briefing_app.domain.text import Genre
from briefing_app.extraction.layout.furniture import BULLET, NUMBER
from briefing_app.extraction.layout.lines import Block
from briefing_app.extraction.layout.segments import Kind, Paragraph, Turn
from briefing_app.extraction.layout.turns_forms import CUE, EXTRA, FORMS, NAME, WHO, Label, of_another
from briefing_app.extraction.layout.turns_hearings import judges, questioned
from briefing_app.extraction.layout.turns_layouts import (
    alternating,
    aside,
    asked_on_paper,
    beside_portraits,
    collected,
    initialled,
    key,
    lines_with_more,
    member_alone,
    named_above,
    run_in,
    sounds_spoken,
    spelled_out,
)
from briefing_app.extraction.words.kinds import is_role_word
from briefing_app.extraction.words.lexicon import words
from briefing_app.extraction.words.roles import has_role

_TABLED = re.compile(
    r"(?:\[\d{1,4}\]\s+)?(?:\[H[CL]WS ?\d+\]\s+)?(?:T?\d{1,2}\. ?(?=\[\d{5,7}\]))?(?:\[\d{5,7}\]\s*)?(?:T\d{1,2}\. )?"
    r"(?:\*?\((?:Urgent Question|Private Notice Question|Maiden Speech|Valedictory Speech)\)\*?:?\*?\s+)?"
)
"""What stands before a question on the paper or a speech of note: its number, *(Urgent Question):*."""
_QUESTION = re.compile(r"Q\s?\d{1,4}[.:]?\s+")
_INLINE = re.compile(
    rf"(?:\d{{1,2}} (?=[A-Z]{{2}}))?\*{{0,2}}({WHO}{EXTRA}(?: ?\(?@\w{{2,20}}\)?)?)\*{{0,2}}\s?:\*{{0,2}}\s+(?=\S)"
)
_LINE = re.compile(
    rf"(?:(?P<face>{NAME}) Portrait |(?:Asked|Answered|Tabled|Moved|Made) by:? )?"
    rf"(?P<who>{WHO}{EXTRA})(?:, [A-Z][^.!?]{{2,60}}| - [A-Z][^.!?]{{2,90}})?:?"
)
_MADE_BY = re.compile(
    r"(?i)\b(?:(?:speech|statement|remarks|address|lecture)s?\b.{0,40}?\b(?:made|given|delivered|issued)?\s*by"
    r"|sentencing remarks of)\s+(?:the )?(?:rt\.? )?(?:(?:hon(?:ourable)?\b\.?) )?"
    r"(?P<who>.+?)(?=(?-i:,? (?:at|on|in|to) (?:the |an? |his |her |their )?(?:[A-Z0-9])).*$|$)"
)
_CITED = re.compile(r">+ ?(?=\S)")
"""What mail and plain text put before the lines of a quotation."""
_RELEASE = re.compile(r"(?i)(?:press|news|media) release ?[:–-]\s*(?=\S)")
_ADDRESSED = re.compile(
    rf"(?:(?:The )?(?P<office>{FORMS['office']}),? )?(?=[A-Z][\w’'.-]+ [A-Z])(?P<who>{NAME})(?:, [^,.]{{3,80}})?,? "
    r"(?:addresse[ds]|spoke|speaks|gave|gives|deliver(?:ed|s)|made|sets? out|outlined|announced|opened|used)\b"
)
_FROM = re.compile(
    rf"(?i:speaker|delivered by|speech by|given by)\s?:\s*(?P<who>{NAME})(?:,.*)?$|"
    rf"(?i:from)\s?:\s*(?:.*(?:,| and |/|;) ?)?(?P<styled>(?:The )?{FORMS['style']} {NAME}|{NAME}(?<= MP))\s*$"
)
"""Whom a web page's details name as the speaker, after the body if there is one."""
_WHICH = "(?i:opening|closing|keynote|welcom\\w+|introductory|concluding|maiden|inaugural|my|her|his|our|an?|the)"
_THEIR_SPEECH = re.compile(
    rf"(?:[^:\n]{{3,80}}: )?(?P<who>(?!{_WHICH} (?:speech|address|remarks|lecture))[A-Z][^:.!?\n]{{2,60}}?)(?:['’]s?)? "
    r"(?:keynote |opening |closing |maiden |conference )?(?:speech|address|remarks|lecture)\b"
)
_MADE_BY_NEXT = re.compile(
    r"(?i)(?:(?:written|oral|ministerial) )*(?:statement|speech|address|answer) "
    r"(?:was )?(?:made|given|delivered|issued) by ?:?"
)
"""A heading over a name: *Statement made by*, and the member on the next line."""
_ASKED_OF = re.compile(
    r"(?:(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Lord|Lady|[A-Z][\w’'-]+) ){1,3}(?:\([^()\n]+\) )?asked the [A-Z][^.:\n]{3,80}? "
    r"(?:what|whether|for|to|how|when|why|if|who|which)\b[^\n]*$"
)
"""*Mr Lendrum asked the Minister for Harbours what she is doing about …*: the record’s own words."""
_PARTY = re.compile(
    r"(?:Labour|Llafur|Conservative|Ceidwadwyr|Liberal Democrat|Scottish National Party|SNP|Plaid Cymru|Green|Reform UK"
    r"|Democratic Unionist Party|DUP|Sinn Féin|SDLP|Alliance|UUP|TUV|Independent|Crossbench|Non-affiliated|Bishops?)"
    r"(?: Party| Unionist| and Unionist)?(?:, [^.!?\n]{3,60})?$"
)
"""What a member is for and where, on the line below the name."""
_ASKED = re.compile(r"\b(?:was|were) asked[—–-]+\s*$")
"""*The Secretary of State was asked—* stands below the name of a department."""
_NO_NAME = frozenset(
    {
        "Statement",
        "Speech",
        "Question",
        "Answer",
        "Written",
        "Transcript",
        "Session",
        "Plenary",
        "Minutes",
        "Motion",
        "Debate",
        "Contents",
    }
)
_NO_SPEAKERS = words("bodies") | words("generic_bodies") | words("documents") | frozenset({"bill", "act", "order"})
"""What a line that names a speaker does not end in: *Finance and Harbours Committee* is a heading."""
_TALK = frozenset({Genre.HANSARD, Genre.EVIDENCE})
_HEADS = frozenset({Kind.TITLE, Kind.STANDFIRST, Kind.HEADING})
_MONOLOGUE = frozenset({Genre.SPEECH, Genre.STATEMENT})
_OF = re.compile(r" (?:of|for|to|in)\b|,|['’]s?\b")
_TO_ASK = re.compile(
    r"To ask (?:His|Her) Majesty['’]s Government\b|To ask the (?:Secretary|Minister|Prime|Chancellor|Attorney)\b"
)
"""A question on the paper is not his whose answer stands above it, though nobody be named."""
_SOON = 4
"""Paragraphs between whoever made a written statement and its words: the house, the title."""
_TWICE = 2
_MANY = 6
"""Labels: so many are a transcript, though each answer has several paragraphs."""
_LONGEST_LABEL = 140


def turns_of(
    text: str, blocks: Sequence[Block], kinds: Sequence[Kind], genre: Genre
) -> tuple[tuple[Paragraph, ...], tuple[Turn, ...]]:
    """The paragraphs with what a turn's label changes in them, and the turns that they make."""
    paragraphs = [
        Paragraph(index, block.start, block.end, kind, _content(text, block))
        for index, (block, kind) in enumerate(zip(blocks, kinds, strict=True))
    ]
    if genre is Genre.HANSARD:
        paragraphs = [asked_on_paper(text, paragraph) for paragraph in paragraphs]
    named = {} if genre is Genre.EMAIL else lines_with_more(text, paragraphs)
    if not named and genre in {Genre.NEWS, Genre.OTHER}:
        named = alternating(text, paragraphs)
    keyed = {} if genre is Genre.EMAIL else key(text, paragraphs)
    if genre in _TALK or named:
        paragraphs = list(_offices_below(text, paragraphs, genre, named))
    paragraphs = [replace(p, kind=Kind.DETAIL) if p.index in keyed else p for p in paragraphs]
    labels = dict(_labels(text, paragraphs, genre, named, dict(keyed.values())))
    if labels:
        paragraphs = [replace(p, kind=Kind.DETAIL) if aside(text, p) else p for p in paragraphs]
        paragraphs = [replace(p, kind=Kind.BODY) if _answers_label(text, p, labels) else p for p in paragraphs]
    elif genre is not Genre.EMAIL:
        paragraphs = run_in(text, paragraphs)
    marked = [_with_label(paragraph, labels.get(paragraph.index)) for paragraph in paragraphs]
    last = -1 if genre in _TALK | _MONOLOGUE else _last_spoken(text, marked, labels)
    return tuple(marked), tuple(_without_cue(text, turn) for turn in _runs(text, marked, labels, last))


def _answers_label(text: str, paragraph: Paragraph, labels: Mapping[int, Label]) -> bool:
    """Whether a short line right below a line that names who speaks is what he or she says: *Is it not?*."""
    above = labels.get(paragraph.index - 1)
    if above is None or above.content >= 0 or paragraph.index in labels or paragraph.kind not in _HEADS:
        return False
    return text[paragraph.end - 1] in ".?!…" or sounds_spoken(text, paragraph)


def _last_spoken(text: str, paragraphs: Sequence[Paragraph], labels: Mapping[int, Label]) -> int:
    """The last paragraph that anybody speaks: what follows the last label must sound spoken; -1 below a judge’s."""
    inline = [index for index, label in labels.items() if label.content >= 0]
    if not inline:
        return -1
    last = max(labels)
    while last + 1 < len(paragraphs) and paragraphs[last + 1].prose and sounds_spoken(text, paragraphs[last + 1]):
        last += 1
    return last


def _offices_below(
    text: str, paragraphs: Sequence[Paragraph], genre: Genre, named: Mapping[int, Label]
) -> Iterator[Paragraph]:
    """*Jane Roe MS* and on the next line *Cabinet Secretary for Ports*: what the speaker is, and no heading."""
    for paragraph in paragraphs:
        above = paragraphs[paragraph.index - 1] if paragraph.index else None
        below = text[paragraph.start : paragraph.end]
        office = paragraph.kind is Kind.HEADING and "(" not in below and (has_role(below) or _PARTY.match(below))
        office = office and text.count(f"\n{below}\n") < _TWICE  # *The Convener* above every turn of hers
        line = _LINE.fullmatch(text, above.start, above.end) if office and above and not above.prose else None
        asked = genre is Genre.HANSARD and paragraph.prose and _ASKED_OF.match(text, paragraph.content, paragraph.end)
        beside = office and above is not None and above.index in named
        if asked or beside or (line and " " in line.group() and genre in _TALK):
            yield replace(paragraph, kind=Kind.DETAIL)
        else:
            yield paragraph


def _content(text: str, block: Block) -> int:
    tabled = _TABLED.match(text, block.start, block.end)
    if tabled and tabled.end() > block.start:
        return tabled.end()
    found = (
        _RELEASE.match(text, block.start, block.end)
        or _CITED.match(text, block.start, block.end)
        or BULLET.match(text, block.start, block.end)
        or _QUESTION.match(text, block.start, block.end)
        or NUMBER.match(text, block.start, block.end)
    )
    return found.end() if found else block.start


def _labels(
    text: str,
    paragraphs: Sequence[Paragraph],
    genre: Genre,
    named: Mapping[int, Label],
    keyed: Mapping[str, tuple[int, int]],
) -> Iterator[tuple[int, Label]]:
    """Paragraph index -> who speaks from there on."""
    inline = [found for p in paragraphs if p.end - p.start > 8 and (found := _inline(text, p))]
    inline = list(_with_names(text, inline, {**spelled_out(text, inline), **initialled(text, inline), **keyed}))
    put = list(questioned(text, paragraphs)) if genre is Genre.EVIDENCE else []
    inline = [one for one in inline if one[0] not in named]
    yield from named.items()
    if genre not in _TALK | _MONOLOGUE:
        if genre is not Genre.EMAIL and _transcript(text, paragraphs, inline):
            yield from inline
        elif not named:
            yield from judges(text, paragraphs)
        return
    yield from _maker(text, paragraphs, formal=genre in _TALK)
    if len(inline) >= _TWICE or (inline and (genre in _TALK or _named_in_brackets(text, inline[0][1]))):
        yield from inline
    yield from put
    lines = [] if named else [found for p in paragraphs if (found := _own_line(text, p, paragraphs))]
    made = {index for index, label in lines if text.startswith("Made by", paragraphs[index].start)}
    lines = [one for one in lines if one[0] in made or not made & set(range(one[0] - _SOON, one[0]))]
    lines = beside_portraits(text, paragraphs, lines)
    if 2 * len(lines) < len(inline) + len(put) and len(inline) > _TWICE:
        return  # a record that names everybody before the words: *Duties* above a clause is nobody
    if lines and (genre in _TALK or len(lines) >= _TWICE):
        yield from lines


def _with_names(
    text: str, labels: Iterable[tuple[int, Label]], names: Mapping[str, tuple[int, int]]
) -> Iterator[tuple[int, Label]]:
    for index, label in labels:
        yield index, replace(label, named=names.get(text[label.start : label.end]))


def _transcript(text: str, paragraphs: Sequence[Paragraph], inline: Sequence[tuple[int, Label]]) -> bool:
    """Whether a text of no genre that is known for turns has them all the same."""
    return (
        _conversation(text, paragraphs, [label for _, label in inline])
        or collected(text, paragraphs, inline)
        or member_alone(text, paragraphs, inline)
    )


def _conversation(text: str, paragraphs: Sequence[Paragraph], labels: Sequence[Label]) -> bool:
    """Whether a text of any genre is a transcript: two or more who speak again and again, one by his full name."""
    times = Counter(text[label.start : label.end] for label in labels)
    again = [who for who, number in times.items() if number >= _TWICE]
    said = [p for p in paragraphs if p.prose and labels and p.start >= labels[0].start and not aside(text, p)]
    known = sum(label.named is not None for label in labels)
    if len(again) < _TWICE or (2 if len(labels) < _MANY else 5) * len(labels) <= len(said):
        return False
    known = max(known, sum(named_above(text, who) for who in again))
    return known >= _TWICE or any(" " in who for who in again)


def _inline(text: str, paragraph: Paragraph) -> tuple[int, Label] | None:
    found = None if paragraph.furniture else _INLINE.match(text, paragraph.content, paragraph.end)
    unended = paragraph.kind in _HEADS and text[paragraph.end - 1] not in ".?!…—–-”\"'’])"
    if found is None or (unended and "@" not in found.group(1)):
        return None
    return paragraph.index, Label(*found.span(1), found.end())


def _named_in_brackets(text: str, label: Label) -> bool:
    """*The Secretary of State for Ports (Jane Roe): I am today …*: one such label is enough to make a turn."""
    return text[label.start : label.start + 4] == "The " and "(" in text[label.start : label.end]


def _own_line(text: str, paragraph: Paragraph, paragraphs: Sequence[Paragraph]) -> tuple[int, Label] | None:
    """A line that is a name and nothing else, with somebody's words below it."""
    if paragraph.furniture or paragraph.kind is Kind.BULLET or paragraph.end - paragraph.start > _LONGEST_LABEL:
        return None
    found = _LINE.fullmatch(text, paragraph.start, paragraph.end)
    if found and text[paragraph.start : paragraph.end].split(maxsplit=1)[0] in _NO_NAME:
        return None
    if not found or (paragraph.index == 0 and "Portrait" not in found.group()):
        return None
    who = found["who"]
    if (who.isupper() and len(who) > len("MR SPEAKER")) or who.split()[-1].lower() in _NO_SPEAKERS:
        return None
    below = next((p for p in paragraphs[paragraph.index + 1 : paragraph.index + 6] if p.kind is not Kind.DETAIL), None)
    if below is not None and _ASKED.search(text, below.start, below.end):
        return None
    named_later = text.find("(", found.end("who"), paragraph.end) >= 0
    face = found.span("face") if found["face"] and who.endswith("Speaker") else None
    dash = text.find(" - ", found.start("who"), paragraph.end)  # *Answered by Jane Roe - Minister (Ports)*
    beside = 0 <= dash < text.find("(", found.start("who"), paragraph.end)
    end = dash if beside else paragraph.end if named_later else found.end("who")
    label = Label(found.start("who"), end, named=face)
    made = text.startswith("Made by", paragraph.start)
    own = made or (
        below is not None and below.prose and _inline(text, below) is None
    )  # *Ferry Services* above *Mr Roe: …* is none
    return (paragraph.index, label) if own else None


def _maker(text: str, paragraphs: Sequence[Paragraph], *, formal: bool) -> Iterator[tuple[int, Label]]:
    """Who made the speech or statement, from the lines at its top; its words begin below the last of them."""
    named = _named_below(text, paragraphs[:12])
    if named is not None:
        yield named
        return
    label: Label | None = None
    last = -1
    for paragraph in paragraphs[:12]:
        if paragraph.kind is Kind.BODY and paragraph.end - paragraph.start > 2 * _LONGEST_LABEL:
            break
        found = _made_by(text, paragraph, formal=formal)
        if found or paragraph.kind in {Kind.DETAIL, Kind.TITLE, Kind.STANDFIRST}:
            last = paragraph.index
        elif label is not None and paragraph.kind is Kind.BODY:
            break
        stated = _FROM.match(text, paragraph.start, paragraph.end) is not None
        label = found if found and (label is None or stated or not _names_somebody(text, label)) else label
    if label is not None:
        yield last, label


def _named_below(text: str, paragraphs: Sequence[Paragraph]) -> tuple[int, Label] | None:
    """Whoever stands alone on the line under *Statement made by*."""
    for above, paragraph in pairwise(paragraphs):
        if _MADE_BY_NEXT.fullmatch(text, above.start, above.end):
            found = re.compile(NAME).fullmatch(text, paragraph.start, paragraph.end)
            return (paragraph.index, Label(*found.span())) if found else None
    return None


def _made_by(text: str, paragraph: Paragraph, *, formal: bool) -> Label | None:
    if formal and paragraph.kind is not Kind.DETAIL:
        return None
    if found := _FROM.match(text, paragraph.start, paragraph.end):
        return Label(*found.span("who" if found["who"] else "styled"))
    for form in (_MADE_BY, _ADDRESSED, _THEIR_SPEECH):
        found = form.search(text, paragraph.start, paragraph.end)
        own = found and not of_another(text, found["who"], paragraph.start, paragraph.end)
        if found and own and (form is _MADE_BY or found.start() == paragraph.start):
            return Label(*found.span("who"))
    return None


def _names_somebody(text: str, label: Label) -> bool:
    """Whether a label is a name and not an office alone."""
    words_ = text[label.start : label.end]
    head = _OF.split(words_)[0].split()[-1:]
    return re.match(NAME, words_) is not None and not any(map(is_role_word, [words_.split()[-1], *head]))


def _with_label(paragraph: Paragraph, label: Label | None) -> Paragraph:
    if label is None:
        return paragraph
    if label.content >= 0:
        return replace(paragraph, kind=Kind.BODY, content=label.content)
    return replace(
        paragraph, kind=Kind.TITLE if paragraph.kind is Kind.TITLE and paragraph.index == 0 else Kind.SPEAKER
    )


def _puts_another(text: str, start: int, paragraph: Paragraph) -> bool:
    """Whether a paragraph puts a question on the paper after words, from `start` on, that put none."""
    return _TO_ASK.match(text, paragraph.content) is not None and _TO_ASK.match(text, start) is None


def _without_cue(text: str, turn: Turn) -> Turn:
    cue = CUE.search(text, max(turn.start, turn.end - 40), turn.end)
    return replace(turn, end=cue.start()) if cue and cue.start() > turn.start else turn


def _runs(text: str, paragraphs: Sequence[Paragraph], labels: Mapping[int, Label], last: int) -> Iterator[Turn]:
    """From each label to the next, split where a heading or a caption ends the run of speech.

    If nothing formal is recorded, so that the paragraph in which anybody last speaks is given, a heading ends the turn.
    """
    label: Label | None = None
    start, end = -1, -1
    for paragraph in paragraphs:
        fresh = labels.get(paragraph.index)
        over = last >= 0 and (paragraph.index > last or paragraph.kind in _HEADS)
        over = over or (start >= 0 and _puts_another(text, start, paragraph))
        ends = fresh or over or (not paragraph.prose and paragraph.kind is not Kind.DETAIL)
        if label is not None and start >= 0 and ends:
            yield Turn(start, end, label.start, label.end, label.named)
            start = -1
        label = fresh or (None if over else label)
        if label is not None and paragraph.prose:
            start = paragraph.content if start < 0 else start
            end = paragraph.end
    if label is not None and start >= 0:
        yield Turn(start, end, label.start, label.end, label.named)
