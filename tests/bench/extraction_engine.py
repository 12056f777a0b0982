"""This program's extraction as a worker of the benchmark: quotes, figures and key points, all of them."""

from briefing_app.cli.records import figure_record, quote_record
from briefing_app.domain.text import SourceText
from briefing_app.extraction.extract import extract
from briefing_app.importing.metadata import describe
from tests.bench.extraction_serve import Findings, serve


def find(text: str) -> Findings:
    """What the program's command `extract` prints of a text."""
    found = extract(describe(SourceText(text)))
    return {
        "quotes": [quote_record(quote) for quote in found.quotes],
        "figures": [figure_record(figure) for figure in found.figures],
    }


if __name__ == "__main__":
    serve(find)
