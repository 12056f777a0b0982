"""Bundles that are none, or claim more than they may."""

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from briefing_app.domain.seals import text_hash
from briefing_app.errors import BriefingError
from briefing_app.exporting import bundle
from briefing_app.exporting.bundle import hand_back, open_bundle, returned
from briefing_app.library.library import Library


def zipped(members: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return target.getvalue()


def sealed(pack: str, **others: str) -> bytes:
    """A bundle whose hashes are right, whatever it holds."""
    texts = {"pack.json": pack, **{f"{name}.json": text for name, text in others.items()}}
    about = {"format": "briefing-desk-bundle-1", "sha256": {name: text_hash(text) for name, text in texts.items()}}
    return zipped({"bundle.json": json.dumps(about).encode(), **{name: text.encode() for name, text in texts.items()}})


def changed(good: str, change: Callable[[Any], object]) -> bytes:
    wire = json.loads(good)
    change(wire)
    return sealed(json.dumps(wire))


HOSTILE: dict[str, Callable[[str], bytes]] = {
    "nothing": lambda _: b"",
    "no archive": lambda good: good.encode(),
    "another archive": lambda _: zipped({"word/document.xml": b"<x/>"}),
    "a path upwards": lambda good: zipped({"bundle.json": b"{}", "../pack.json": good.encode()}),
    "a further file": lambda _: zipped({"bundle.json": b"{}", "pack.json": b"{}", "run.exe": b"MZ"}),
    "a bomb": lambda _: zipped({"bundle.json": b"0" * 20_000_000, "pack.json": b"{}"}),
    "a list": lambda good: zipped({"bundle.json": b"[]", "pack.json": good.encode()}),
    "half": lambda good: sealed(good)[:-40],
    "other hashes": lambda good: zipped(
        {"bundle.json": b'{"format": "briefing-desk-bundle-1", "sha256": {}}', "pack.json": good.encode()}
    ),
    "no UTF-8": lambda _: zipped({"bundle.json": b"\xff", "pack.json": b"\xff"}),
    "deep": lambda _: sealed("[" * 200_000),
    "wrong types": lambda good: changed(good, lambda wire: wire.update(points={})),
    "ids of mine": lambda good: changed(good, lambda wire: wire["pack"]["sections"][0].update(id=-1)),
    "other words": lambda good: sealed(good.replace('"text":"No lock stays shut."', '"text":"No lock stays open."', 1)),
    "ages ago": lambda good: changed(
        good, lambda wire: wire["pack"]["comments"][0].update(made_at="0001-01-01T00:00:00Z")
    ),
}


def test_what_is_no_bundle_is_refused_in_words(begun: Path, other: Library, tmp_path: Path) -> None:
    good = bundle.read(begun / "out.briefing").pack
    for what, made in HOSTILE.items():
        (tmp_path / "bad.briefing").write_bytes(made(good))
        with pytest.raises(BriefingError, match=r"damaged.*Nothing was changed\."):
            open_bundle(other, tmp_path / "bad.briefing")
        assert (len(other.packs()), len(other.documents())) == (1, 1), what


def test_a_bundle_that_is_not_there_is_said_in_words(other: Library, tmp_path: Path) -> None:
    with pytest.raises(BriefingError, match=r"“x.briefing” cannot be read"):
        open_bundle(other, tmp_path / "x.briefing")


def test_what_came_back_may_claim_only_what_was_handed_out(
    mine: Library, theirs: Library, opened: int, tmp_path: Path
) -> None:
    hand_back(theirs, opened, tmp_path / "back.briefing")
    held = bundle.read(tmp_path / "back.briefing")
    assert held.base is not None
    wire = json.loads(held.pack)
    wire["pack"]["sections"][0]["items"][0]["id"] = 4711
    (tmp_path / "bad.briefing").write_bytes(sealed(json.dumps(wire), base=held.base))
    with pytest.raises(BriefingError, match="damaged"):
        returned(mine, 1, tmp_path / "bad.briefing")
    (tmp_path / "bad.briefing").write_bytes(sealed(held.pack, base=held.base.replace("May", "Mai")))
    with pytest.raises(BriefingError, match="does not answer"):
        returned(mine, 1, tmp_path / "bad.briefing")
