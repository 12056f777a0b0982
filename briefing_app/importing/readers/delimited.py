"""Tables saved as text, with commas, semicolons or tabs between the cells."""

import csv
import io
from collections import Counter

from briefing_app.domain.text import SourceText
from briefing_app.importing.readers.archives import damaged
from briefing_app.importing.readers.composing import Draft
from briefing_app.importing.readers.encoding import MARK, decode
from briefing_app.importing.readers.files import empty
from briefing_app.importing.readers.formats import MEBIBYTE, Format
from briefing_app.importing.readers.tables import Table, tabled

_SIGNS = ",;\t|"
_SAMPLE = 20


def read_csv(data: bytes, name: str) -> SourceText:
    """The rows of a table.

    Raises:
        BriefingError: it holds nothing, or far too much.
    """
    text = decode(data, name).lstrip(MARK)
    if not text.strip():
        raise empty(name)
    draft = Draft()
    table = Table(draft, name)
    try:
        table.write(csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text)))
    except csv.Error as error:
        raise damaged(name, "its rows cannot be told apart") from error
    source = tabled(draft, FORMAT.media_type, [table])
    if not source.text:
        raise empty(name)
    return source


def _delimiter(text: str) -> str:
    """The sign that parts the first lines most often into equally many cells; a comma if none does half of them."""
    lines = [line for line in text[:100_000].splitlines() if line.strip()][:_SAMPLE]
    return max(_SIGNS, key=lambda sign: _agreement(lines, sign))


def _agreement(lines: list[str], sign: str) -> int:
    """How many of the lines agree in how many cells there are, counted by the cells."""
    widths = Counter(len(next(csv.reader([line[:10_000]], delimiter=sign), [])) for line in lines)
    alike = ((width - 1) * count for width, count in widths.items() if 2 * count >= len(lines))
    return max(alike, default=0)


FORMAT = Format("text/csv", (".csv", ".tsv", ".tab"), read_csv, 10 * MEBIBYTE)
