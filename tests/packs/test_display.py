"""What may be shown of somebody's words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_app.packs import words
from briefing_app.packs.display import FaultKind, PieceKind, check, paragraphs, pieces, sound

SPEECH = """We will not close a single ferry before the spring. Up to 40 crews will train at Saltmere, if the pay \
board agrees. I said “trust us”, and people didn’t.
“Nearly 900 passengers wrote to me about 3 sailings. They have [Interruption.] every right to, and only a fool would \
argue. The talk about ferries goes on."""

SOUND = [
    "",
    "  ",
    SPEECH,
    "\n\n".join(words.paragraphs(SPEECH)),
    "We will not close a single ferry before the spring. […]",
    "We will not close a single ferry […].",
    "[…] I said “trust us”, and people didn’t. […]",
    "[…] They have [Interruption.] every right to, and only a fool would argue. […]",
    "[…] They [the passengers] have [Interruption.] every right to, and only a fool would […]",
    "[…] [t]he talk about ferries goes on.",
    "[…] The talk […] goes on.",
    "[...] The talk about ferries goes on.",
    "[…] Nearly 900 passengers wrote […] about 3 sailings. […]",
    "[…] I said “trust us” [sic], and people didn’t. […]",
    "[…] The talk about [the boats] goes on.",
]


@pytest.mark.parametrize("shown", SOUND)
def test_marked_omissions_and_insertions_are_sound(shown: str) -> None:
    assert check(SPEECH, shown) == ()
    assert sound(SPEECH, shown)


@pytest.mark.parametrize(
    ("shown", "kind", "what"),
    [
        ("We will not close a single ferry before the summer. […]", FaultKind.CHANGED, "the summer."),
        ("We will not close a single ferry.", FaultKind.CHANGED, ""),
        ("[…] I said ‘trust us’, and people didn’t. […]", FaultKind.CHANGED, "‘trust us’,"),
        ("[…] I said “trust us”, and people didn't. […]", FaultKind.CHANGED, "didn't."),
        ("I said “trust us”, and people didn’t. […]", FaultKind.CHANGED, ""),
        ("[…] The talk goes on.", FaultKind.CHANGED, "talk goes on."),
        ("[…] people didn’t. […] Up to 40 crews will train […]", FaultKind.CHANGED, ""),
        ("[…]", FaultKind.CHANGED, ""),
        ("[everything]", FaultKind.CHANGED, ""),
        ("[…] We wi […]", FaultKind.CHANGED, "wi"),
        ("We will […] close a single ferry before the spring. […]", FaultKind.DROPS, "not"),
        ("We will [indeed] close a single ferry before the spring. […]", FaultKind.DROPS, "not"),
        ("[…] 40 crews will train at Saltmere, if the pay board agrees. […]", FaultKind.DROPS, "Up to"),
        ("[…] Up to 40 crews will train at Saltmere […]. I said “trust us”, […]", FaultKind.DROPS, "if"),
        ("[…] 900 passengers wrote to me about 3 sailings. […]", FaultKind.DROPS, "Nearly"),
        ("[…] Nearly 900 passengers wrote to me […] 3 sailings. […]", FaultKind.DROPS, "about"),
        ("[…] every right to, and […] a fool would argue. […]", FaultKind.DROPS, "only"),
        ("[…] I said “trust us”, and people […]. Nearly 900 passengers wrote […]", FaultKind.DROPS, "didn’t"),
        ("[…] Up to 40 crews will train […] and people didn’t. […]", FaultKind.JOINS, ""),
        ("[…] The talk about ferries [never] goes on.", FaultKind.INSERTS, "never"),
        ("[…] The talk about [40] ferries goes on.", FaultKind.INSERTS, "40"),
        ("[…] The talk about [] ferries goes on.", FaultKind.INSERTS, "[]"),
        ("[…] The talk about [the much loved and very old] ferries goes on.", FaultKind.INSERTS, "much loved"),
        (
            "[…] Up to 40 crews will train at Saltmere, if the pay board agrees. […] The talk […] goes on.",
            FaultKind.LEAVES_OUT,
            "I said",
        ),
    ],
)
def test_anything_else_is_a_fault(shown: str, kind: FaultKind, what: str) -> None:
    found = check(SPEECH, shown)
    assert kind in {one.kind for one in found}
    assert all(one.soft for one in found) is (kind is FaultKind.LEAVES_OUT)
    assert any(what.casefold() in one.what.casefold() for one in found if one.kind is kind)
    assert sound(SPEECH, shown) is (kind is not FaultKind.CHANGED)


def test_a_form_that_changes_words_is_never_shown() -> None:
    assert paragraphs(SPEECH, "We will close every ferry.") == words.paragraphs(SPEECH)
    assert paragraphs(SPEECH, "[…] The talk […]\n\n[…] goes on.") == ("[…] The talk […]", "[…] goes on.")


def test_pieces_tell_what_each_mark_stands_for() -> None:
    found = pieces(SPEECH, "We will not close [any] ferry […]. Up to 40 crews […]")
    assert [(one.kind, one.source) for one in found][1:4] == [
        (PieceKind.PUT_IN, "a single"),
        (PieceKind.KEPT, "ferry"),
        (PieceKind.LEFT_OUT, "before the spring"),
    ]
    assert "".join(one.source for one in found).replace(" ", "") == "".join(words.paragraphs(SPEECH)).replace(" ", "")


@pytest.mark.parametrize(
    ("source", "shown", "sound"),
    [
        ("They do not want a law; they want a chair.", "[…] they want a chair.", True),
        ("If they ask, they get a chair.", "[…] they get a chair.", False),
        ("They get a chair; not a law.", "They get a chair […].", False),
        ("Stop. If they ask, they get a chair.", "Stop. […] they get a chair.", False),
        ("They ask. We do not. They get a chair.", "They ask. […] They get a chair.", True),
        ("Mr. Oak, who is not well, gets a chair.", "Mr. Oak […] gets a chair.", False),
        ("We talk about ferries and only ferries.", "We talk […].", False),
        ("In May, we talk no doubt at length of ferries.", "[…] we talk […] of ferries.", True),
    ],
)
def test_what_is_dropped_counts_where_it_bears_on_what_is_kept(source: str, shown: str, sound: bool) -> None:
    assert all(one.soft for one in check(source, shown)) is sound


def test_a_mark_of_the_source_itself_may_stay() -> None:
    assert check("It was […] late, and no one rang.", "It was […] late, and no one rang.") == ()


_WORD = st.text(alphabet="abcdeé’", min_size=1, max_size=6).map(lambda word: word.strip("’") or "a")


@given(st.lists(_WORD, min_size=1, max_size=30), st.data())
def test_what_is_marked_can_always_be_laid_over_the_source(each: list[str], data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(each) - 1))
    end = data.draw(st.integers(start, len(each) - 1))
    shown = " ".join([*each[:start], "[…]", *each[end:]])
    assert sound(" ".join(each), shown)
    changed = shown[:-1] + ("x" if shown[-1] != "x" else "y")
    assert not sound(" ".join(each), changed)
