from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from briefing_app.importing.readers.encoding import decode
from briefing_app.importing.readers.mojibake import is_spoilt
from briefing_app.importing.readers.plain import read_markdown, read_text

POUND = "It cost £5 – “a lot”, said Siân Ŵyn’s clerk."


@given(st.text(st.characters(categories=("L", "N", "P", "Zs"), include_characters="\r\n\t\u2028\x0b\x0c")))
def test_the_text_of_a_utf_8_file_is_the_file_s_own(body: str) -> None:
    text = "A line.\r\n" + body
    assume(not is_spoilt(text))
    assert read_text(text.encode("utf-8"), "a.txt").text == text


def test_line_endings_and_the_mark_stay_so_that_offsets_are_the_file_s() -> None:
    data = "\ufeffTitle\r\n\rWords\u2028more\x0cpage\n".encode()
    assert read_text(data, "a.txt").text == data.decode("utf-8")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_by_its_mark(encoding: str) -> None:
    assert decode(POUND.encode(encoding), "a.txt").lstrip("\ufeff") == POUND


@pytest.mark.parametrize(("order", "mark"), [("utf-16-be", b"\xfe\xff"), ("utf-32-be", b"\x00\x00\xfe\xff")])
def test_the_other_order_of_bytes(order: str, mark: bytes) -> None:
    assert decode(mark + POUND.encode(order), "a.txt") == POUND


def test_what_is_not_utf_8_is_the_western_code_page() -> None:
    western = POUND.replace("Ŵ", "W")
    assert decode(western.encode("cp1252"), "a.txt") == western


@pytest.mark.parametrize(
    "declared", ["iso-8859-1", "ISO-8859-1", "windows-1252", "ascii", "utf-8", "utf-16", "hex", "no such"]
)
def test_a_declaration_is_read_as_browsers_read_it(declared: str) -> None:
    western = POUND.replace("Ŵ", "W")
    assert decode(western.encode("cp1252"), "a.html", declared=declared) == western


def test_a_declaration_comes_before_the_guess() -> None:
    assert decode("łódź".encode("iso8859-2"), "a.html", declared="iso-8859-2") == "łódź"


def test_a_few_stray_controls_are_still_text() -> None:
    assert decode(b"Words \x1b and \x0c more " * 50 + b"\x07", "a.txt")


def test_markdown_keeps_its_marks_and_gives_its_heading() -> None:
    source = read_markdown(b"# Locks\n\n*Words* of [hers](x).\n", "a.md")
    assert (source.title, source.media_type) == ("Locks", "text/markdown")
    assert source.text == "# Locks\n\n*Words* of [hers](x).\n"


def test_the_file_name_does_not_matter_to_the_text(tmp_path: Path) -> None:
    assert read_text(b"Words.", "a.txt") == read_text(b"Words.", str(tmp_path))
