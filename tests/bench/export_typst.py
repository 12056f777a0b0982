"""A composed pack as a Typst document, for comparison: the same words in the same order, tagged by Typst itself."""

from collections.abc import Callable, Sequence
from typing import Any

from briefing_app.exporting.html import LIKELIHOODS
from briefing_app.packs import blocks
from briefing_app.packs.blocks import PackDocument, Runs, Text

_HEAD = """
#set document(title: {title}, author: {author})
#set page(paper: "a4", margin: (x: 54pt, top: 84pt, bottom: 75pt),
  header: align(center)[*{marking}*], footer: context [{facts} #h(1fr) Page #counter(page).display() of \
#counter(page).final().first()])
#set text(font: "SourceSans3", size: 11pt, lang: "en", region: "GB")
#set par(leading: 5pt, spacing: 9pt)
#let exact(body) = text(font: "SourceSerif4", body)
#let label(body) = text(size: 9pt, weight: "semibold", fill: rgb("#0E4A5B"), body)
#let small(body) = text(size: 9.5pt, fill: rgb("#4A5259"), body)
#let row(side, body) = grid(columns: (120pt, 1fr), gutter: 20pt, label(side), body)
"""


def to_typst(document: PackDocument) -> str:
    """The source of a pack."""
    head = _HEAD.format(
        title=_string(document.title),
        author=_string(document.author),
        marking=_plain(document.marking),
        facts=_plain(f"Facts correct at {document.facts_correct_at}"),
    )
    return head + "\n\n".join(_RENDER[type(block)](block) for block in document.blocks) + "\n"


def _string(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _plain(text: str) -> str:
    """Words as code that shows them as they are."""
    return f"#{_string(text)}" if text else ""


def _runs(runs: Runs) -> str:
    return "".join(map(_run, runs))


def _run(run: Text) -> str:
    words = _plain(run.text)
    for wanted, name in ((run.bold, "strong"), (run.italic, "emph"), (run.exact, "exact")):
        words = f"#{name}[{words}]" if wanted else words
    if run.link:
        target = f"<{run.link[1:]}>" if run.link.startswith("#") else _string(run.link)
        words = f"#link({target})[{words}]"
    return f"{words}#super[#link(<source-{run.reference}>)[{run.reference}]]" if run.reference is not None else words


def _anchor(anchor: str) -> str:
    return f" <{anchor}>" if anchor else ""


def _cover(block: blocks.Cover) -> str:
    rows = "\n\n".join(f"#row[{_plain(row.label)}][{_plain(row.value)}]" for row in (*block.rows, *block.foot))
    return (
        f"{_plain(block.department)}\n\n= {_plain(block.title)}\n\n{_plain(block.for_whom)}\n\n{rows}\n\n#pagebreak()"
    )


def _opening(block: blocks.SectionOpening) -> str:
    return f"#line(length: 100%)\n\n= {_plain(block.title)}{_anchor(block.anchor)}\n\n#small[{_plain(block.subtitle)}]"


def _heading(level: int, text: str, anchor: str) -> str:
    return f"{'=' * level} {_plain(text)}{_anchor(anchor)}"


def _quote(block: blocks.QuoteBlock) -> str:
    last = len(block.paragraphs) - 1
    marked = (f"“{words}{'”' if at == last else ''}" for at, words in enumerate(block.paragraphs))
    words = "\n\n".join(f"#exact[{_plain(one)}]" for one in marked)
    who = ", ".join(part for part in (block.speaker, block.role) if part)
    side = "\n\n".join(part for part in (_plain(block.label), _plain(block.second_label)) if part)
    return f"#row[{side}][#quote(block: true)[{words}]\n\n#small[*{_plain(who)}*\n\n{_runs(block.source)}]]"


def _figures(block: blocks.FigureTable) -> str:
    names = ("Measure", "Value", "Unit", "Period", "Source", "Status")
    rows = []
    for row in block.rows:
        measure = f"{_plain(row.measure)}\n\n#small[{_plain(row.note)}]"
        value = f"{_plain(row.modifier)} *{_plain(row.value)}*"
        rows.append((measure, value, _plain(row.unit), _plain(row.period), _runs(row.source), _plain(row.status)))
    return f"{_grid('(2fr, 1fr, 1fr, 1.4fr, 0.6fr, 1.2fr)', names, rows)}\n\n#small[{_runs(block.key)}]"


def _table(block: blocks.Table) -> str:
    columns = str(len(block.head))
    return _grid(columns, tuple(map(_runs, block.head)), [tuple(map(_runs, row)) for row in block.rows])


def _grid(columns: str, head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    cells = ", ".join(f"[{cell}]" for row in rows for cell in row)
    heads = ", ".join(f"[*{cell}*]" for cell in head)
    return f"#table(columns: {columns}, stroke: (y: 0.4pt), table.header({heads}), {cells})"


def _sources(block: blocks.SourceList) -> str:
    return "\n\n".join(
        f"#row[{entry.number}][*{_plain(entry.title)}*\\ {_plain(entry.publisher)}, {_plain(entry.published)}\\ "
        f"#small[{_plain(entry.sha256)}]]{_anchor(f'source-{entry.number}')}"
        for entry in block.entries
    )


def _question(block: blocks.QuestionHeading) -> str:
    likely = LIKELIHOODS[block.likelihood] if block.likelihood else ""
    return f"{_heading(3, block.text, block.anchor)}\n\n#small[{_plain(likely)}]"


_RENDER: dict[type, Callable[[Any], str]] = {
    blocks.Cover: _cover,
    blocks.Contents: lambda _: "#outline(depth: 2)\n\n#pagebreak()",
    blocks.SectionOpening: _opening,
    blocks.Heading: lambda block: _heading(block.level, block.text, block.anchor),
    blocks.Paragraph: lambda block: f"#row[{_plain(block.label)}][{_runs(block.runs)}]",
    blocks.Note: lambda block: f"#row[{_plain(block.label)}][#small[{_runs(block.runs)}]]",
    blocks.LineToTake: lambda block: (
        f"#row[{_plain(block.label)}][#text(size: 13pt)[*{_runs(block.runs)}*]\n\n#small[*Evidence* "
        f"{_runs(block.evidence)}]]"
    ),
    blocks.QuestionHeading: _question,
    blocks.BulletList: lambda block: "\n".join(f"- {_runs(item)}" for item in block.items),
    blocks.SpeakerHeading: lambda block: f"{_heading(2, block.name, block.anchor)}\n\n#small[{_plain(block.detail)}]",
    blocks.QuoteBlock: _quote,
    blocks.FigureTable: _figures,
    blocks.Table: _table,
    blocks.SourceList: _sources,
    blocks.Rule: lambda _: "#line(length: 100%, stroke: 0.5pt)",
}
