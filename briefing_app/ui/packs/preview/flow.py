"""The blocks of running text laid out: openings, headings, paragraphs, lines to take, questions, lists and quotes."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from briefing_app.domain.packs import Likelihood
from briefing_app.packs.blocks import (
    BulletList,
    Callout,
    Heading,
    LineToTake,
    Note,
    Paragraph,
    QuestionHeading,
    QuoteBlock,
    Rule,
    SectionOpening,
    SpeakerHeading,
)
from briefing_app.ui.packs.preview import paper
from briefing_app.ui.packs.preview.lines import Span, TextLine, break_lines, line_width, narrowed, spans
from briefing_app.ui.packs.preview.marks import Laid, Line, Mark, Square, Start, Strip
from briefing_app.ui.packs.preview.paper import Ink, Style

SQUARE_WIDTH, SQUARE_HEIGHT, SQUARE_PITCH = 5.4, 5.9, 8.0
_BULLET_INDENT, _NUMBER_INDENT = 13.0, 18.0
_LIKELIHOODS = {
    Likelihood.CERTAIN: (3, "Certain", "full answer"),
    Likelihood.POSSIBLE: (2, "Possible", "short answer"),
    Likelihood.UNLIKELY: (1, "Unlikely", "if raised only"),
}


def text_strips(
    lines: Sequence[TextLine], style: Style, *, x: float = paper.TEXT_LEFT, above: float = 0.0
) -> list[Strip]:
    """A strip for each line; `above` is left free over the first."""
    return [
        Strip(style.leading, line.words(x, style.size), above=0.0 if number else above)
        for number, line in enumerate(lines)
    ]


def label_marks(lines: Sequence[tuple[str, Style]], baseline: float) -> tuple[list[Mark], float]:
    """Labels of the narrow column, the first on `baseline`; also how far down they reach."""
    marks: list[Mark] = []
    foot = baseline - lines[0][1].size
    for text, style in lines:
        for line in break_lines([(text, style)], paper.LABEL_WIDTH):
            marks.extend(line.words(paper.LEFT, foot + style.size))
            foot += style.leading
    return marks, foot


def with_labels(
    strips: list[Strip], labels: Sequence[tuple[str, Style]], baseline: float, *, room: bool = True
) -> list[Strip]:
    """Set labels beside the first strips; `room` is made below where they reach further down than the text."""
    labels = [(text, style) for text, style in labels if text]
    if not labels:
        return strips
    marks, foot = label_marks(labels, baseline)
    strips[0] = replace(strips[0], marks=(*strips[0].marks, *marks))
    lacking = foot - sum(strip.height + (strip.above if number else 0.0) for number, strip in enumerate(strips))
    if room and lacking > 0:
        strips[-1] = replace(strips[-1], height=strips[-1].height + lacking)
    return strips


def bound(strips: Iterable[Strip], *, then: bool = False, again: Strip | None = None) -> tuple[Strip, ...]:
    """Hold a block together: whole if it is low, else two strips at each end. `then` keeps it with the next block."""
    found = list(strips)
    whole = sum(strip.height + strip.above for strip in found) <= paper.KEPT_WHOLE
    ends = {0, len(found) - 2}
    return tuple(
        replace(
            strip,
            keep=then if number == len(found) - 1 else whole or strip.keep or number in ends,
            again=strip.again or (again if number else None),
        )
        for number, strip in enumerate(found)
    )


def rule_strip(ink: Ink, thickness: float, *, below: float = paper.BELOW_RULE, above: float = 0.0) -> Strip:
    """A rule across the full width with room below, kept with what follows."""
    return Strip(below, (Line(paper.LEFT, 0.0, paper.FULL_WIDTH, thickness, ink),), above=above, keep=True)


def section(block: SectionOpening) -> Laid:
    """The opening of a section: the bar, the rule, the label on the title's baseline, and what it is for."""
    head = opening_strip(block.label, block.title)
    subtitle = text_strips(break_lines([(block.subtitle, paper.NOTE)], paper.TEXT_WIDTH), paper.NOTE, above=6.0)
    strips = [*head, *(subtitle if block.subtitle else [])]
    space = 18.0 if block.subtitle else 15.0
    start = Start.NEW_PAGE if block.new_page else Start.WITH_ROOM
    return Laid(kept(strips), space=space, start=start, anchor=block.anchor)


def opening_strip(label: str, title: str) -> list[Strip]:
    """The bar and rule, then the title with its label."""
    rules = Strip(
        12.0,
        (
            Line(paper.LEFT, 0.0, paper.LABEL_WIDTH, paper.BAR, Ink.ACCENT),
            Line(paper.TEXT_LEFT, 0.0, paper.TEXT_WIDTH, paper.STRONG, Ink.INK),
        ),
    )
    lines = break_lines([(title, paper.H1)], paper.TEXT_WIDTH)
    return [rules, *with_labels(text_strips(lines, paper.H1), [(label, paper.H1_LABEL)], paper.H1.size, room=False)]


def heading(block: Heading) -> Laid:
    """A heading inside a section, with its label on its baseline."""
    style, space = (paper.H2, 6.0) if block.level <= 2 else (paper.H3, 3.0)
    lines = break_lines([(block.text, style)], paper.TEXT_WIDTH)
    strips = with_labels(text_strips(lines, style), labels(block.label), style.size, room=False)
    return Laid(kept(strips), space=space, anchor=block.anchor)


def labels(text: str, style: Style = paper.LABEL) -> list[tuple[str, Style]]:
    """A label's first line in its own style and what follows a newline as second labels."""
    head, *others = text.split("\n")
    return [(head, style), *((other, paper.SECOND_LABEL) for other in others)]


def paragraph(block: Paragraph) -> Laid:
    """The official's own words."""
    lines = narrowed(spans(block.runs, paper.BODY), paper.TEXT_WIDTH)
    strips = with_labels(text_strips(lines, paper.BODY), labels(block.label), paper.BODY.size)
    return Laid(bound(strips, again=_continued(block.label)), space=6.0)


def note(block: Note) -> Laid:
    """Small print; a word in bold at its head, such as *Evidence*, runs in as a label."""
    text = spans(block.runs, paper.NOTE)
    if block.runs and block.runs[0].bold:
        text[0] = (block.runs[0].text.rstrip() + "\u2002", paper.NOTE_LABEL)
    strips = text_strips(break_lines(text, paper.TEXT_WIDTH), paper.NOTE)
    return Laid(bound(with_labels(strips, labels(block.label), paper.NOTE.size)), space=3.0, small=True)


def evidence_strips(evidence: Sequence[Span], *, above: float) -> list[Strip]:
    """*Evidence* run in, then the sources."""
    head: Span = ("Evidence\u2002", paper.NOTE_LABEL)
    return text_strips(break_lines([head, *evidence], paper.TEXT_WIDTH), paper.NOTE, above=above)


def line_to_take(block: LineToTake) -> Laid:
    """A line to be said aloud, its label or its large numeral, and its evidence."""
    numeral = block.label.isdecimal()
    style = paper.NUMERAL if numeral else paper.LABEL
    baseline = paper.NUMERAL.size if numeral else paper.LINE.size
    strips = text_strips(narrowed(spans(block.runs, paper.LINE), paper.TEXT_WIDTH), paper.LINE)
    if numeral:
        strips[0] = _lowered(strips[0], baseline - paper.LINE.size)
    strips = with_labels(strips, [(block.label, style)], baseline)
    if block.evidence:
        strips += evidence_strips(spans(block.evidence, paper.NOTE), above=4.5)
    return Laid(bound(strips), space=3.0 if block.evidence else 4.5, small=bool(block.evidence))


def question(block: QuestionHeading) -> Laid:
    """A question with its likelihood in squares and words; its answer follows."""
    strips = text_strips(break_lines([(block.text, paper.H3)], paper.TEXT_WIDTH), paper.H3)
    if block.likelihood is not None:
        filled, word, meaning = _LIKELIHOODS[block.likelihood]
        strips = _scaled(strips, filled, word, meaning)
    return Laid(kept(strips), space=3.0, anchor=block.anchor)


def _scaled(strips: list[Strip], filled: int, word: str, meaning: str) -> list[Strip]:
    baseline, x = paper.H3.size, paper.LEFT + 3 * SQUARE_PITCH + 4.0
    squares = [Square(paper.LEFT + n * SQUARE_PITCH, baseline - SQUARE_HEIGHT, n < filled) for n in range(3)]
    words = [
        *break_lines([(word, paper.LABEL)], paper.LABEL_WIDTH)[0].words(x, baseline),
        *break_lines([(meaning, paper.SECOND_LABEL)], paper.LABEL_WIDTH)[0].words(x, baseline + 12.0),
    ]
    return [replace(strips[0], marks=(*strips[0].marks, *squares, *words)), *strips[1:]]


def bullets(block: BulletList) -> Laid:
    """A list: an en rule or a number before each item."""
    indent = _NUMBER_INDENT if block.ordered else _BULLET_INDENT
    strips: list[Strip] = []
    for number, runs in enumerate(block.items):
        sign = f"{block.first + number}." if block.ordered else "–"
        strips += _bullet(sign, runs_lines(spans(runs, paper.BODY), indent), above=4.5 if number else 0.0)
    return Laid(bound(strips), space=4.5)


def runs_lines(text: Sequence[Span], indent: float) -> list[TextLine]:
    """Lines of a list's item, in from the edge."""
    return narrowed(text, paper.TEXT_WIDTH - indent)


def _bullet(sign: str, lines: Sequence[TextLine], *, above: float) -> list[Strip]:
    indent = _BULLET_INDENT if sign == "–" else _NUMBER_INDENT
    strips = text_strips(lines, paper.BODY, x=paper.TEXT_LEFT + indent, above=above)
    mark = break_lines([(sign, paper.DASH)], paper.TEXT_WIDTH)[0].words(paper.TEXT_LEFT, paper.BODY.size)
    strips[0] = replace(strips[0], marks=(*strips[0].marks, *mark))
    ends = {0, len(strips) - 2}
    return [replace(strip, keep=number in ends and number < len(strips) - 1) for number, strip in enumerate(strips)]


def speaker(block: SpeakerHeading) -> Laid:
    """The rule and name that open one speaker's quotes."""
    name = text_strips(break_lines([(block.name, paper.H2)], paper.TEXT_WIDTH), paper.H2)
    strips = [rule_strip(Ink.INK, paper.STRONG), *with_labels(name, labels(block.label), paper.H2.size)]
    if block.detail:
        strips += text_strips(break_lines([(block.detail, paper.NOTE)], paper.TEXT_WIDTH), paper.NOTE)
    return Laid(kept(strips), space=12.0 if block.detail else 6.0, anchor=block.anchor)


def quote(block: QuoteBlock) -> Laid:
    """Somebody's exact words in serif, the opening mark hanging; or reported speech, set as ours without marks."""
    style = paper.QUOTE if block.own_words else paper.BODY
    strips: list[Strip] = []
    for number, text in enumerate(block.paragraphs):
        last = number == len(block.paragraphs) - 1
        strips += _quote_paragraph(text, style, marked=block.own_words, last=last, above=4.5 if number else 0.0)
    beside = [(block.label, paper.LABEL_INK), (block.second_label, paper.SECOND_LABEL)]
    strips = with_labels(strips, beside, style.size) + _attribution(block)
    again = _continued(block.label, paper.LABEL_INK) if block.label else None
    return Laid(bound(strips, again=again), space=15.0, small=True)


def _quote_paragraph(text: str, style: Style, *, marked: bool, last: bool, above: float) -> list[Strip]:
    hang = -line_width("“", style) if marked else 0.0
    shown = f"“{text}{'”' if last else ''}" if marked else text
    return text_strips(narrowed([(shown, style)], paper.TEXT_WIDTH, first=hang), style, above=above)


def _attribution(block: QuoteBlock) -> list[Strip]:
    who = ", ".join(part for part in (block.speaker, block.role) if part)
    strips = text_strips(break_lines([(who, paper.NOTE_INK)], paper.TEXT_WIDTH), paper.NOTE) if who else []
    if block.source:
        strips += text_strips(break_lines(spans(block.source, paper.NOTE), paper.TEXT_WIDTH), paper.NOTE)
    if strips:
        strips[0] = replace(strips[0], above=4.5)
    return [*kept(strips[:-1]), *strips[-1:]]


def callout(block: Callout) -> Laid:
    """What must not be said or used: the one rule in the colour of alarm, and the word."""
    lines = narrowed(spans(block.runs, paper.BODY), paper.TEXT_WIDTH)
    strips = with_labels(text_strips(lines, paper.BODY), labels(block.label, paper.LABEL_ALERT), paper.BODY.size)
    rule = rule_strip(Ink.ALERT, paper.ALERT_RULE, below=paper.ALERT_RULE + paper.BELOW_RULE)
    return Laid(bound([rule, *strips]), space=6.0)


def hairline(_: Rule) -> Laid:
    """A hairline between two parts of a section."""
    return Laid((rule_strip(Ink.HAIR, paper.HAIRLINE),))


def _continued(label: str, style: Style = paper.LABEL) -> Strip | None:
    """The label that comes again where a block goes on over the page; it takes no room of its own."""
    head = label.split("\n", maxsplit=1)[0]
    if not head:
        return None
    marks, _ = label_marks([(f"{head} continued", style)], paper.BODY.size)
    return Strip(0.0, tuple(marks))


def kept(strips: Iterable[Strip]) -> tuple[Strip, ...]:
    """Strips that all stay with what follows them."""
    return tuple(replace(strip, keep=True) for strip in strips)


def _lowered(strip: Strip, by: float) -> Strip:
    """A strip whose marks stand lower, with as much more height."""
    return replace(strip, height=strip.height + by, marks=tuple(replace(mark, y=mark.y + by) for mark in strip.marks))
