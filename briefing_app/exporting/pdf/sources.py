"""The list of sources, each with the pages that it is used on."""

from briefing_app.exporting.pdf import styles
from briefing_app.exporting.pdf.layout import Label, Layout
from briefing_app.exporting.pdf.setting import plain
from briefing_app.exporting.pdf.strips import paragraph
from briefing_app.packs.blocks import SourceEntry, SourceList, Text


def lay_sources(layout: Layout, block: SourceList) -> None:
    """A hairline row for each; what came before is on its pages by now, so that they can be named."""
    layout.flow.finish()
    used = layout.flow.used_on()
    for number, entry in enumerate(block.entries, 1):
        _lay_source(layout, entry, used.get(f"#source-{entry.number}", []))
        if number == len(block.entries) - 1:
            layout.flow.keep_last()  # the last one stands on no page by itself


def _lay_source(layout: Layout, entry: SourceEntry, pages: list[int]) -> None:
    """Number and marking, title, where from and when, and the small print."""
    layout.hairline(before=7, after=12)
    node = layout.section
    title = (Text(entry.title.strip() or "Untitled", bold=True),)
    strips = paragraph(title, styles.BODY, node.child("P"))
    strips[-1].after = 0
    where = ", ".join(part for part in (entry.publisher, entry.published) if part)
    if where:
        strips += paragraph(plain(where), styles.BODY, node.child("P"))
        strips[-1].after = 0
    small = paragraph(tuple(_small_print(entry, pages)), styles.NOTE, node.child("P"))
    strips += small
    strips[-1].after = 7
    strips[0].anchor = f"source-{entry.number}"
    labels = [Label(str(entry.number), styles.SOURCE_NUMERAL)]
    labels += [Label(entry.marking, styles.SECOND_LABEL)] if entry.marking else []
    layout.flow.add(layout.beside(labels, strips, node))


def _small_print(entry: SourceEntry, pages: list[int]) -> list[Text]:
    """Where it is used, who wrote it, its link and its fingerprint."""
    parts: list[Text] = []
    if pages:
        word = "page" if len(pages) == 1 else "pages"
        parts.append(Text(f"Used on {word} {ranges(pages)}. "))
    if entry.detail:
        parts.append(Text(f"By {entry.detail}. "))
    if entry.link:
        parts += [Text("On the web", link=entry.link), Text(". ")]
    if entry.sha256:
        parts.append(Text(f"Fingerprint\u00a0{entry.sha256}."))
    return parts


def ranges(pages: list[int]) -> str:
    """*3, 6, 8 to 11*."""
    runs: list[list[int]] = []
    for page in pages:
        if runs and page == runs[-1][-1] + 1:
            runs[-1].append(page)
        else:
            runs.append([page])
    texts = [f"{run[0]} to {run[-1]}" if len(run) > 2 else ", ".join(map(str, run)) for run in runs]
    return ", ".join(texts)
