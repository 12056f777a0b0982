"""Classes of words that are remembered are those that the model's own rules give."""

from typing import Any

import pytest

from briefing_app.extraction.syntax import model
from tests.importing.articles import articles

ODD = (
    "There is a gate.\n\n There’s one,  and there are two; so it does.",
    "Nobody had said that it, which she’d been told of, wasn’t there: but once is enough, once it is done.",
    "I’m not having it. Have you? We’ve done what you did. That that is, is. \t \n",
    "",
)


@pytest.fixture(scope="module")
def pipeline() -> Any:
    loaded, notice = model()
    assert loaded is not None, notice
    return loaded


def classes(doc: Any) -> list[tuple[str, str, str]]:
    return [(token.pos_, token.tag_, token.dep_) for token in doc]


def test_they_are_those_of_the_rules(pipeline: Any) -> None:
    texts = [*ODD, *(article.text for article in articles())]
    ruler = pipeline._nlp.get_pipe("attribute_ruler")
    ruled = [classes(ruler(doc)) for doc in pipeline._nlp.pipe(texts)]
    assert {"AUX", "SCONJ", "PRON", "SPACE"} <= {pos for each in ruled for pos, _, _ in each}
    for _ in range(2):  # learnt at first, remembered then
        assert [classes(doc) for doc in pipeline.parsed(texts)] == ruled
