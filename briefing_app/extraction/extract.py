"""The one entry: a text in, its quotes, figures and key points out; the same text gives the same points."""

from briefing_app.domain.points import Extraction
from briefing_app.domain.text import SourceText
from briefing_app.extraction import keypoints, quotes
from briefing_app.extraction.figures import figures
from briefing_app.extraction.layout.paragraphs import segment
from briefing_app.extraction.syntax import Parses
from briefing_app.extraction.version import ENGINE


def extract(source: SourceText) -> Extraction:
    """Everything found in a text, in order of start. The first call in a process loads the language model."""
    layout = segment(source)
    draft = quotes.draft(layout)
    parses = Parses(layout.text, [*draft.wanted, *figures.wanted(layout)], draft.masked)
    found = quotes.find_quotes(draft, parses)
    quantities = figures.find_figures(layout, parses, found)
    return Extraction(
        quotes=found,
        figures=quantities,
        key_points=keypoints.find_key_points(layout, found, quantities),
        genre=layout.genre,
        engine=ENGINE,
        notices=parses.notices,
    )
