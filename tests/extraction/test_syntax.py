"""The language model: checked before it is used; without it quotes in marks are still found, and a notice says so."""

import importlib.util
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing_app.domain.quotes import QuoteKind
from briefing_app.domain.text import SourceText
from briefing_app.extraction import syntax
from briefing_app.extraction.extract import extract
from briefing_app.extraction.syntax import Masked, Parsed, Parses, Span

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
    assert "spacy.cli" not in sys.modules  # nor, by that, what it downloads with


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


def test_a_parse_is_the_same_in_any_batch_and_asked_for_in_any_order(monkeypatch: pytest.MonkeyPatch) -> None:
    said = [f"The {who} said that {number} locks would open." for number, who in enumerate(("mayor", "clerk") * 6)]
    text = " ".join(said)
    starts = [text.index(sentence) for sentence in said]
    spans = [Span(start, start + len(sentence)) for start, sentence in zip(starts, said, strict=True)]
    masked = [Masked("“It is so,” said the mayor.", ((0, start),)) for start in starts[::2]]
    together = Parses(text, spans, masked)
    whole = [_shape(together.sentence(start)) for start in starts]
    framed = [_shape(together.masked(place)) for place in range(6)]
    monkeypatch.setattr(syntax, "_BATCH", 2)
    apart = Parses(text, reversed(spans), masked)
    for place in (11, 0, 1, 10, 5, 2, 7, 3, 9, 4, 8, 6, 11):
        assert _shape(apart.sentence(starts[place])) == whole[place]
        assert _shape(apart.masked(place // 2)) == framed[place // 2]
    assert together.sentence(starts[0] + 1) is None


def _shape(parsed: Parsed | None) -> list[tuple[str, str, str, int, tuple[int, int]]]:
    assert parsed is not None
    return [(t.text, t.tag_, t.dep_, t.head.i, parsed.offset(t)) for t in parsed.doc]
