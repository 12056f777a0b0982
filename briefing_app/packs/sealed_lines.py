"""What stands beside the points of a pack, speakers, roles, sources, measures: counted, so that none is altered."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Any

from briefing_app.domain.seals import SealedLine, bare
from briefing_app.packs import blocks as b
from briefing_app.packs.blocks import Block, Runs

_SHORTEST = 3
_LONGEST_CITATION = 400


def sealed_lines(blocks: Iterable[Block]) -> tuple[SealedLine, ...]:
    """The lines of composed blocks, each with how often its words stand in the blocks: on pages they do so as often."""
    composed = list(blocks)
    pieces = Counter(bare(words) for block in composed for words in _pieces(block))
    kinds: dict[str, str] = {}
    for block in composed:
        for kind, text in _lines(block):
            if len(bare(text)) >= _SHORTEST:
                kinds.setdefault(text.strip(), kind)
    times = _times({bare(text) for text in kinds}, pieces)
    short = {piece: often for piece, often in pieces.items() if len(piece) < _LONGEST_CITATION}
    in_short = _times({bare(text) for text, kind in kinds.items() if kind == "citation"}, short)
    among = {kind: in_short if kind == "citation" else times for kind in kinds.values()}
    return tuple(SealedLine(kind, text, among[kind][bare(text)]) for text, kind in sorted(kinds.items()))


def _times(texts: Collection[str], pieces: Mapping[str, int]) -> Counter[str]:
    """How often each of the texts, of three signs or more, stands in the pieces; no two times of one overlap."""
    known = _Known(texts)
    found: Counter[str] = Counter()
    for piece, often in pieces.items():
        ends: dict[str, int] = {}
        for at in range(len(piece) - _SHORTEST + 1):
            for text in known.at(piece, at):
                if at >= ends.get(text, 0):
                    ends[text] = at + len(text)
                    found[text] += often
    return found


class _Known:
    """Texts in order, each with the longest other one that it begins with: what stands at a place is found by halving.

    Looking for each by itself would take as long as all of them times all that is drawn.
    """

    def __init__(self, texts: Collection[str]) -> None:
        self._ordered = sorted(texts)
        self._longest = max(map(len, texts), default=0)
        self._begin = {text[:_SHORTEST] for text in texts}
        self._within: dict[str, str] = {}
        open_ones: list[str] = []
        for text in self._ordered:
            while open_ones and not text.startswith(open_ones[-1]):
                open_ones.pop()
            self._within[text] = open_ones[-1] if open_ones else ""
            open_ones.append(text)

    def at(self, piece: str, at: int) -> Iterator[str]:
        """The texts that begin there."""
        if piece[at : at + _SHORTEST] not in self._begin:
            return
        place = bisect_right(self._ordered, piece[at : at + self._longest])
        text = self._ordered[place - 1] if place else ""
        while text:
            if piece.startswith(text, at):
                yield text
            text = self._within[text]


def _lines(block: Block) -> Iterator[tuple[str, str]]:
    if isinstance(block, b.SpeakerHeading):
        yield from (("speaker", block.name), ("role", block.detail))
    elif isinstance(block, b.QuoteBlock):
        yield from (("speaker", block.speaker), ("role", block.role), ("citation", _cited(block.source)))
    elif isinstance(block, b.LineToTake):
        yield "citation", _cited(block.evidence)
    elif isinstance(block, b.FigureTable):
        for row in block.rows:
            yield from (("measure", row.group), ("measure", row.measure))
            yield "citation", f"{row.period}{_cited(row.told_by)}"
    elif isinstance(block, b.SourceList):
        for entry in block.entries:
            yield from (("source", words) for words in (entry.title, entry.publisher, entry.published))


def _cited(runs: Runs) -> str:
    """The words of a citation, with the number of its source."""
    return "".join(run.text for run in runs)


def _pieces(block: Block) -> Iterator[str]:
    """What is drawn of a block, in one stretch each."""
    reader = _READERS.get(type(block))
    if reader is not None:
        yield from reader(block)


def _cover(block: b.Cover) -> Iterator[str]:
    yield from (block.department, block.brief, block.title, block.for_whom)
    yield from (row.value for row in (*block.rows, *block.foot))


def _runs(block: b.Paragraph | b.Note | b.Callout) -> Iterator[str]:
    yield from _stretches(block.runs)


def _line(block: b.LineToTake) -> Iterator[str]:
    yield from (*_stretches(block.runs), *_stretches(block.evidence))


def _bullets(block: b.BulletList) -> Iterator[str]:
    yield from (words for runs in block.items for words in _stretches(runs))


def _table(block: b.Table) -> Iterator[str]:
    yield from (words for row in (block.head, *block.rows) for runs in row for words in _stretches(runs))


def _heading(block: b.Heading | b.QuestionHeading) -> Iterator[str]:
    yield block.text


def _opening(block: b.SectionOpening) -> Iterator[str]:
    yield from (block.title, block.subtitle)


def _speaker(block: b.SpeakerHeading) -> Iterator[str]:
    yield from (block.name, block.detail)


def _quote(block: b.QuoteBlock) -> Iterator[str]:
    yield from (
        block.label,
        block.second_label,
        *block.paragraphs,
        block.speaker,
        block.role,
        *_stretches(block.source),
    )


def _figures(block: b.FigureTable) -> Iterator[str]:
    before = group = ""
    for row in block.rows:
        if row.group != group:
            yield row.group
        group = row.group
        note = row.note if row.note != before else ""  # one that two rows share stands once
        yield from (row.measure, note, row.modifier, row.value, row.unit, f"{row.period}{_cited(row.told_by)}")
        before = row.note


def _sources(block: b.SourceList) -> Iterator[str]:
    for entry in block.entries:
        yield from (entry.title, entry.publisher, entry.published)


def _contents(block: b.Contents) -> Iterator[str]:
    yield from (entry.title for entry in block.entries)


def _chart(block: b.Chart) -> Iterator[str]:
    yield from (block.title, *_stretches(block.subtitle), *_stretches(block.source))


_READERS: dict[type[Any], Callable[[Any], Iterator[str]]] = {
    b.Cover: _cover,
    b.Paragraph: _runs,
    b.Note: _runs,
    b.Callout: _runs,
    b.LineToTake: _line,
    b.BulletList: _bullets,
    b.Table: _table,
    b.Heading: _heading,
    b.QuestionHeading: _heading,
    b.SectionOpening: _opening,
    b.SpeakerHeading: _speaker,
    b.QuoteBlock: _quote,
    b.FigureTable: _figures,
    b.SourceList: _sources,
    b.Contents: _contents,
    b.Chart: _chart,
}


def _stretches(runs: Runs) -> Iterator[str]:
    """The words of runs, parted where a raised number or the number of a page comes between."""
    words = ""
    for run in runs:
        words += run.text
        if run.reference is not None or run.page_of is not None:
            yield words
            words = ""
    yield words
