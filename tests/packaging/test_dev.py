"""The developers' script refuses, selects and documents its commands in words."""

import pytest

import dev
import environments


def test_an_older_python_is_refused_in_words() -> None:
    words = dev.too_old((3, 10, 4), "/usr/bin/python3")
    assert words.startswith("Briefing Desk needs Python 3.11 or newer; this is Python 3.10 (/usr/bin/python3).")
    assert not dev.too_old((3, 11, 0), "python3")
    assert not dev.too_old((3, 14, 0), "python3")


def test_an_unknown_command_gets_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert dev.main(["nonsense"]) == 2
    printed = capsys.readouterr().out
    assert "There is no command 'nonsense'." in printed
    for command in dev.COMMANDS:
        assert f"\n  {command} " in printed


def test_a_set_up_that_cannot_go_on_is_told_and_fails(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def impossible(_: list[str]) -> int:
        raise environments.SetUpError("Run: this line")

    monkeypatch.setitem(dev.COMMANDS, "test", impossible)
    assert dev.main(["test"]) == 1
    assert capsys.readouterr().out == "Run: this line\n"


def test_peers_are_read_from_their_line() -> None:
    assert dev.peers_of('"""A benchmark."""\n# peers: textacy==0.13.0, quantulum3==0.9.2\n') == [
        "textacy==0.13.0",
        "quantulum3==0.9.2",
    ]
    assert dev.peers_of('"""Compares with nobody; # peers: is not its line."""\n') == []


def test_an_unknown_benchmark_gets_the_list(capsys: pytest.CaptureFixture[str]) -> None:
    assert dev.bench(["nonsense"]) == 2
    assert "startup" in capsys.readouterr().out
