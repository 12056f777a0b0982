"""Seals the points of a pack: what stands on its pages, and where in which document it stands."""

from collections.abc import Mapping, Sequence

from briefing_app.domain.documents import Document
from briefing_app.domain.excerpts import sha256_of
from briefing_app.domain.figures import Figure
from briefing_app.domain.points import Content, Point
from briefing_app.domain.quotes import Quote
from briefing_app.domain.seals import Seal, SealedSource, Seals
from briefing_app.packs import citations, display


def seal_of(item: int, point: Point, number: int, shown: tuple[str, ...], form: str = "") -> Seal:
    """The seal of a point that the pack's item `item` shows so, in that display form, from source `number`."""
    content = point.content
    role = citations.role(content) if isinstance(content, Quote) else ""
    return Seal(
        item=item,
        kind=point.kind.value,
        words=content.text,
        shown=shown,
        speaker=_speaker(content),
        role=role,
        source=number,
        start=content.start,
        end=content.end,
        display="\n\n".join(display.paragraphs(content.text, form)) if displayed(content, form) else "",
    )


def displayed(content: Content, form: str) -> bool:
    """Whether a display form stands in the place of a quote's words: it does unless it changes any."""
    return bool(form.strip()) and isinstance(content, Quote) and display.sound(content.text, form)


def quoted(content: Content, form: str = "") -> tuple[str, ...]:
    """The paragraphs of a quote or a key point as a page shows them, marks included where the words are exact."""
    parts = display.paragraphs(content.text, form if isinstance(content, Quote) else "")
    if isinstance(content, Quote) and not content.own_words:
        return parts
    last = len(parts) - 1
    return tuple(f"“{one}{'”' if at == last else ''}" for at, one in enumerate(parts))


def _speaker(content: Content) -> str:
    if isinstance(content, Quote):
        return content.speaker or ""
    return (content.said_by or "") if isinstance(content, Figure) else ""


def source_of(number: int, document: citations.Source) -> SealedSource:
    """A document as seals name it; without its text at hand the text's hash is empty."""
    text = sha256_of(document) if isinstance(document, Document) else ""
    details = document.details
    day = details.published.isoformat() if details.published else ""
    return SealedSource(
        number, citations.named(document), details.publisher, day, details.link, document.origin.sha256, text
    )


def sealed(title: str, version: str, points: Sequence[Seal], sources: Mapping[int, citations.Source | None]) -> Seals:
    """Seals with the documents of their numbers; one that is gone cannot be vouched for and is left out."""
    known = {number: source for number, source in sources.items() if source is not None}
    kept = tuple(one for one in points if one.source in known)
    return Seals(title, version, kept, tuple(source_of(number, source) for number, source in sorted(known.items())))
