"""The faces: cuts made once, safely, and characters that a face lacks."""

import subprocess
import sys
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from briefing_app.exporting.pdf.fonts import Face, covers, width
from briefing_app.exporting.pdf.glyphs import lacking, shown

_MAKE = (
    "import sys\nfrom pathlib import Path\nfrom briefing_app import paths\npaths.cache = lambda: Path(sys.argv[1])\n"
    "from briefing_app.exporting.pdf import fonts\nfonts.font(fonts.Face.SERIF)\n"
)


def test_two_processes_make_the_same_cut_at_once(tmp_path: Path) -> None:
    running = [subprocess.Popen([sys.executable, "-c", _MAKE, str(tmp_path)]) for _ in range(2)]
    assert [process.wait(timeout=90) for process in running] == [0, 0]
    (cut,) = (tmp_path / "fonts").iterdir()
    with TTFont(cut) as font:
        assert "fvar" not in font
        assert font["name"].getDebugName(6) == "SourceSerif4-Regular"


def test_a_cut_that_was_spoilt_is_made_again(tmp_path: Path) -> None:
    for text in ("", "spoilt"):
        if text:
            (cut,) = (tmp_path / "fonts").iterdir()
            cut.write_text(text, encoding="utf-8")
        subprocess.run([sys.executable, "-c", _MAKE, str(tmp_path)], check=True, timeout=90)
    (cut,) = (tmp_path / "fonts").iterdir()
    assert cut.stat().st_size > 50_000


@pytest.mark.parametrize("face", list(Face))
def test_every_face_has_welsh_letters_and_quotation_marks(face: Face) -> None:
    assert all(covers(face, character) for character in "ŴŵŶŷÂâ“”‘’–—…£€½")


def test_figures_are_of_one_width() -> None:
    for face in (Face.REGULAR, Face.SEMIBOLD, Face.SERIF):
        assert len({width(face, figure) for figure in "0123456789"}) == 1


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("plain words", "plain words"),
        ("ŵ ŷ", "ŵ ŷ"),
        ("ten\u2011year", "ten-year"),
        ("zero\u200bwidth", "zerowidth"),
        ("soft\u00adhyphen", "softhyphen"),
        ("e\u0301", "é"),
        ("😀", "[grinning face]"),
        ("🇬🇧", "[flag]"),
        ("שלום", "[Hebrew]"),
        ("中文", "[Chinese characters]"),
        ("\ufeffmark", "mark"),
    ],
)
def test_a_character_that_a_face_lacks_is_drawn_as_its_likeness(text: str, drawn: str) -> None:
    assert shown(Face.SERIF, text) == drawn
    assert all(covers(Face.SERIF, character) for character in shown(Face.SERIF, text))


def test_only_what_has_no_likeness_is_reported() -> None:
    assert lacking(Face.SERIF, "שלום")
    assert not lacking(Face.SERIF, "ten\u2011year ŷ")
