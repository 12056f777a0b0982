"""The language model: checked before it is used; without it quotes in marks are still found, and a notice says so."""

import importlib.util
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing_app.domain.quotes import QuoteKind
from briefing_app.domain.text import SourceText
from briefing_app.extraction import syntax
from briefing_app.extraction.extract import extract

TEXT = """
Harbour works delayed

“The crane has failed its inspection,” said Alma Brightwell, the harbour master. “We are waiting for parts.”

The council said the quay would reopen in May. She added: “It could be June.”
"""


@pytest.fixture
def fresh_model() -> Iterator[None]:
    syntax.model.cache_clear()
    yield
    syntax.model.cache_clear()


@pytest.mark.usefixtures("fresh_model")
def test_without_a_model_quotes_in_marks_keep_their_speakers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(syntax, "PACKAGES", ("no_such_language_model",))
    found = extract(SourceText(text=TEXT))
    assert found.notices == (syntax.MISSING,)
    assert [(quote.kind, quote.speaker) for quote in found.quotes] == [(QuoteKind.DIRECT, "Alma Brightwell")] * 3


@pytest.mark.usefixtures("fresh_model")
def test_with_the_model_reported_clauses_are_found_too() -> None:
    found = extract(SourceText(text=TEXT))
    assert found.notices == ()
    assert [quote.text for quote in found.quotes if not quote.own_words] == ["the quay would reopen in May"]


def test_a_changed_model_is_refused(tmp_path: Path) -> None:
    spec = importlib.util.find_spec(syntax.PACKAGES[0])
    assert spec is not None
    folder = Path(str(spec.origin)).parent
    assert syntax.intact(folder)
    copy = tmp_path / "model"
    shutil.copytree(folder, copy)
    tagger = next(copy.glob("*-3.8.*/tagger/cfg"))
    tagger.write_text(tagger.read_text() + " ")
    assert not syntax.intact(copy)
    tagger.unlink()
    assert not syntax.intact(copy)
