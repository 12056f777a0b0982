"""A composed pack as one HTML file: nothing is loaded from elsewhere, nothing runs, and every part says what it is."""

import itertools
from collections.abc import Callable, Iterator, Sequence
from html import escape
from pathlib import Path
from typing import Any

from briefing_app import paths
from briefing_app.domain.packs import Likelihood
from briefing_app.exporting.atomic import write_text
from briefing_app.exporting.html_charts import alteration_html, chart_html, findings_html, redline_html
from briefing_app.exporting.html_words import NUMBER, labelled, numbered, runs_html, safe_link, table_html
from briefing_app.exporting.pdf import references
from briefing_app.exporting.said import FINDINGS_OPEN, spoken
from briefing_app.packs import blocks
from briefing_app.packs.blocks import FigureRow, PackDocument, Runs, SourceEntry

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
    said = (
        document.foot,
        document.version,
        f"Facts correct at {document.facts_correct_at}" if document.facts_correct_at else "",
    )
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
    if not any(isinstance(block, blocks.Cover) for block in document.blocks):
        yield f"<h1>{escape(document.title)}</h1>"
    tables = itertools.count(1)
    for block in references.with_links(document).blocks:
        if isinstance(block, blocks.SectionOpening):
            yield from ["</section>"] if opened else []
            yield f'<section aria-labelledby="{escape(block.anchor)}">'
            opened, level = True, 2
        if type(block) in _HEADING:
            level = min(level + 1, _level(block))
            yield numbered(_HEADING[type(block)](block, level), tables)
        else:
            yield numbered(_RENDER[type(block)](block), tables)
    yield from ["</section>"] if opened else []


def _level(block: object) -> int:
    """Sections and the sheet of findings have the second level, items and speakers the third, questions the fourth."""
    if isinstance(block, blocks.Heading):
        return min(block.level + 1, 6)
    return {blocks.QuestionHeading: 4, blocks.FindingSheet: 2}.get(type(block), 3)


def _cover(block: blocks.Cover) -> str:
    above = " · ".join(part for part in (block.department, block.brief) if part)
    whom = f'<p class="for">{_lines(block.for_whom)}</p>' if block.for_whom else ""
    rows = "".join(f"<dt>{escape(row.label)}</dt><dd>{_lines(row.value)}</dd>" for row in (*block.rows, *block.foot))
    notice = _callout(blocks.Callout(FINDINGS_OPEN, block.notice)) if block.notice else ""
    title = f"<h1>{escape(block.title)}</h1>"
    return f'<p class="label">{escape(above)}</p>{title}{whom}{notice}<dl class="cover">{rows}</dl>'


def _lines(text: str) -> str:
    """Words whose line ends stay."""
    return "<br>".join(map(escape, text.split("\n")))


def _contents(block: blocks.Contents) -> str:
    rows = "".join(map(_entry, block.entries))
    guide = "".join(f'<p class="note">{runs_html(runs)}</p>' for runs in block.guide)
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
    return labelled((block.label,), f"<p>{runs_html(block.runs)}</p>")


def _note(block: blocks.Note) -> str:
    return labelled((block.label,), f'<p class="note">{runs_html(block.runs)}</p>')


def _line(block: blocks.LineToTake) -> str:
    evidence = f'<p class="note"><b>Evidence</b> {runs_html(block.evidence)}</p>' if block.evidence else ""
    return labelled((block.label, spoken(block)), f'<p class="line">{runs_html(block.runs)}</p>{evidence}')


def _question(block: blocks.QuestionHeading, level: int) -> str:
    likely = f'<p class="small">{LIKELIHOODS[block.likelihood]}</p>' if block.likelihood else ""
    anchor = f' id="{escape(block.anchor)}"' if block.anchor else ""
    return f"<h{level}{anchor}>{escape(block.text)}</h{level}>{likely}"


def _bullets(block: blocks.BulletList) -> str:
    items = "".join(f"<li>{runs_html(item)}</li>" for item in block.items)
    tag = f'ol start="{block.first}"' if block.ordered else "ul"
    return labelled((block.label,), f"<{tag}>{items}</{tag.split(maxsplit=1)[0]}>")


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
    source = f'<p class="source">{runs_html(block.source)}</p>' if block.source else ""
    body = f"{words}<figcaption>{named}{source}</figcaption>" if named or source else words
    return f"<figure>{labelled((block.label, block.second_label), body)}</figure>"


def _figures(block: blocks.FigureTable) -> str:
    rows = "".join(_figure_rows(block.rows))
    head = "".join(f'<th scope="col"{NUMBER if name == "Value" else ""}>{name}</th>' for name in block.heads)
    key = f'<p class="note">{runs_html(block.key)}</p>' if block.key else ""
    return table_html("Key figures", head, rows) + key


def _figure_rows(rows: Sequence[FigureRow]) -> Iterator[str]:
    """The rows; those of a group in a body of their own, under its name."""
    before: FigureRow | None = None
    for row in rows:
        if row.group != (before.group if before else ""):
            yield "</tbody><tbody>"
            yield (
                f'<tr><th scope="rowgroup" colspan="6" class="group">{escape(row.group)}</th></tr>' if row.group else ""
            )
        yield _figure_row(row, repeated=before is not None and before.note == row.note)
        before = row


def _figure_row(row: FigureRow, *, repeated: bool) -> str:
    exact, words = _exact(row.note), ' class="exact"' if _exact(row.measure) else ""
    note = (
        f'<span class="words{" exact" if exact else ""}">{escape(row.note)}</span>' if row.note and not repeated else ""
    )
    value = " ".join(part for part in (row.modifier, f"<b>{escape(row.value)}</b>") if part)
    status = (
        f'<td class="alert">{escape(row.status)}</td>'
        if row.status.startswith("◆")
        else f"<td>{escape(row.status)}</td>"
    )
    cells = f"<td{NUMBER}>{value}</td><td>{escape(row.unit)}</td><td>{escape(row.period)}</td>"
    cells += f"<td>{runs_html(row.told_by)}</td>"
    return f'<tr><th scope="row"><span{words}>{escape(row.measure)}</span>{note}</th>{cells}{status}</tr>'


def _exact(words: str) -> bool:
    return words.startswith("“") and words.endswith("”")


def _own_table(block: blocks.Table) -> str:
    right = (*block.right_aligned, *[False] * len(block.head))
    head = "".join(
        f'<th scope="col"{NUMBER if right[at] else ""}>{runs_html(cell)}</th>' for at, cell in enumerate(block.head)
    )
    rows = "".join(
        f"<tr>{''.join(_cell(runs, at, right[at]) for at, runs in enumerate(row))}</tr>" for row in block.rows
    )
    return table_html("", head, rows)


def _cell(runs: Runs, at: int, right: bool) -> str:
    return f"<td{NUMBER if right else ''}>{runs_html(runs)}</td>" if at else f'<th scope="row">{runs_html(runs)}</th>'


def _callout(block: blocks.Callout) -> str:
    return f'<div class="callout"><p class="label">{escape(block.label)}</p><p>{runs_html(block.runs)}</p></div>'


def _sources(block: blocks.SourceList) -> str:
    return f'<ol class="sources">{"".join(map(_source, block.entries))}</ol>'


def _source(entry: SourceEntry) -> str:
    title = (
        f'<a href="{escape(entry.link)}">{escape(entry.title)}</a>' if safe_link(entry.link) else escape(entry.title)
    )
    about = ", ".join(part for part in (entry.publisher, entry.published, entry.detail, entry.marking) if part)
    digest = (
        f'<br><span class="small">SHA-256 of the file begins <code>{escape(entry.sha256)}</code></span>'
        if entry.sha256
        else ""
    )
    number = f'<span class="label">{entry.number}</span>'
    return f'<li id="source-{entry.number}">{number} <b>{title}</b><br>{escape(about)}{digest}</li>'


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
    blocks.Redline: redline_html,
}
_HEADING: dict[type, Callable[[Any, int], str]] = {
    blocks.Heading: _heading,
    blocks.QuestionHeading: _question,
    blocks.SpeakerHeading: _speaker,
    blocks.Chart: chart_html,
    blocks.Alteration: alteration_html,
    blocks.FindingSheet: findings_html,
}
