"""README tells of every command, and of none that is not there."""

import argparse
import re
from collections.abc import Iterator

import dev
from briefing_app.cli.arguments import parser
from environments import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")


def leaves(command: argparse.ArgumentParser) -> Iterator[argparse.ArgumentParser]:
    """The commands below a parser; `prog` is what is typed."""
    below = [action for action in command._actions if isinstance(action, argparse._SubParsersAction)]
    for name in below[0].choices if below else ():
        found = below[0].choices[name]
        yield from leaves(found)
        if not found._subparsers:
            yield found


def test_every_command_of_the_script_is_told() -> None:
    assert set(re.findall(r"^\| `python3 packaging/dev\.py ([a-z]+)", README, flags=re.MULTILINE)) == set(dev.COMMANDS)


def test_every_command_of_the_program_is_told() -> None:
    told = re.findall(r"^\| `(briefing-app(?: [a-z][a-z-]*)+)", README, flags=re.MULTILINE)
    assert sorted(told) == sorted(each.prog for each in leaves(parser()))


def test_options_are_told_as_they_are_understood() -> None:
    for command in leaves(parser()):
        (usage,) = re.findall(rf"^\| `{command.prog}((?: [^a-z`][^`]*)?)`", README, flags=re.MULTILINE)
        told = set(re.findall(r"--[a-z-]+", usage))
        assert told <= command._option_string_actions.keys(), command.prog
        for group in command._mutually_exclusive_groups:
            names = [name for action in group._group_actions for name in action.option_strings if name in told]
            assert re.search(r"[^\]]*\\\|".join(names), usage), (command.prog, names)


def test_every_path_and_picture_is_there() -> None:
    paths = re.findall(r"`((?:packaging|resources|db|tests|briefing_app)/[a-z_./]*)`", README)
    pictures = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", README)
    assert [path for path in paths + pictures if not (ROOT / path).exists()] == []
