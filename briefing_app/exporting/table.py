"""The quotes and figures of a pack as CSV, for spreadsheets: a row a point, with where it stands in its source.

A cell that a spreadsheet would take for a formula gets an apostrophe before it, as OWASP advises against CSV injection.
"""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from briefing_app.domain.figures import Figure
from briefing_app.domain.points import Point
from briefing_app.domain.quotes import Quote
from briefing_app.exporting.atomic import write_bytes
from briefing_app.packs import citations
from briefing_app.packs.citations import Source

HEAD = (
    *("kind", "words", "speaker", "role", "organisation", "quoted_as", "cue"),
    *("value", "value_high", "unit", "modifier", "of", "as_of", "aspect", "review"),
    *("document", "publisher", "published", "page", "link", "start", "end", "sha256"),
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def write(points: Sequence[Point], documents: Mapping[int, Source], path: Path) -> None:
    """Write the points as CSV: UTF-8 with a byte-order mark, which spreadsheets need to read £ rightly.

    Raises:
        BriefingError: the file cannot be written; a file that was there still stands.
    """
    write_bytes(path, to_csv(points, documents).encode("utf-8-sig"))


def to_csv(points: Sequence[Point], documents: Mapping[int, Source]) -> str:
    """The rows with their head; points whose document is gone are named without it."""
    target = io.StringIO(newline="")
    writer = csv.writer(target, lineterminator="\r\n")
    writer.writerow(HEAD)
    writer.writerows(_row(point, documents.get(point.document_id)) for point in points)
    return target.getvalue()


def _row(point: Point, source: Source | None) -> list[str]:
    where = ["", "", "", "", ""] if source is None else list(_where(point, source))
    digest = source.origin.sha256 if source else ""
    place = [str(point.content.start), str(point.content.end)]
    cells = [point.kind.value, point.content.text, *_said(point), *_counted(point), point.review.value]
    return [*(_safe(cell) for cell in (*cells, *where)), *place, digest]


def _said(point: Point) -> Iterator[str]:
    content = point.content
    if isinstance(content, Quote):
        yield from (content.speaker or "", content.role or "", content.organisation or "", content.kind.value)
        yield content.cue or ""
    else:
        yield from (content.said_by or "" if isinstance(content, Figure) else "", "", "", "", "")


def _counted(point: Point) -> Iterator[str]:
    figure = point.content
    if not isinstance(figure, Figure):
        yield from [""] * 7
        return
    yield f"{figure.value:.15g}"
    yield f"{figure.value_high:.15g}" if figure.value_high is not None else ""
    yield from (figure.unit or "", figure.modifier.value, figure.of or "", figure.as_of or "", figure.aspect.value)


def _where(point: Point, source: Source) -> Iterator[str]:
    details = source.details
    yield from (citations.named(source), details.publisher)
    yield details.published.isoformat() if details.published else ""
    yield from (citations.page_of(source, point.content.start), details.link)


def _safe(cell: str) -> str:
    """A cell that no spreadsheet runs; a negative number may stay one."""
    if cell.startswith(_FORMULA) and not _is_number(cell):
        return f"'{cell}"
    return cell


def _is_number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return not cell.startswith("+")
