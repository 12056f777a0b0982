"""Words set off without marks: the paragraphs after *Minister X said:*, and where the narrator takes over again."""

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from briefing_app.extraction.layout.segments import Kind, Layout, Paragraph
from briefing_app.extraction.people.people import Person, Register
from briefing_app.extraction.words.first_names import first_names
from briefing_app.extraction.words.kinds import is_role_word
from briefing_app.extraction.words.lexicon import any_of
from briefing_app.extraction.words.roles import has_role
from briefing_app.extraction.words.verbs import lemmas

_INTRO = re.compile(r"(?P<head>[^\n]*):\s*$")
_FROM = re.compile(
    r"(?:[Ff]rom|[Bb]y) (?:our |the )?(?:[a-z-]+ ){0,3}[a-z-]*,? ?[A-Z][\w’'-]+ [A-Z][\w’'-]+(?:,[^:]*)?:$"
)
"""*From our tower captain, Dougal Finch:*."""
_ISSUED = re.compile(
    r"\b(?:issued|released|made|gave|given|posted|published|shared) (?:the following|this|a|an|the) "
    r"(?:[a-z]+ ){0,2}(?:statement|response|comment|message|reply)\b"
)
"""*Jane Roe has issued the following statement after the vote:*."""
_TITLED = re.compile(
    r"(?:(?:Dr|Professor|Prof|Sir|Dame|Cllr|Councillor|Mr|Mrs|Ms|Miss|Rev) )?(?P<first>[A-ZÀ-Þ][\w’'-]+)"
    r"(?: [A-ZÀ-Þ][\w’'-]+){1,3}(?:(?:,| [–—-]) (?P<role>[^:.!?\n“”\"]{3,110}))?:"
)
_NUMBER = re.compile(r"\d{1,3} (?=[A-Z])")
_MARK = "\"“‘'«„"
_FIRST = re.compile(
    r"\b(?:I|I['’]\w+|we|We|we['’]\w+|We['’]\w+|our|Our|ours|us|my|My|me|mine|ourselves|you|your|You|Your|let['’]s|Let['’]s)\b"
)
_WE, _I = re.compile(r"\b(?:[Ww]e|[Oo]ur)\b"), re.compile(r"\bI\b")
_SHORT = re.compile(
    r"\b(?:it|that|there|they|don|can|won|isn|aren|doesn|didn|what|who|here|couldn|shouldn|wouldn)['’](?:s|t|re|ve|ll|d)\b",
    re.IGNORECASE,
)
_NARRATOR = any_of("narrator", "blocks", flags=0)
_STOP = frozenset(
    {
        Kind.HEADING,
        Kind.TITLE,
        Kind.STANDFIRST,
        Kind.SPEAKER,
        Kind.CAPTION,
        Kind.NOTES,
        Kind.BOILERPLATE,
        Kind.TEASER,
        Kind.DETAIL,
    }
)
_SAYING = re.compile(
    r"\b(?:has |have |had )?(?:said|says|told|warn(?:s|ed)|welcom(?:es|ed)|add(?:s|ed)|claim(?:s|ed)"
    r"|respond(?:s|ed)|repl(?:ies|ied)|urg(?:es|ed)|prais(?:es|ed)"
    r"|criticis(?:es|ed)|call(?:s|ed) (?:on|for|it)|describ(?:es|ed)|accus(?:es|ed))\b"
)
_BETWEEN = re.compile(r"“[^“”]*”?|\"[^\"]*\"?")
_MOST = 60


@dataclass(frozen=True, slots=True)
class Block:
    """Words set off, `text[start:end]`, and the paragraph that introduces them."""

    start: int
    end: int
    intro: Paragraph
    sure: bool


def blocks(layout: Layout, register: Register, turns: AbstractSet[int]) -> Iterator[Block]:
    """The blocks after introductions, in order; the paragraphs of `turns` are left out."""
    place = 0
    while place + 1 < len(layout.paragraphs):
        intro = layout.paragraphs[place]
        place += 1
        if turns & {intro.index, intro.index + 1} or not _introduces(layout, intro):
            continue
        found = _extent(layout, register, intro)
        if found:
            last, sure = found
            yield Block(layout.paragraphs[place].content, last.end, intro, sure)
            place = last.index + 1


def _introduces(layout: Layout, intro: Paragraph) -> bool:
    if intro.furniture or intro.index + 1 >= len(layout.paragraphs):
        return False
    words_ = layout.words_of(intro)
    following = layout.paragraphs[intro.index + 1]
    if not words_.endswith(":") or following.kind is not Kind.BODY or layout.text[following.content] in _MARK:
        return False
    last = words_[max(words_.rfind(". "), words_.rfind("\n")) + 1 :]
    if _FROM.match(last) or (_titled(words_) and _FIRST.search(layout.words_of(following))):
        return True
    if _ISSUED.search(last):
        return True
    return any(word.lower() in lemmas("speech") for word in re.findall(r"\w+", last))


def _titled(words_: str) -> bool:
    """*Debbie Sharp, practice lead for skills:* above what she says, or her name alone."""
    found = _TITLED.fullmatch(words_)
    known = found is not None and found["first"].lower() in first_names()
    return found is not None and (known or (found["role"] is not None and has_role(found["role"])))


def _extent(layout: Layout, register: Register, intro: Paragraph) -> tuple[Paragraph, bool] | None:
    """The last paragraph of a block, and whether where it ends is beyond doubt."""
    speaker = next((m.who for m in register.within(intro.start, intro.end) if isinstance(m.who, Person)), None)
    last: Paragraph | None = None
    pending: list[Paragraph] = []
    sure = True
    for paragraph in layout.paragraphs[intro.index + 1 : intro.index + 1 + _MOST]:
        if _ends_block(layout, register, paragraph, speaker, first=last is None):
            break
        if last is not None and _goes_on_counting(layout, intro, last, paragraph):
            break  # the report goes on with its next paragraph
        if (
            last is not None
            and speaker is None
            and _of_a_body(register, layout, intro)
            and _another_self(layout, intro, last, paragraph)
        ):
            break  # *We consider …*, says the tribunal; *I won*, whoever tells of it
        voice = _voice(layout, paragraph) if last is not None else 2
        if voice > 0:
            last, pending = paragraph, []
        elif voice == 0:
            pending.append(paragraph)
            if len(pending) > 2:
                break
        else:
            break
    else:
        sure = False
    return (last, sure and not pending) if last is not None else None


def _of_a_body(register: Register, layout: Layout, intro: Paragraph) -> bool:
    """Whether an introduction names bodies and no office: *the tribunal stated at paragraph 33:*."""
    named = any(register.within(intro.start, intro.end))
    return named and not any(map(is_role_word, re.findall(r"\w+", layout.words_of(intro))))


def _another_self(layout: Layout, intro: Paragraph, last: Paragraph, paragraph: Paragraph) -> bool:
    """Whether a body that speaks of itself as *we* is followed by somebody who says *I*."""
    so_far = layout.text[intro.end : last.end]
    words_ = _unmarked(layout.words_of(paragraph))
    return _WE.search(so_far) is not None and not _I.search(so_far) and _I.search(words_) is not None


def _goes_on_counting(layout: Layout, intro: Paragraph, last: Paragraph, paragraph: Paragraph) -> bool:
    """Whether what leads up to a block and what follows it have numbers, and the block has none."""
    counted = _numbered(layout, intro) and _numbered(layout, paragraph)
    return counted and not _numbered(layout, last)


def _numbered(layout: Layout, paragraph: Paragraph) -> bool:
    """Whether a number or the like stands before a paragraph's words."""
    return paragraph.content > paragraph.start or _NUMBER.match(layout.text, paragraph.start) is not None


def _ends_block(
    layout: Layout, register: Register, paragraph: Paragraph, speaker: Person | None, *, first: bool
) -> bool:
    if paragraph.kind in _STOP:
        return True
    return not first and _narrator_resumes(layout, register, paragraph, speaker)


def _narrator_resumes(layout: Layout, register: Register, paragraph: Paragraph, speaker: Person | None) -> bool:
    words_ = layout.words_of(paragraph)
    if layout.text[paragraph.content] in _MARK or _introduces(layout, paragraph):
        return True
    if speaker is not None and words_.split(maxsplit=1)[0].strip(",’'s") in speaker.name.split():
        return True
    own = _FIRST.search(_unmarked(words_)) is not None
    if not own and _reports(layout, register, paragraph):
        return True
    if not own and any(_NARRATOR.match(layout.text, s.start, s.end) for s in layout.sentences_of(paragraph)):
        return True
    return any(mention.who is speaker for mention in register.within(paragraph.start, paragraph.end))


def _reports(layout: Layout, register: Register, paragraph: Paragraph) -> bool:
    """Whether a paragraph begins with somebody's name and goes on to what they say of it."""
    named = next(register.within(paragraph.content, min(paragraph.end, paragraph.content + 60)), None)
    if named is None or named.start > paragraph.content + len("The "):
        return False
    sentence = next(layout.sentences_of(paragraph), None)
    return sentence is not None and _SAYING.search(layout.text, named.end, sentence.end) is not None


def _unmarked(words_: str) -> str:
    """A paragraph without what stands between double marks in it, which is another's."""
    return _BETWEEN.sub(" ", words_)


def _voice(layout: Layout, paragraph: Paragraph) -> int:
    """1 where a paragraph sounds spoken, -1 where it sounds like the narrator, 0 where it may be either."""
    words_ = _unmarked(layout.words_of(paragraph))
    if _FIRST.search(words_) or _SHORT.search(words_):
        return 1
    if re.search(r"\b(?:said|says|added|told)\b", words_):
        return -1
    if paragraph.kind is Kind.BULLET:
        return 0
    return 1 if not words_.startswith("The ") else 0
