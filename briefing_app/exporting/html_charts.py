"""Charts and the sheets of changes and findings as HTML: the picture drawn in the page, every value in a table."""

from html import escape

from briefing_app.exporting.drawing import Shape, Stroke, drawing
from briefing_app.exporting.html_words import NUMBER, labelled, runs_html, table_html
from briefing_app.exporting.said import LET_STAND, MUST_BE_SETTLED, NOT_GIVEN, SOUND, checked, counted, with_words
from briefing_app.packs.blocks import Alteration, Chart, FindingEntry, FindingSheet, Redline, Runs


def chart_html(block: Chart, level: int) -> str:
    """A heading, the picture with its words for a screen reader, the table and the source."""
    anchor = f' id="{escape(block.anchor)}"' if block.anchor else ""
    heading = f"<h{level}{anchor}>{escape(block.title)}</h{level}>"
    subtitle = f'<p class="subtitle small">{runs_html(block.subtitle)}</p>' if block.subtitle else ""
    source = f'<p class="note"><b>Source</b> {runs_html(block.source)}</p>' if block.source else ""
    label = f'<p class="label">{escape(block.label)}</p>'
    return f'<div class="chart">{label}{heading}{subtitle}{_picture(block)}{_values(block)}{source}</div>'


def _picture(block: Chart) -> str:
    """The drawing as SVG."""
    made = drawing(block)
    size = f'viewBox="0 0 {made.width:.4g} {made.height:.4g}" style="max-width: {made.width / 12:.4g}rem"'
    named = f"<title>{escape(block.title)}</title><desc>{escape(block.alternative)}</desc>"
    label = f'aria-label="{escape(block.alternative)}"'
    return f'<svg role="img" {label} {size}>{named}{"".join(map(_shape, made.shapes))}</svg>'


def _shape(shape: Shape) -> str:
    if isinstance(shape, Stroke):
        return _stroke(shape)
    weight = ' font-weight="600"' if shape.strong else ""
    anchor = ' text-anchor="end"' if shape.right else ""
    place = f'x="{shape.x:.5g}" y="{shape.y:.5g}" font-size="{shape.size:g}" fill="{shape.colour}"'
    return f"<text {place}{weight}{anchor}>{escape(shape.text)}</text>"


def _stroke(stroke: Stroke) -> str:
    points = " ".join(f"{x:.5g},{y:.5g}" for x, y in stroke.points)
    line = f' stroke="{stroke.colour}" stroke-width="{stroke.width:g}"' if stroke.width else ""
    dash = f' stroke-dasharray="{" ".join(f"{length:g}" for length in stroke.dash)}"' if stroke.dash else ""
    return f'<polyline points="{points}" fill="{stroke.filled or "none"}"{line}{dash}/>'


def _values(block: Chart) -> str:
    names = "".join(f'<th scope="col"{NUMBER}>{escape(series.name)}</th>' for series in block.series)
    head = f'<th scope="col">{escape(block.head)}</th>{names}'
    rows = []
    for at, label in enumerate(block.labels):
        values = (series.values[at] for series in block.series)
        cells = "".join(f"<td{NUMBER}>{escape(value.text) if value else NOT_GIVEN}</td>" for value in values)
        rows.append(f'<tr><th scope="row">{escape(label)}</th>{cells}</tr>')
    return table_html(f"{block.label}: every value", head, "".join(rows))


def alteration_html(block: Alteration, level: int) -> str:
    """What it said, what to say now, and why."""
    heading = f'<p class="label">{escape(block.label)}</p><h{level}>{escape(block.place)}</h{level}>'
    parts = (("It said", "was", block.before), ("Now say", "line", block.now), ("Why", "note", block.why))
    said = "".join(
        labelled((label,), f'<p class="{look}">{runs_html(runs)}</p>') for label, look, runs in parts if runs
    )
    return f'<div class="change">{heading}{said}{_evidence("Evidence", block.evidence)}</div>'


def _evidence(word: str, runs: Runs) -> str:
    return f'<p class="note"><b>{word}</b> {runs_html(runs)}</p>' if runs else ""


def findings_html(block: FindingSheet, level: int) -> str:
    """The count as the heading, then what is open, what was accepted and what is sound."""
    below = f'<p class="subtitle">{escape(checked(block))}</p>'
    opened = _findings(block.open, f"Open: {MUST_BE_SETTLED[0].lower()}{MUST_BE_SETTLED[1:]}", level + 1, alert=True)
    accepted = _findings(block.accepted, f"Accepted: {LET_STAND[0].lower()}{LET_STAND[1:]}", level + 1, alert=False)
    sound = labelled((SOUND,), f'<p class="note">{escape(block.sound)}</p>') if block.sound else ""
    return f"<h{level}>{escape(counted(block))}</h{level}>{below}{opened}{accepted}{sound}"


def _findings(entries: tuple[FindingEntry, ...], name: str, level: int, *, alert: bool) -> str:
    rows = "".join(map(_finding, entries))
    look = "findings alerted" if alert else "findings"
    return f'<div class="{look}"><h{level}>{name}</h{level}>{rows}</div>' if entries else ""


def _finding(entry: FindingEntry) -> str:
    word, said = ("Accepted", entry.accepted) if entry.accepted else ("To put right", entry.remedy)
    body = f"<p>{runs_html(entry.runs)}</p>{_evidence(word, with_words(said))}"
    return labelled((f"{entry.number} {entry.kind}", entry.place), body)


def redline_html(block: Redline) -> str:
    """A passage with what is new and what was taken out."""
    return labelled((block.label, block.place), f"<p>{runs_html(block.runs)}</p>")
