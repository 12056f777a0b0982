import pytest

from briefing_app.ui.tokens import DARK, LIGHT, Tokens, contrast, high_contrast

CONTRAST_SET = high_contrast(
    base="#000000", text="#ffffff", accent="#ffff00", on_accent="#000000", resting="#3ff23f", dark=True
)
SETS = pytest.mark.parametrize("tokens", [LIGHT, DARK, CONTRAST_SET], ids=["light", "dark", "contrast"])
GROUNDS = ("surface", "window", "selected")
TEXTS = ("text", "text2", "text3", "accent", "warn", "key_point", "doubt", "danger", "ok", "figure", "quote")
WASHES = ("quote_wash", "figure_wash", "warn_wash")


@SETS
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("text", TEXTS)
def test_text_can_be_read_on_every_ground(tokens: Tokens, text: str, ground: str) -> None:
    assert contrast(tokens.colour(text), tokens.colour(ground)) >= 4.5


@SETS
@pytest.mark.parametrize("ground", GROUNDS)
def test_outlines_can_be_seen(tokens: Tokens, ground: str) -> None:
    assert contrast(tokens.control, tokens.colour(ground)) >= 3


@SETS
@pytest.mark.parametrize("ground", GROUNDS)
def test_what_cannot_be_done_can_be_seen_and_told_from_what_can(tokens: Tokens, ground: str) -> None:
    assert contrast(tokens.resting, tokens.colour(ground)) >= 3
    assert tokens.resting != tokens.text


@SETS
@pytest.mark.parametrize("wash", [*WASHES, "key_point_wash", "doubt_wash", "hit_wash"])
def test_text_can_be_read_on_washes(tokens: Tokens, wash: str) -> None:
    assert contrast(tokens.text, tokens.colour(wash)) >= 4.5


@SETS
@pytest.mark.parametrize("wash", WASHES)
def test_dimmed_text_can_be_read_on_washes(tokens: Tokens, wash: str) -> None:
    assert contrast(tokens.text3, tokens.colour(wash)) >= 4.5


@SETS
def test_words_on_the_filled_button_can_be_read(tokens: Tokens) -> None:
    assert contrast(tokens.on_accent, tokens.accent) >= 4.5
    assert contrast(tokens.on_accent, tokens.accent_hover) >= 4.5


@SETS
def test_quiet_buttons_can_be_read(tokens: Tokens) -> None:
    assert contrast(tokens.text, tokens.subtle) >= 4.5
    assert contrast(tokens.text3, tokens.subtle) >= 4.5


def test_contrast_of_black_and_white() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#ffffff", "#ffffff") == 1
