"""Packs are checked, issued, compared and exchanged by command."""

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from briefing_app.domain.packs import ItemKind, OpenFindings, PackDetails, PackItem
from briefing_app.domain.points import PointKind, Review
from briefing_app.exporting.verify import verify
from briefing_app.library.library import Library
from tests.cli.conftest import run

Captured = pytest.CaptureFixture[str]


@pytest.fixture(scope="session")
def begun(filled: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The library with a pack of id 1, a quote and a line in it, made once."""
    folder = Path(shutil.copytree(filled, tmp_path_factory.mktemp("packed") / "library"))
    with Library.open(folder) as library:
        library.add_pack(PackDetails("Locks"))
        quotes = [point.id for point in library.points(1) if point.kind is PointKind.QUOTE]
        library.review(quotes, Review.ACCEPTED)
        library.add_to_pack(1, quotes)
        library.add_item(library.pack(1).sections[0].id, PackItem(0, ItemKind.LINE, "", "The locks open in May."))
    return folder


@pytest.fixture
def packed(begun: Path, tmp_path: Path) -> Path:
    """A copy of it, to change."""
    return Path(shutil.copytree(begun, tmp_path / "library"))


def edit_line(library: Path, words: str, pack_id: int = 1) -> int:
    with Library.open(library) as opened:
        (line,) = (one for one in opened.pack(pack_id).items if one.kind is ItemKind.LINE)
        opened.edit_item(replace(line, markdown=words))
        return line.id


def records(capsys: Captured) -> list[dict[str, object]]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_each_open_finding_is_told_and_is_a_failure(packed: Path, capsys: Captured) -> None:
    capsys.readouterr()
    assert run("pack", "check", "1", "--library", packed) == 1
    lines = capsys.readouterr().out.splitlines()
    assert (
        "Not cleared — Cover: The cover names nobody who cleared the pack. To put right: Say who cleared it." in lines
    )
    assert lines[-1].endswith("findings open, 0 accepted.")
    assert run("pack", "check", "1", "--library", packed, "--json") == 1
    found = records(capsys)
    assert {"finding", "kind", "place", "item_id", "point_id", "reason", "remedy", "accepted_by"} == set(found[0])
    with Library.open(packed) as opened:
        opened.accept_findings(1, [str(one["finding"]) for one in found], by="Ada", words="Known.")
    assert run("pack", "check", "1", "--library", packed) == 0
    assert capsys.readouterr().out.splitlines()[-1].startswith("0 findings open")


def test_a_bundle_is_checked_without_a_library(packed: Path, tmp_path: Path, capsys: Captured) -> None:
    bundle = tmp_path / "locks.briefing"
    assert run("pack", "hand-over", "1", bundle, "--library", packed) == 0
    assert run("pack", "check", bundle) == 1
    assert "Not cleared — Cover" in capsys.readouterr().out


def test_findings_and_public_builds_are_written(packed: Path, tmp_path: Path, capsys: Captured) -> None:
    assert run("pack", "export", "1", tmp_path / "findings.md", "--findings", "--library", packed) == 0
    assert "Not cleared" in (tmp_path / "findings.md").read_text("utf-8")
    assert run("pack", "export", "1", tmp_path / "findings.csv", "--findings", "--library", packed) == 1
    with Library.open(packed) as opened:
        line = opened.pack(1).items[-1]
        opened.edit_item(replace(line, not_for_use=True))
    for name, shown in (("all", True), ("public", False)):
        options = [] if shown else ["--public"]
        assert run("pack", "export", "1", tmp_path / f"{name}.md", *options, "--library", packed) == 0
        assert ("open in May" in (tmp_path / f"{name}.md").read_text("utf-8")) is shown


def test_a_pdf_is_written_in_large_print_and_nothing_else_is(packed: Path, tmp_path: Path, capsys: Captured) -> None:
    for name, options in (("plain", ()), ("large", ("--large-print",))):
        assert run("pack", "export", "1", tmp_path / f"{name}.pdf", *options, "--library", packed) == 0
    assert verify(tmp_path / "large.pdf").sound
    assert (tmp_path / "large.pdf").read_bytes() != (tmp_path / "plain.pdf").read_bytes()
    assert run("pack", "export", "1", tmp_path / "large.md", "--large-print", "--library", packed) == 1
    assert "only a PDF is set in large print" in capsys.readouterr().err


def test_a_version_is_issued_listed_and_written_again(packed: Path, tmp_path: Path, capsys: Captured) -> None:
    capsys.readouterr()
    cleared = ("--cleared-by", "Deputy Director", "--why", "First", "--facts-correct-at", "2026-11-05T14:00")
    assert run("pack", "issue", "1", *cleared, "--library", packed) == 0
    assert capsys.readouterr().out == "Version 1 is issued.\n"
    for name in ("a.pdf", "b.pdf"):
        assert run("pack", "export", "1", tmp_path / name, "--version", "1", "--library", packed) == 0
        edit_line(packed, "The locks open in June.")
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()
    capsys.readouterr()
    assert run("pack", "versions", "1", "--library", packed, "--json") == 0
    (made,) = records(capsys)
    assert (made["version"], made["addendum"], made["cleared_by"], made["why"]) == (1, 0, "Deputy Director", "First")
    assert str(made["facts_correct_at"]).startswith("2026-11-05 14:00")
    assert run("pack", "export", "1", tmp_path / "c.pdf", "--version", "2", "--library", packed) == 1
    assert "Version 2 was never issued. Nothing was written. Issued were: 1." in capsys.readouterr().err


def test_a_pack_that_may_not_leave_so_is_not_issued(packed: Path, tmp_path: Path, capsys: Captured) -> None:
    with Library.open(packed) as opened:
        opened.edit_pack(1, replace(opened.pack(1).details, open_findings=OpenFindings.REFUSE))
    assert run("pack", "issue", "1", "--library", packed) == 1
    assert "This pack is not to leave like that" in capsys.readouterr().err
    assert run("pack", "export", "1", tmp_path / "a.pdf", "--library", packed) == 1
    assert not (tmp_path / "a.pdf").exists()


def test_versions_are_compared_and_late_changes_told(packed: Path, tmp_path: Path, capsys: Captured) -> None:
    for action in ("compare", "addendum"):
        assert run("pack", action, "1", "--library", packed) == 1
        assert "No version of this pack was issued yet" in capsys.readouterr().err
    assert run("pack", "issue", "1", "--library", packed) == 0
    assert capsys.readouterr().out.startswith("Version 1 is issued. 2 findings of the evidence check are open.")
    line = edit_line(packed, "The locks open in June.")
    capsys.readouterr()
    told = f"item-{line}  Changed, Quotes, line 1: “The locks open in May.” → “The locks open in June.”"
    for action in ("compare", "addendum"):
        assert run("pack", action, "1", "--library", packed) == 0
        assert capsys.readouterr().out.splitlines() == [told, "1 change."]
    redline, slip = tmp_path / "redline.html", tmp_path / "slip.md"
    assert run("pack", "compare", "1", redline, "--from", "1", "--library", packed) == 0
    assert "June" in redline.read_text("utf-8")
    capsys.readouterr()
    why = f"item-{line}=The county rang."
    assert run("pack", "addendum", "1", slip, "--why", why, "--library", packed, "--json") == 0
    (made,) = records(capsys)
    assert (made["version"], made["addendum"], made["why"]) == (1, 1, "The county rang.")
    assert "The county rang." in slip.read_text("utf-8")
    assert run("pack", "export", "1", tmp_path / "again.md", "--version", "1.1", "--library", packed) == 0
    assert (tmp_path / "again.md").read_bytes() == slip.read_bytes()
    capsys.readouterr()
    assert run("pack", "compare", "1", "--from", "1", "--to", "1.1", "--library", packed, "--json") == 0
    (change,) = records(capsys)
    assert (change["change"], change["old"], change["new"]) == (
        f"item-{line}", "The locks open in May.", "The locks open in June.",
    )  # fmt: skip
    assert run("pack", "addendum", "1", slip, "--library", packed) == 1
    assert "Nothing has changed since Addendum 1 to version 1." in capsys.readouterr().err


def test_a_colleague_opens_edits_and_hands_back(packed: Path, tmp_path: Path, capsys: Captured) -> None:
    there, out, back = tmp_path / "there", tmp_path / "out.briefing", tmp_path / "back.briefing"
    assert run("pack", "hand-over", "1", out, "--library", packed) == 0
    capsys.readouterr()
    assert run("pack", "open", out, "--library", there) == 0
    assert capsys.readouterr().out == "1\n"
    edit_line(there, "The locks open in July.")
    assert run("pack", "hand-back", "1", back, "--library", there) == 0
    capsys.readouterr()
    assert run("pack", "take-back", "1", back, "--library", packed, "--json") == 0
    (change,) = records(capsys)
    assert (change["old"], change["new"], change["conflict"], change["proposed"]) == (
        "The locks open in May.", "The locks open in July.", "", True,
    )  # fmt: skip
    assert run("pack", "take-back", "1", back, "--library", packed) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "1 change; nothing was taken yet."
    assert run("pack", "take-back", "1", back, "--take", "item-99", "--library", packed) == 1
    assert "There is no change “item-99” in this file" in capsys.readouterr().err
    assert run("pack", "take-back", "1", back, "--proposed", "--library", packed) == 0
    assert capsys.readouterr().out == "1 change taken, 0 left.\n"
    with Library.open(packed) as opened:
        assert "The locks open in July." in {one.markdown for one in opened.pack(1).items}
        opened.undo()
        assert "The locks open in May." in {one.markdown for one in opened.pack(1).items}
    assert run("pack", "hand-over", "1", tmp_path / "out.zip", "--library", packed) == 1
    assert "does not end in .briefing" in capsys.readouterr().err


def test_an_issued_pdf_is_verified_against_a_bundle(packed: Path, tmp_path: Path, capsys: Captured) -> None:
    assert run("pack", "export", "1", tmp_path / "locks.pdf", "--library", packed) == 0
    assert run("pack", "hand-over", "1", tmp_path / "locks.briefing", "--library", packed) == 0
    capsys.readouterr()
    assert run("verify", tmp_path / "locks.pdf", "--bundle", tmp_path / "locks.briefing") == 0
    assert "Compared with 1 of 1 source in the bundle." in capsys.readouterr().out


@pytest.mark.parametrize(
    "arguments",
    [
        ["compare", "1", "--from", "0"],
        ["addendum", "1", "--why", "late"],
        ["check"],
        ["issue", "1", "--facts-correct-at", "noon"],
    ],
)
def test_what_is_not_understood_is_a_mistake_of_its_own(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        run("pack", *arguments)
    assert stopped.value.code == 2
