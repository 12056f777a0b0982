"""Key points: the few sentences of a document that an official would keep.

A sentence's score adds up its place, its figures, an action verb, a named body and how central its words are; the best
are kept, none that repeats a better one.
"""

import re
from bisect import bisect_left
from dataclasses import dataclass

from briefing_app.domain.figures import Figure, FigureKind
from briefing_app.domain.keypoints import KeyPoint
from briefing_app.domain.quotes import Quote, QuoteKind
from briefing_app.domain.text import Genre
from briefing_app.extraction.keypoints_terms import Centrality, overlap, terms
from briefing_app.extraction.layout.segments import PROSE, Kind, Layout, Sentence
from briefing_app.extraction.words.lexicon import words

_SPOKEN = frozenset({Genre.HANSARD, Genre.EVIDENCE, Genre.SPEECH, Genre.STATEMENT, Genre.LETTER, Genre.EMAIL})
"""Genres that are somebody's words throughout, so that a sentence inside a quote is no worse than another."""
_REPORTED = frozenset({Genre.REPORT, Genre.STATISTICS})
_BODY = re.compile(r"\b(?:[A-Z]{2,6}|(?:[A-Z][\w’'-]+ (?:(?:of|for|and|the) (?:the )?)?){1,4}[A-Z][\w’'-]+)\b")
_SHORTEST, _LONGEST, _LONGEST_TEXT = 7, 70, 700
_REPEATS = 0.55
_REPEATS_A_FIGURE = 0.35


@dataclass(frozen=True, slots=True)
class _Candidate:
    sentence: Sentence
    terms: list[str]
    values: frozenset[float]
    score: float
    why: str


def find_key_points(layout: Layout, quotes: tuple[Quote, ...], figures: tuple[Figure, ...]) -> tuple[KeyPoint, ...]:
    """The key points of a text, in order of start: about four an article, fewer where it is short."""
    sentences = _usable(layout)
    if not sentences:
        return ()
    ranked = sorted(_candidates(layout, sentences, quotes, figures), key=lambda c: (-c.score, c.sentence.start))
    kept: list[_Candidate] = []
    for candidate in ranked:
        if len(kept) == _how_many(sentences):
            break
        if not any(_repeats(candidate, other) for other in kept):
            kept.append(candidate)
    return tuple(_key_point(layout, candidate) for candidate in sorted(kept, key=lambda c: c.sentence.start))


def _repeats(candidate: _Candidate, other: _Candidate) -> bool:
    most = _REPEATS_A_FIGURE if candidate.values & other.values else _REPEATS
    return overlap(candidate.terms, other.terms) >= most


# --- which sentences ------------------------------------------------------------------------------------------------

_FURNITURE = re.compile(
    r"©|https?://|www\.|@\w|\bsign up\b|\bsubscribe\b|\bcookies?\b|\bclick here\b|\bread more\b|\bnewsletter\b"
    r"|\bfor (?:more|further) information\b|\bpress office\b",
    re.IGNORECASE,
)
_PROCEDURE = re.compile(
    r"\bwe took evidence\b|\bon the basis of (?:a|two|three|the) reports?\b|\bI am [A-Z]|\bthank (?:you|the)\b"
    r"|^\W*Order\b|\bI beg to move\b|\b(?:hon|right hon|learned)\. (?:Friend|Lady|Gentleman|Member)\b"
    r"|\bwelcome to\b|\bmy name is\b"
    r"|\bplaced in the Librar(?:y|ies)\b|\bsuspend for\b|\b[Ll]et me (?:begin|start)\b|^When I was\b|\bused to say\b"
    r"|\bI (?:congratulate|pay tribute|am grateful|give way|remember|recall|hope|want to hear)\b|\bI[’']ve read\b"
)
_TABLED = re.compile(
    r"^To (?:ask|move)\b|^(?:What|Whether|If) (?:\w+ )?(?:assessment|plans|steps|discussions|progress)\b"
)
"""Questions as they stand on the paper, without a mark of their own."""
_COMMITS = re.compile(
    r"\b(?:I|[Ww]e|[Tt]he Government|[Tt]he Department|[Mm]inisters|[Tt]he (?:Board|Agency|trust|council)) "
    r"(?:(?:also|now|therefore|have|has|today|fully) )*(?:will|shall|can (?:announce|confirm|accept)|accept(?:ed)?"
    r"|agreed|announced|decided|am (?:publishing|announcing|today)|intend|plan to|recommend)\b"
)
_ADDRESSES = re.compile(r"^(?:(?:Mr|Mrs|Ms|Dr|Sir|Dame|Professor) [A-Z][\w’'-]+, )?(?:[Yy]ou(?:r)?|And you)\b")
_BARE = frozenset({"he", "she", "it", "they", "him", "her", "his", "their", "its"})
_TALK = frozenset({Genre.HANSARD, Genre.EVIDENCE})
_QUESTION_OR_LEAD = ("?", ":", "?”", '?"')


def _usable(layout: Layout) -> list[Sentence]:
    """Whole sentences of running text, neither questions nor lead-ins to something else."""
    return [sentence for sentence in layout.sentences if _whole(layout, sentence)]


_ENDS = re.compile(r"[.!…][\"'”’)\]]*(?:[0-9]{1,3}|\[[0-9]{1,3}\])?$|[”\"]$")


def _whole(layout: Layout, sentence: Sentence) -> bool:
    kind = layout.paragraphs[sentence.paragraph].kind
    if kind not in PROSE or sentence.end - sentence.start > _LONGEST_TEXT:
        return False
    text = layout.text[sentence.start : sentence.end].rstrip()
    said = text.split()
    if not _SHORTEST <= len(said) <= _LONGEST or text.endswith(_QUESTION_OR_LEAD) or _FURNITURE.search(text):
        return False
    if "? " in text or _TABLED.search(text):
        return False
    return (kind is Kind.BULLET or bool(_ENDS.search(text))) and _running(said)


def _running(said: list[str]) -> bool:
    """Whether the words are a sentence from its start, not a list of names, a heading or the rest of something."""
    letters = [word.lstrip("“\"'‘([") for word in said]
    capitals = sum(word[:1].isupper() for word in letters)
    return not letters[0][:1].islower() and capitals <= 0.6 * len(said) and sum(word.endswith(";") for word in said) < 2


def _how_many(sentences: list[Sentence]) -> int:
    if len(sentences) < 8:
        return max(1, len(sentences) // 2)
    length = sentences[-1].end - sentences[0].start
    return min(8, 4 + length // 12_000)


# --- scoring --------------------------------------------------------------------------------------------------------


def _candidates(
    layout: Layout, sentences: list[Sentence], quotes: tuple[Quote, ...], figures: tuple[Figure, ...]
) -> list[_Candidate]:
    worded = [terms(layout.text, sentence.start, sentence.end) for sentence in sentences]
    title = set(_title_terms(layout))
    centrality = Centrality([*worded, list(title)])
    spoken = layout.genre in _SPOKEN
    own_words = [quote for quote in quotes if quote.own_words and not (spoken and quote.kind is QuoteKind.BLOCK)]
    quoted = sorted((quote.start, quote.end) for quote in own_words)
    asked = _questions(layout)
    first = _places(sentences)
    found = []
    for sentence, own in zip(sentences, worded, strict=True):
        stated = _stated(sentence, figures)
        parts = {
            "comes early": _place(layout, sentence, first),
            "states a figure": min(sum(_WORTH[figure.kind] for figure in stated), 1.1),
            "says what is done": 0.7 if _has(layout, sentence, "keypoints_actions") else 0.0,
            "passes a judgement": 0.5 if _has(layout, sentence, "keypoints_judgements") else 0.0,
            "commits somebody": 0.6 if spoken and _COMMITS.search(layout.text, sentence.start, sentence.end) else 0.0,
            "names a body": 0.4 if _BODY.search(layout.text, sentence.start + 1, sentence.end) else 0.0,
            "is about what the text is about": centrality.of(own) + (0.6 * overlap(own, list(title)) if title else 0.0),
        }
        loss = _loss(layout, sentence, quoted) + 0.9 * _in_quote(sentence, asked)
        values = frozenset(figure.value for figure in stated if figure.kind is not FigureKind.DURATION)
        reasons = [name for name, value in sorted(parts.items(), key=lambda part: -part[1]) if value >= 0.4]
        found.append(_Candidate(sentence, own, values, sum(parts.values()) - loss, ", ".join(reasons[:3])))
    return found


def _title_terms(layout: Layout) -> list[str]:
    heads = [p for p in layout.paragraphs if p.kind in {"title", "standfirst"}]
    found = [term for p in heads for term in terms(layout.text, p.start, p.end)]
    return found + terms(layout.title, 0, len(layout.title))


def _places(sentences: list[Sentence]) -> dict[int, int]:
    """Each paragraph's place among those with usable sentences."""
    return {index: place for place, index in enumerate(dict.fromkeys(s.paragraph for s in sentences))}


def _place(layout: Layout, sentence: Sentence, places: dict[int, int]) -> float:
    """The start of a text, and the start of each paragraph, say what matters; less so in speech and in reports."""
    paragraph = layout.paragraphs[sentence.paragraph]
    opens = 0.25 if sentence.start <= max(paragraph.content, paragraph.start) else 0.0
    lead = 1.4 / (1 + 0.5 * places[sentence.paragraph])
    return opens + (0.5 * lead if layout.genre in _SPOKEN | _REPORTED else lead)


_WORTH = dict.fromkeys(FigureKind, 0.5) | {FigureKind.DURATION: 0.2}


def _stated(sentence: Sentence, figures: tuple[Figure, ...]) -> list[Figure]:
    """The first figures of a sentence."""
    first = bisect_left(figures, sentence.start, key=lambda figure: figure.start)
    return [figure for figure in figures[first : first + 4] if figure.start < sentence.end]


_WORD = re.compile(r"[^\W\d_]+")


def _has(layout: Layout, sentence: Sentence, section: str) -> bool:
    """Whether a word of a list stands in the sentence."""
    listed = words(section, "figures")
    return any(match.group().lower() in listed for match in _WORD.finditer(layout.text, sentence.start, sentence.end))


def _loss(layout: Layout, sentence: Sentence, quoted: list[tuple[int, int]]) -> float:
    """What a sentence loses that cannot stand alone, that is a quote already, or that only serves the proceedings."""
    first = _WORD.search(layout.text, sentence.start, sentence.end)
    opens = first.group().lower() if first is not None else ""
    text = layout.text[sentence.start : sentence.end]
    leans = 0.5 * (opens in words("keypoints_leaning", "figures")) + 0.9 * (opens in _BARE)
    procedure = _PROCEDURE.search(text) is not None
    addresses = layout.genre in _TALK and _ADDRESSES.search(text) is not None
    return leans + 1.2 * procedure + 1.0 * addresses + 1.2 * _in_quote(sentence, quoted) + 1.2 * _breaks_off(text)


def _breaks_off(text: str) -> bool:
    """Whether a sentence ends inside words that go on: *He said: “It is late*."""
    single = len(re.findall(r"‘(?=\w)", text)) > len(re.findall(r"’(?!\w)", text))
    return text.count("“") > text.count("”") or text.count('"') % 2 == 1 or single


def _questions(layout: Layout) -> list[tuple[int, int]]:
    """The turns of a debate or of evidence that end in a question: answers tell more."""
    if layout.genre not in _TALK:
        return []
    return [
        (turn.start, turn.end)
        for turn in layout.turns
        if layout.text[turn.start : turn.end].rstrip('”"’ ').endswith("?")
    ]


def _in_quote(sentence: Sentence, quoted: list[tuple[int, int]]) -> bool:
    middle = (sentence.start + sentence.end) // 2
    place = bisect_left(quoted, (middle + 1, 0)) - 1
    return place >= 0 and quoted[place][0] <= middle < quoted[place][1]


def _key_point(layout: Layout, candidate: _Candidate) -> KeyPoint:
    sentence = candidate.sentence
    return KeyPoint(
        start=sentence.start,
        end=sentence.end,
        text=layout.text[sentence.start : sentence.end],
        confidence=round(min(0.95, max(0.3, candidate.score / 4)), 2),
        evidence=candidate.why.capitalize() if candidate.why else "Among the fullest sentences of a short text",
    )
