"""The example pack as a PDF, made once."""

import pytest

from briefing_app.exporting.pdf import pdf
from briefing_app.packs.compose import compose
from tests.exporting.everything import EVERYTHING
from tests.exporting.pdf.reading import Glyph, glyphs
from tests.packs.example import DOCUMENTS, PACK, POINTS


@pytest.fixture(scope="session")
def example() -> bytes:
    return pdf.to_bytes(compose(PACK, POINTS, DOCUMENTS))


@pytest.fixture(scope="session")
def everything() -> bytes:
    return pdf.to_bytes(EVERYTHING)


@pytest.fixture(scope="session")
def printed(example: bytes) -> list[Glyph]:
    return glyphs(example)
