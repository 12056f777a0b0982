"""What an item of a pack says as plain paragraphs, so that two versions of it can be laid over one another."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from briefing_app.domain.packs import Likelihood, Pack, PackItem, PackSection
from briefing_app.packs import blocks as b
from briefing_app.packs.blocks import Block, Runs, Text
from briefing_app.packs.compose import compose
from briefing_app.packs.versions.frozen import Frozen

_LIKELY = {
    Likelihood.CERTAIN: "Certain, full answer.",
    Likelihood.POSSIBLE: "Possible, short answer.",
    Likelihood.UNLIKELY: "Unlikely, if raised only.",
}
LIKELIHOODS = frozenset(_LIKELY.values())
"""The paragraphs that say how likely a question is."""
_EVIDENCE = "Evidence"


@dataclass(frozen=True, slots=True)
class Said:
    """What an item says, paragraph by paragraph, and what bears it out."""

    paragraphs: tuple[Runs, ...] = ()
    evidence: Runs = ()


def said(item: PackItem, of: Frozen) -> Said:
    """What a pack's item says where it is set by itself."""
    alone = Pack(0, of.pack.details, (PackSection(0, "", items=(item,)),))
    composed = compose(alone, of.points, of.documents)
    body = list(_body(composed.blocks))
    paragraphs = [_unnumbered(runs) for block in body for runs in _paragraphs(block)]
    evidence = [_trimmed(_unnumbered(runs)) for block in body if (runs := _evidence(block))]
    return Said(tuple(runs for runs in paragraphs if plain(runs)), evidence[0] if evidence else ())


def plain(runs: Runs) -> str:
    """The words of runs, without white space at either end."""
    return "".join(run.text for run in runs).strip()


def _body(composed: tuple[Block, ...]) -> Iterator[Block]:
    """The blocks between the section's opening and the sources."""
    openings = [at for at, block in enumerate(composed) if isinstance(block, b.SectionOpening)]
    end = next((at for at in openings if composed[at].anchor == "sources"), len(composed))  # type: ignore[union-attr]
    yield from composed[openings[0] + 1 : end]


def _unnumbered(runs: Runs) -> Runs:
    """Runs without the numbers of sources, which another version may give otherwise, and without anchors."""
    kept = (run for run in runs if not (run.link or "").startswith("#source-"))
    return tuple(replace(run, reference=None, page_of=None, link=_outside(run.link)) for run in kept)


def _trimmed(runs: Runs) -> Runs:
    """Runs without the white space that stood before a number."""
    return (*runs[:-1], replace(runs[-1], text=runs[-1].text.rstrip())) if runs else ()


def _outside(link: str | None) -> str | None:
    return None if link is None or link.startswith("#") else link


def _evidence(block: Block) -> Runs:
    if isinstance(block, b.LineToTake):
        return block.evidence
    if isinstance(block, b.QuoteBlock | b.Chart):
        return block.source
    return block.runs[1:] if isinstance(block, b.Note) and _is_evidence(block) else ()


def _is_evidence(note: b.Note) -> bool:
    return bool(note.runs) and note.runs[0].bold and note.runs[0].text.strip() == _EVIDENCE


def _paragraphs(block: Block) -> Iterator[Runs]:
    reader = _READERS.get(type(block))
    if reader is not None:
        yield from reader(block)


def _runs(block: b.Paragraph | b.LineToTake) -> Iterator[Runs]:
    yield block.runs


def _note(block: b.Note) -> Iterator[Runs]:
    if not _is_evidence(block):
        yield block.runs


def _callout(block: b.Callout) -> Iterator[Runs]:
    yield (Text(f"{block.label}: ", bold=True), *block.runs)


def _heading(block: b.Heading) -> Iterator[Runs]:
    yield (Text(block.text, bold=True),)


def _question(block: b.QuestionHeading) -> Iterator[Runs]:
    yield (Text(block.text, bold=True),)
    if block.likelihood is not None:
        yield (Text(_LIKELY[block.likelihood]),)


def _bullets(block: b.BulletList) -> Iterator[Runs]:
    yield from block.items


def _quote(block: b.QuoteBlock) -> Iterator[Runs]:
    last = len(block.paragraphs) - 1
    for at, words in enumerate(block.paragraphs):
        text = f"“{words}{'”' if at == last else ''}" if block.own_words else words
        yield (Text(text, exact=block.own_words),)
    yield (Text(", ".join(part for part in (block.speaker, block.role, block.label) if part)),)


def _figures(block: b.FigureTable) -> Iterator[Runs]:
    for row in block.rows:
        amount = " ".join(part for part in (row.modifier, row.value, row.unit) if part)
        yield (Text(f"{row.measure}: "), Text(amount, bold=True), Text(f", {row.period}."))


def _table(block: b.Table) -> Iterator[Runs]:
    for row in (block.head, *block.rows):
        yield tuple(run for at, cell in enumerate(row) for run in ((Text(" | "),) if at else ()) + cell)


def _chart(block: b.Chart) -> Iterator[Runs]:
    yield (Text(block.title, bold=True),)
    yield block.subtitle
    for series in block.series:
        values = (
            f"{label} {value.text}"
            for label, value in zip(block.labels, series.values, strict=True)
            if value is not None
        )
        yield (Text(f"{series.name}: {'; '.join(values)}"),)


_READERS: dict[type[Any], Callable[[Any], Iterator[Runs]]] = {
    b.Paragraph: _runs,
    b.LineToTake: _runs,
    b.Note: _note,
    b.Callout: _callout,
    b.Heading: _heading,
    b.QuestionHeading: _question,
    b.BulletList: _bullets,
    b.QuoteBlock: _quote,
    b.FigureTable: _figures,
    b.Table: _table,
    b.Chart: _chart,
}
