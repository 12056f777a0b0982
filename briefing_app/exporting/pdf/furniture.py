"""What stands on every page, for the PDF and the preview: markings, handling instruction, running head and foot."""

from dataclasses import dataclass, replace

from briefing_app.exporting.pdf import styles
from briefing_app.exporting.pdf.flow import Page
from briefing_app.exporting.pdf.setting import Line, lines, plain, words
from briefing_app.exporting.pdf.sheet import Sheet, sheet_of
from briefing_app.exporting.pdf.strips import Bar, set_line
from briefing_app.exporting.pdf.styles import Style
from briefing_app.packs.blocks import Cover, PackDocument

_HANDLING_LINES = 3


@dataclass(frozen=True, slots=True)
class Standing:
    """A line at its place on the paper, its letters `spacing` points apart."""

    x: float
    y: float
    line: Line
    spacing: float = 0.0


def header(document: PackDocument, page: Page) -> list[Standing]:
    """The upper marking, the handling instruction on the first page, the running head everywhere but on a cover."""
    covered = isinstance(document.blocks[0], Cover) if document.blocks else False
    sheet = sheet_of(document)
    handling = _handling(document.handling, _HANDLING_LINES if covered else 1, sheet) if page.number == 1 else []
    head = [] if page.number == 1 and covered else _running_head(document, page)
    return [*_marking(document.marking.upper(), styles.MARKING_TOP, sheet), *handling, *head]


def foot_rule(document: PackDocument) -> Bar:
    """The hairline above the foot."""
    sheet = sheet_of(document)
    return Bar(sheet.left, styles.FOOT_RULE + sheet.longer, sheet.full_width, styles.HAIRLINE, styles.HAIR)


def footer(document: PackDocument, page: Page, count: int) -> list[Standing]:
    """When the facts were correct, page x of y, and the lower marking; the rule above is `foot_rule`."""
    sheet = sheet_of(document)
    moment = document.facts_correct_at
    facts = f"Facts correct at {moment}" if moment else "Facts correct at: not given"
    number = set_line(document.foot or f"Page {page.number} of {count}", styles.SMALL_STRONG)
    ends = (shortened(facts, styles.SMALL, sheet.full_width - number.width - 24), number)
    left, right = reversed(ends) if sheet.swapped(page.number) else ends
    y = styles.FOOT + sheet.longer
    return [
        Standing(sheet.left, y, left),
        Standing(styles.RIGHT - right.width, y, right),
        *_marking(document.marking.upper(), sheet.height - styles.MARKING_FOOT, sheet),
    ]


def _marking(marking: str, y: float, sheet: Sheet) -> list[Standing]:
    """The marking, centred, its capitals spaced; a very long one is set smaller, and cut where that is too wide."""
    if not marking:
        return []
    line, spacing = set_line(marking, styles.MARKING), styles.MARKING_SPACING
    if line.width + spacing * len(line.text) > sheet.full_width:
        line, spacing = shortened(marking, replace(styles.MARKING, size=9), sheet.full_width), 0.0
    width = line.width + spacing * (len(line.text) - 1)
    return [Standing(sheet.middle - width / 2, y, line, spacing)]


def _handling(instruction: str, most: int, sheet: Sheet) -> list[Standing]:
    """The handling instruction, centred on as many lines as it needs, and no more than fit there."""
    set_lines = lines(words(plain(instruction), styles.SMALL), sheet.full_width)
    if len(set_lines) > most == 1:
        set_lines = [shortened(instruction, styles.SMALL, sheet.full_width)]
    return [
        Standing(sheet.middle - line.width / 2, styles.HANDLING + index * styles.SMALL.leading, line)
        for index, line in enumerate(set_lines[:most])
    ]


def _running_head(document: PackDocument, page: Page) -> list[Standing]:
    """The pack's title, the section where the page opens in the middle of one, and the version."""
    sheet, version = sheet_of(document), set_line(document.version, styles.SMALL)
    room = sheet.full_width - version.width - 24
    section = shortened(f"\u00a0·\u00a0{page.section}", styles.SMALL, room * 0.55) if page.section else None
    title = shortened(document.title, styles.SMALL, room - (section.width if section else 0.0))
    standing = [
        Standing(styles.RIGHT - version.width, styles.RUNNING_HEAD, version),
        Standing(sheet.left, styles.RUNNING_HEAD, title),
    ]
    return [*standing, Standing(sheet.left + title.width, styles.RUNNING_HEAD, section)] if section else standing


def shortened(text: str, style: Style, room: float) -> Line:
    """A text on one line, cut with an ellipsis where it is too long."""
    line = set_line(text, style)
    while line.width > room and len(text) > 1:
        text = text[: max(1, min(len(text) - 2, int(len(text) * room / line.width)))].rstrip()
        line = set_line(f"{text}…", style)
    return line
