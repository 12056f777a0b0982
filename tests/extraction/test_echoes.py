"""The index of quotes finds what a look at each of them would find."""

from hypothesis import given, settings
from hypothesis import strategies as st

from briefing_app.domain.quotes import QuoteKind
from briefing_app.extraction.speakers.course import Found
from briefing_app.extraction.speakers.echoes import Echoes
from briefing_app.extraction.speakers.stage import Source

TEXT = "We will not close a ward. WE WILL close no ward now, and we will not close it later. Straße? We will."
KINDS = st.sampled_from([QuoteKind.DIRECT, QuoteKind.INDIRECT])
SPANS = st.tuples(st.integers(0, len(TEXT)), st.integers(0, 40), KINDS)
WORDS = st.tuples(st.integers(0, len(TEXT)), st.integers(1, 25)).map(lambda at: TEXT[at[0] : at[0] + at[1]].casefold())


def one(start: int, length: int, kind: QuoteKind = QuoteKind.DIRECT) -> Found:
    return Found(start, start + length, kind, Source("Alma Brightwell"), None, "")


@settings(max_examples=80, deadline=None)
@given(st.lists(SPANS, max_size=8), WORDS, st.integers(0, 60))
def test_the_first_quote_that_says_words_again(spans: list[tuple[int, int, QuoteKind]], words: str, after: int) -> None:
    found = [one(*span) for span in spans]
    below = (o for o in found if o.kind is not QuoteKind.INDIRECT and o.start > after)
    expected = next((o for o in below if words in TEXT[o.start : o.end].casefold()), None)
    assert Echoes(TEXT, found).saying(words, after) is expected


def test_a_quote_that_replaces_another_at_its_place_is_kept() -> None:
    found = [one(3, 5), one(9, 5)]
    echoes = Echoes(TEXT, found)
    old = echoes.at(3)
    echoes.drop(3)
    found.append(one(3, 7))
    assert len(old) == 1
    assert [(o.start, o.end) for o in echoes.kept()] == [(9, 14), (3, 10)]
