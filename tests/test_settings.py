import json
from dataclasses import fields
from pathlib import Path

import pytest

from briefing_app import settings
from briefing_app.settings import Look, Settings

CHOSEN = Settings(text_size=150, look=Look.DARK, library="/home/ada/Bibliothèque", panes={"documents": "AAA="})


def test_what_was_saved_is_loaded(tmp_path: Path) -> None:
    file = tmp_path / "config" / "settings.json"
    settings.save(CHOSEN, file)
    assert settings.load(file) == CHOSEN
    assert [kept.name for kept in file.parent.iterdir()] == ["settings.json"]


@pytest.mark.parametrize(
    "content", ["", "{", "[]", "null", '"text"', "\x00", '{"text_size": 1' + "0" * 5000 + "}", "[" * 100_000]
)
def test_a_damaged_file_gives_the_defaults(tmp_path: Path, content: str) -> None:
    file = tmp_path / "settings.json"
    file.write_text(content, "utf-8")
    assert settings.load(file) == Settings()
    told = settings.set_aside(file)
    assert told is not None
    aside = tmp_path / "settings-unreadable.json"
    assert str(aside) in str(told)
    assert aside.read_text("utf-8") == content
    assert not file.exists()
    assert settings.set_aside(file) is None


def test_sound_settings_stay_where_they_are(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    settings.save(CHOSEN, file)
    assert settings.set_aside(file) is None
    assert settings.load(file) == CHOSEN


@pytest.mark.parametrize("wrong", [None, 1.5, [1], [["a"]], {"a": 1}])
@pytest.mark.parametrize("name", [field.name for field in fields(Settings)])
def test_a_field_that_holds_the_wrong_thing_is_left_out(tmp_path: Path, name: str, wrong: object) -> None:
    file = tmp_path / "settings.json"
    file.write_text(json.dumps({name: wrong}), "utf-8")
    assert settings.load(file) == Settings()
