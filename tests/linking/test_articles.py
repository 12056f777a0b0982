"""The same article across documents."""

from briefing_app.domain.links import Copy
from briefing_app.linking.articles import compare, index_keys, runs

RELEASE = " ".join(
    f"Paragraph {number} tells how the {place} lock was mended, by whom, and what it cost the {body} in that year."
    for number, (place, body) in enumerate(
        (place, body) for place in ("Wexford", "Hallow", "Penmoor", "Tarn") for body in ("council", "trust", "board")
    )
)
OWN = " ".join(f"Our reporter {word} along the towpath and saw {number} boats." for number, word in enumerate("abcdef"))


def test_a_copy_with_another_ending_is_syndicated() -> None:
    assert compare(runs(RELEASE), runs(f"{RELEASE} Additional reporting by our staff."))[0] is Copy.SYNDICATED


def test_a_copy_that_was_cut_is_syndicated() -> None:
    assert compare(runs(RELEASE), runs(RELEASE[: len(RELEASE) // 3]))[0] is Copy.SYNDICATED


def test_a_text_that_takes_passages_shares_them() -> None:
    passages = RELEASE[: len(RELEASE) // 3]
    found, share = compare(runs(RELEASE), runs(f"{OWN} {OWN.upper()} {OWN.replace('boats', 'crews')} {passages}"))
    assert found is Copy.SHARED
    assert 0.2 <= share < 1.0


def test_two_reports_of_one_event_share_nothing() -> None:
    assert compare(runs(RELEASE), runs(OWN))[0] is None


def test_short_texts_are_never_held_to_be_copies() -> None:
    assert compare(runs("The lock is open."), runs("The lock is open."))[0] is None


def test_the_index_keeps_one_run_in_eight() -> None:
    long = " ".join(str(number) for number in range(8000))
    assert 800 < len(index_keys(runs(long))) < 1200
    assert index_keys(runs(long)) <= runs(long)
