"""A composed pack as Markdown: for wikis, e-mails and whoever goes on writing in another program."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from briefing_app.exporting.atomic import write_text
from briefing_app.exporting.html import LIKELIHOODS
from briefing_app.exporting.said import (
    FINDINGS_OPEN,
    LET_STAND,
    MUST_BE_SETTLED,
    NOT_GIVEN,
    SOUND,
    checked,
    counted,
    with_groups,
)
from briefing_app.packs import blocks
from briefing_app.packs.blocks import FigureRow, PackDocument, Runs, SourceEntry, Text

_SPECIAL = re.compile(r"([\\\\`*_\[\]<>#|~])")
_LINE_START = re.compile(r"^(\s*)([-+>]|\d+(?=[.)]\s))", re.MULTILINE)


def write(document: PackDocument, path: Path) -> None:
    """Write the pack as Markdown, UTF-8. The same document gives the same bytes.

    Raises:
        BriefingError: the file cannot be written; a file that was there still stands.
    """
    write_text(path, to_markdown(document))


def to_markdown(document: PackDocument) -> str:
    """The text of a pack."""
    head = [f"**{_plain(part)}**" for part in (document.marking,) if part] + [_plain(document.handling)]
    if document.title and not any(isinstance(block, blocks.Cover) for block in document.blocks):
        head.append(f"# {_plain(document.title)}")
    said = (
        document.foot,
        document.version,
        f"Facts correct at {document.facts_correct_at}" if document.facts_correct_at else "",
    )
    parts = [
        *head,
        *(_RENDER[type(block)](block) for block in document.blocks),
        ". ".join(part for part in said if part),
    ]
    return "\n\n".join(part for part in (*parts, *head[:1]) if part) + "\n"


def _plain(text: str) -> str:
    """Words that stay what they are: no sign of Markdown or HTML in them counts."""
    text = _SPECIAL.sub(r"\\\1", text.replace("&", "&amp;").replace("<", "&lt;"))
    return _LINE_START.sub(
        lambda found: f"{found[1]}{found[2]}\\" if found[2].isdigit() else f"{found[1]}\\{found[2]}", text
    )


def _cover(block: blocks.Cover) -> str:
    above = " · ".join(_plain(part) for part in (block.department, block.brief) if part)
    rows = "\n".join(f"- **{_plain(row.label)}**: {_plain(row.value)}" for row in (*block.rows, *block.foot))
    notice = f"> **{FINDINGS_OPEN}** {_runs(block.notice)}" if block.notice else ""
    parts = (above, f"# {_plain(block.title)}", _plain(block.for_whom), notice, rows)
    return "\n\n".join(part for part in parts if part)


def _contents(block: blocks.Contents) -> str:
    rows = "\n".join(
        f"{'  ' if entry.level > 1 else ''}- {_plain(f'{entry.number} {entry.title}'.strip())}"
        for entry in block.entries
    )
    return "\n\n".join(["## Contents", rows, *(_runs(runs) for runs in block.guide)])


def _opening(block: blocks.SectionOpening) -> str:
    below = f"\n\n{_plain(block.subtitle)}" if block.subtitle else ""
    return f"## {_plain(block.label)}: {_plain(block.title)}{below}"


def _heading(block: blocks.Heading) -> str:
    label = f"{_plain(block.label)}: " if block.label else ""
    return f"{'#' * min(block.level + 1, 6)} {label}{_plain(block.text)}"


def _paragraph(block: blocks.Paragraph) -> str:
    return _labelled(block.label, _runs(block.runs))


def _note(block: blocks.Note) -> str:
    return _labelled(block.label, _runs(block.runs))


def _line(block: blocks.LineToTake) -> str:
    evidence = f"\n\nEvidence: {_runs(block.evidence)}" if block.evidence else ""
    return f"{_labelled(block.label, _runs(block.runs))}{evidence}"


def _question(block: blocks.QuestionHeading) -> str:
    likely = f"\n\n{LIKELIHOODS[block.likelihood]}" if block.likelihood else ""
    return f"#### {_plain(block.text)}{likely}"


def _bullets(block: blocks.BulletList) -> str:
    marks = (f"{block.first + at}." if block.ordered else "-" for at in range(len(block.items)))
    rows = "\n".join(f"{mark} {_runs(item)}" for mark, item in zip(marks, block.items, strict=True))
    return f"**{_plain(block.label)}**\n\n{rows}" if block.label else rows


def _speaker(block: blocks.SpeakerHeading) -> str:
    detail = " · ".join(_plain(part) for part in (block.detail, block.label) if part)
    return f"### {_plain(block.name)}" + (f"\n\n{detail}" if detail else "")


def _quote(block: blocks.QuoteBlock) -> str:
    last = len(block.paragraphs) - 1
    words = [
        _plain(f"“{one}{'”' if at == last else ''}" if block.own_words else one)
        for at, one in enumerate(block.paragraphs)
    ]
    quoted = "\n>\n".join("\n".join(f"> {line}" for line in one.split("\n")) for one in words)
    body = quoted if block.own_words else "\n\n".join(words)
    who = ", ".join(part for part in (block.speaker, block.role) if part)
    if not block.own_words:
        who = f"{who} (reported, not in their own words)" if who else "Reported, not in their own words"
    labels = ", ".join(part for part in (block.label, block.second_label) if part)
    named = [f"**{_plain(part)}**" for part in (who,) if part] + [_plain(labels), _runs(block.source)]
    return "\n\n".join(part for part in (body, *named) if part)


def _figures(block: blocks.FigureTable) -> str:
    head = f"| {' | '.join(block.heads)} |\n| --- | ---: | --- | --- | --- | --- |"
    rows = "\n".join(_group(row) if isinstance(row, str) else _figure_row(row) for row in with_groups(block.rows))
    key = f"\n\n{_runs(block.key)}" if block.key else ""
    return f"{head}\n{rows}{key}"


def _group(name: str) -> str:
    return f"| **{_one_line(_plain(name))}** | | | | | |"


def _figure_row(row: FigureRow) -> str:
    measure = f"{row.measure}: {row.note}" if row.note else row.measure
    value = " ".join(part for part in (row.modifier, row.value) if part)
    cells = [_plain(part) for part in (measure, value, row.unit, row.period)]
    return "| " + " | ".join(_one_line(cell) for cell in (*cells, _runs(row.told_by), _plain(row.status))) + " |"


def _table(block: blocks.Table) -> str:
    right = (*block.right_aligned, *[False] * len(block.head))
    rule = " | ".join("---:" if right[at] else "---" for at in range(len(block.head)))
    rows = (" | ".join(_one_line(_runs(cell)) for cell in row) for row in (block.head, *block.rows))
    head, *rest = (f"| {row} |" for row in rows)
    return "\n".join((head, f"| {rule} |", *rest))


def _chart(block: blocks.Chart) -> str:
    head = (Text(block.head), *(Text(series.name) for series in block.series))
    rows = tuple(
        ((Text(label),), *((Text(value.text if value else NOT_GIVEN),) for value in values))
        for label, *values in zip(block.labels, *(series.values for series in block.series), strict=True)
    )
    table = _table(blocks.Table(tuple((cell,) for cell in head), rows, (False, *[True] * len(block.series))))
    source = f"Source: {_runs(block.source)}" if block.source else ""
    title = f"### {_plain(block.label)}: {_plain(block.title)}"
    return "\n\n".join(part for part in (title, _runs(block.subtitle), table, source) if part)


def _alteration(block: blocks.Alteration) -> str:
    said = (("It said", block.before), ("Now say", block.now), ("Why", block.why), ("Evidence", block.evidence))
    parts = (_labelled(label, _runs(runs)) for label, runs in said if runs)
    return "\n\n".join((f"### {_plain(block.label)}: {_plain(block.place)}", *parts))


def _finding_sheet(block: blocks.FindingSheet) -> str:
    parts = [f"## {counted(block)}", checked(block)]
    for name, entries in ((f"Open: {MUST_BE_SETTLED}", block.open), (f"Accepted: {LET_STAND}", block.accepted)):
        parts += [f"### {name}", *map(_finding, entries)] if entries else []
    parts += [_labelled(SOUND, _plain(block.sound))] if block.sound else []
    return "\n\n".join(parts)


def _finding(entry: blocks.FindingEntry) -> str:
    place = f" ({_plain(entry.place)})" if entry.place else ""
    word, said = ("Accepted", entry.accepted) if entry.accepted else ("To put right", entry.remedy)
    after = f"  \n  {word}: {_plain(said)}" if said else ""
    return f"- **{entry.number} {_plain(entry.kind)}**{place}: {_runs(entry.runs)}{after}"


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _callout(block: blocks.Callout) -> str:
    return f"> **{_plain(block.label)}** {_runs(block.runs)}"


def _sources(block: blocks.SourceList) -> str:
    return "\n".join(map(_source, block.entries))


def _source(entry: SourceEntry) -> str:
    title = f"[{_plain(entry.title)}]({_address(entry.link)})" if _safe(entry.link) else _plain(entry.title)
    about = ", ".join(_plain(part) for part in (entry.publisher, entry.published, entry.detail, entry.marking) if part)
    digest = f" (SHA-256 of the file begins `{entry.sha256}`)" if entry.sha256 else ""
    return f"- [{entry.number}] {', '.join(part for part in (title, about) if part)}{digest}"


def _safe(link: str) -> bool:
    return link.startswith(("https://", "http://", "mailto:"))


def _address(link: str) -> str:
    return re.sub(r"[\s()<>]", lambda found: f"%{ord(found.group()):02X}", link)


def _labelled(label: str, words: str) -> str:
    return f"**{_plain(label)}** {words}" if label else words


def _runs(runs: Runs) -> str:
    return "".join(map(_run, runs))


def _run(run: Text) -> str:
    inner = run.text.strip()
    words = _plain(inner)
    for wanted, mark in ((run.bold, "**"), (run.italic, "*"), (run.struck, "~~")):
        words = f"{mark}{words}{mark}" if wanted and words else words
    words = f"<ins>{words}</ins>" if run.changed and words else words
    if run.link and _safe(run.link):
        words = f"[{words}]({_address(run.link)})"
    before, after = (" " if run.text[:1].isspace() else ""), (" " if run.text[-1:].isspace() else "")
    reference = f" \\[{run.reference}\\]" if run.reference is not None else ""
    return f"{before}{words}{reference}{after}" if inner else run.text and " "


_RENDER: dict[type, Callable[[Any], str]] = {
    blocks.Cover: _cover,
    blocks.Contents: _contents,
    blocks.SectionOpening: _opening,
    blocks.Heading: _heading,
    blocks.Paragraph: _paragraph,
    blocks.Note: _note,
    blocks.LineToTake: _line,
    blocks.QuestionHeading: _question,
    blocks.BulletList: _bullets,
    blocks.SpeakerHeading: _speaker,
    blocks.QuoteBlock: _quote,
    blocks.FigureTable: _figures,
    blocks.Table: _table,
    blocks.Callout: _callout,
    blocks.SourceList: _sources,
    blocks.Rule: lambda _block: "---",
    blocks.Chart: _chart,
    blocks.Alteration: _alteration,
    blocks.FindingSheet: _finding_sheet,
    blocks.Redline: lambda block: _labelled(f"{block.label}, {block.place}", _runs(block.runs)),
}
