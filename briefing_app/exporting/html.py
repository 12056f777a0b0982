"""A composed pack as one HTML file: nothing is loaded from elsewhere, nothing runs, and every part says what it is."""

from collections.abc import Callable, Iterator
from html import escape
from itertools import groupby
from pathlib import Path
from typing import Any

from briefing_app import paths
from briefing_app.domain.packs import Likelihood
from briefing_app.exporting.atomic import write_text
from briefing_app.packs import blocks
from briefing_app.packs.blocks import FigureRow, PackDocument, Runs, SourceEntry, Text

LIKELIHOODS = {
    Likelihood.CERTAIN: "Certain, full answer",
    Likelihood.POSSIBLE: "Possible, short answer",
    Likelihood.UNLIKELY: "Unlikely, if raised only",
}


def write(document: PackDocument, path: Path) -> None:
    """Write the pack as a web page. The same document gives the same bytes.

    Raises:
        BriefingError: the file cannot be written; a file that was there still stands.
    """
    write_text(path, to_html(document))


def to_html(document: PackDocument) -> str:
    """The page of a pack."""
    style = (paths.resources() / "export" / "pack.css").read_text("utf-8")
    marking = escape(document.marking)
    handling = f'<span class="handling">{escape(document.handling)}</span>' if document.handling else ""
    said = (document.version, f"Facts correct at {document.facts_correct_at}" if document.facts_correct_at else "")
    return "\n".join(
        (
            "<!DOCTYPE html>",
            f'<html lang="{escape(document.language)}">',
            f'<head><meta charset="utf-8"><title>{escape(document.title)}</title>',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<style>\n{style}</style></head>",
            '<body><a class="skip" href="#content">Skip to the pack</a>',
            f'<header class="marking">{marking}{handling}</header>',
            '<main id="content">',
            *_parts(document),
            f'<p class="note">{escape(". ".join(part for part in said if part))}</p>',
            "</main>",
            f'<footer class="marking">{marking}</footer>',
            "</body></html>\n",
        )
    )


def _parts(document: PackDocument) -> Iterator[str]:
    """The blocks, each section in an element of its own; headings go down one level at a time."""
    opened, level = False, 1
    for block in document.blocks:
        if isinstance(block, blocks.SectionOpening):
            yield from ["</section>"] if opened else []
            yield f'<section aria-labelledby="{escape(block.anchor)}">'
            opened, level = True, 2
        if isinstance(block, _HEADED):
            level = min(level + 1, _level(block))
            yield _HEADING[type(block)](block, level)
        else:
            yield _RENDER[type(block)](block)
    yield from ["</section>"] if opened else []


_HEADED = (blocks.Heading, blocks.QuestionHeading, blocks.SpeakerHeading)


def _level(block: blocks.Heading | blocks.QuestionHeading | blocks.SpeakerHeading) -> int:
    """Sections have the second level, items and speakers the third, questions the fourth."""
    if isinstance(block, blocks.Heading):
        return min(block.level + 1, 6)
    return 4 if isinstance(block, blocks.QuestionHeading) else 3


def _cover(block: blocks.Cover) -> str:
    above = " · ".join(part for part in (block.department, block.brief) if part)
    whom = f'<p class="for">{_lines(block.for_whom)}</p>' if block.for_whom else ""
    rows = "".join(f"<dt>{escape(row.label)}</dt><dd>{_lines(row.value)}</dd>" for row in (*block.rows, *block.foot))
    return f'<p class="label">{escape(above)}</p><h1>{escape(block.title)}</h1>{whom}<dl class="cover">{rows}</dl>'


def _lines(text: str) -> str:
    """Words whose line ends stay."""
    return "<br>".join(map(escape, text.split("\n")))


def _contents(block: blocks.Contents) -> str:
    rows = "".join(map(_entry, block.entries))
    guide = "".join(f'<p class="note">{_runs(runs)}</p>' for runs in block.guide)
    return f'<nav aria-label="Contents"><h2>Contents</h2><ol>{rows}</ol></nav>{guide}'


def _entry(entry: blocks.ContentsEntry) -> str:
    under = ' class="under"' if entry.level > 1 else ""
    title = f'<a href="#{escape(entry.anchor)}">{escape(entry.title)}</a>'
    return f'<li{under}><span class="number">{escape(entry.number)}</span> {title}</li>'


def _opening(block: blocks.SectionOpening) -> str:
    below = f'<p class="subtitle">{escape(block.subtitle)}</p>' if block.subtitle else ""
    heading = f'<h2 id="{escape(block.anchor)}">{escape(block.title)}</h2>'
    return f'<div class="opening"><p class="label">{escape(block.label)}</p>{heading}</div>{below}'


def _heading(block: blocks.Heading, level: int) -> str:
    anchor = f' id="{escape(block.anchor)}"' if block.anchor else ""
    heading = f"<h{level}{anchor}>{escape(block.text)}</h{level}>"
    return f'<p class="label">{escape(block.label)}</p>{heading}' if block.label else heading


def _paragraph(block: blocks.Paragraph) -> str:
    return _labelled((block.label,), f"<p>{_runs(block.runs)}</p>")


def _note(block: blocks.Note) -> str:
    return _labelled((block.label,), f'<p class="note">{_runs(block.runs)}</p>')


def _line(block: blocks.LineToTake) -> str:
    evidence = f'<p class="note"><b>Evidence</b> {_runs(block.evidence)}</p>' if block.evidence else ""
    return _labelled((block.label,), f'<p class="line">{_runs(block.runs)}</p>{evidence}')


def _question(block: blocks.QuestionHeading, level: int) -> str:
    likely = f'<p class="small">{LIKELIHOODS[block.likelihood]}</p>' if block.likelihood else ""
    anchor = f' id="{escape(block.anchor)}"' if block.anchor else ""
    return f"<h{level}{anchor}>{escape(block.text)}</h{level}>{likely}"


def _bullets(block: blocks.BulletList) -> str:
    items = "".join(f"<li>{_runs(item)}</li>" for item in block.items)
    tag = f'ol start="{block.first}"' if block.ordered else "ul"
    return _labelled((block.label,), f"<{tag}>{items}</{tag.split(maxsplit=1)[0]}>")


def _speaker(block: blocks.SpeakerHeading, level: int) -> str:
    anchor = f' id="{escape(block.anchor)}"' if block.anchor else ""
    detail = " · ".join(part for part in (block.detail, block.label) if part)
    below = f'<p class="subtitle small">{escape(detail)}</p>' if detail else ""
    return f"<h{level}{anchor}>{escape(block.name)}</h{level}>{below}"


def _quote(block: blocks.QuoteBlock) -> str:
    last = len(block.paragraphs) - 1
    if block.own_words:
        marked = (f"“{words}{'”' if at == last else ''}" for at, words in enumerate(block.paragraphs))
        words = f"<blockquote>{''.join(f'<p>{escape(one)}</p>' for one in marked)}</blockquote>"
    else:
        words = "".join(f"<p>{escape(one)}</p>" for one in block.paragraphs)
    who = ", ".join(part for part in (block.speaker, block.role) if part)
    if not block.own_words:
        who = f"{who} (reported, not in their own words)" if who else "Reported, not in their own words"
    named = f'<p class="who">{escape(who)}</p>' if who else ""
    source = f'<p class="source">{_runs(block.source)}</p>' if block.source else ""
    body = f"{words}<figcaption>{named}{source}</figcaption>" if named or source else words
    return f"<figure>{_labelled((block.label, block.second_label), body)}</figure>"


def _figures(block: blocks.FigureTable) -> str:
    rows = "".join(
        _figure_row(row, repeated=at > 0 and block.rows[at - 1].note == row.note) for at, row in enumerate(block.rows)
    )
    names = ("Measure", "Value", "Unit", "Period", "Source", "Status")
    head = "".join(f'<th scope="col"{_NUMBER if name == "Value" else ""}>{name}</th>' for name in names)
    key = f'<p class="note">{_runs(block.key)}</p>' if block.key else ""
    return _table("Key figures", head, rows) + key


_NUMBER = ' class="number"'


def _figure_row(row: FigureRow, *, repeated: bool) -> str:
    exact = row.note.startswith("“") and row.note.endswith("”")
    note = (
        f'<span class="words{" exact" if exact else ""}">{escape(row.note)}</span>' if row.note and not repeated else ""
    )
    value = " ".join(part for part in (row.modifier, f"<b>{escape(row.value)}</b>") if part)
    status = (
        f'<td class="alert">{escape(row.status)}</td>'
        if row.status.startswith("◆")
        else f"<td>{escape(row.status)}</td>"
    )
    cells = (
        f"<td{_NUMBER}>{value}</td><td>{escape(row.unit)}</td><td>{escape(row.period)}</td><td>{_runs(row.source)}</td>"
    )
    return f'<tr><th scope="row">{escape(row.measure)}{note}</th>{cells}{status}</tr>'


def _own_table(block: blocks.Table) -> str:
    right = (*block.right_aligned, *[False] * len(block.head))
    head = "".join(
        f'<th scope="col"{_NUMBER if right[at] else ""}>{_runs(cell)}</th>' for at, cell in enumerate(block.head)
    )
    rows = "".join(
        f"<tr>{''.join(_cell(runs, at, right[at]) for at, runs in enumerate(row))}</tr>" for row in block.rows
    )
    return _table("", head, rows)


def _cell(runs: Runs, at: int, right: bool) -> str:
    return f"<td{_NUMBER if right else ''}>{_runs(runs)}</td>" if at else f'<th scope="row">{_runs(runs)}</th>'


def _table(caption: str, head: str, rows: str) -> str:
    named = f"<caption>{escape(caption)}</caption>" if caption else ""
    label = escape(f"Table: {caption}" if caption else "Table")
    table = f"<table>{named}<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
    return f'<div class="scroll" tabindex="0" role="region" aria-label="{label}">{table}</div>'


def _callout(block: blocks.Callout) -> str:
    return f'<div class="callout"><p class="label">{escape(block.label)}</p><p>{_runs(block.runs)}</p></div>'


def _sources(block: blocks.SourceList) -> str:
    return f'<ol class="sources">{"".join(map(_source, block.entries))}</ol>'


def _source(entry: SourceEntry) -> str:
    title = f'<a href="{escape(entry.link)}">{escape(entry.title)}</a>' if _safe(entry.link) else escape(entry.title)
    about = ", ".join(part for part in (entry.publisher, entry.published, entry.detail, entry.marking) if part)
    digest = (
        f'<br><span class="small">SHA-256 of the file begins <code>{escape(entry.sha256)}</code></span>'
        if entry.sha256
        else ""
    )
    number = f'<span class="label">{entry.number}</span>'
    return f'<li id="source-{entry.number}">{number} <b>{title}</b><br>{escape(about)}{digest}</li>'


def _safe(link: str) -> bool:
    return link.startswith(("https://", "http://"))


def _labelled(labels: tuple[str, ...], body: str) -> str:
    """The body with its labels in the narrow column, if it has any."""
    shown = [label for label in labels if label]
    if not shown:
        return body
    names = "".join(f'<p class="{"second" if at else "label"}">{escape(label)}</p>' for at, label in enumerate(shown))
    return f'<div class="row"><div class="labels">{names}</div><div>{body}</div></div>'


def _runs(runs: Runs) -> str:
    """The words; neighbours of one link share it, and a source's number is a link of its own."""
    made = []
    for link, linked in groupby(runs, lambda run: run.link if _may_link(run.link) else None):
        words = "".join(map(_run, linked))
        made.append(f'<a href="{escape(link)}">{words}</a>' if link else words)
    return "".join(made)


def _may_link(link: str | None) -> bool:
    return bool(link) and (link or "").startswith(("#", "https://", "http://", "mailto:"))


def _run(run: Text) -> str:
    words = escape(run.text)
    for wanted, tag in ((run.bold, "strong"), (run.italic, "em")):
        words = f"<{tag}>{words}</{tag}>" if wanted else words
    if run.exact:
        words = f'<span class="exact">{words}</span>'
    if run.reference is not None and not _may_link(run.link):
        words += f'<sup><a href="#source-{run.reference}" aria-label="Source {run.reference}">{run.reference}</a></sup>'
    return words


_RENDER: dict[type, Callable[[Any], str]] = {
    blocks.Cover: _cover,
    blocks.Contents: _contents,
    blocks.SectionOpening: _opening,
    blocks.Paragraph: _paragraph,
    blocks.Note: _note,
    blocks.LineToTake: _line,
    blocks.BulletList: _bullets,
    blocks.QuoteBlock: _quote,
    blocks.FigureTable: _figures,
    blocks.Table: _own_table,
    blocks.Callout: _callout,
    blocks.SourceList: _sources,
    blocks.Rule: lambda _block: "<hr>",
}
_HEADING: dict[type, Callable[[Any, int], str]] = {
    blocks.Heading: _heading,
    blocks.QuestionHeading: _question,
    blocks.SpeakerHeading: _speaker,
}
