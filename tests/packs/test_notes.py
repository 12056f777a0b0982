"""Markdown becomes blocks, and nothing in it becomes markup."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_app.packs import notes
from briefing_app.packs.blocks import Block, BulletList, Heading, Note, Paragraph, Rule, Table, Text


def words(block: Block) -> str:
    if isinstance(block, Paragraph | Note):
        return "".join(text.text for text in block.runs)
    if isinstance(block, BulletList):
        return " ".join("".join(text.text for text in item) for item in block.items)
    if isinstance(block, Table):
        return " ".join("".join(text.text for text in cell) for row in (block.head, *block.rows) for cell in row)
    return block.text if isinstance(block, Heading) else ""


def test_bold_italic_and_links() -> None:
    (block,) = notes.blocks("Plain **bold *both*** *italic* [a page](https://desk.example/x).")
    assert block == Paragraph(
        (
            Text("Plain "),
            Text("bold ", bold=True),
            Text("both", bold=True, italic=True),
            Text(" "),
            Text("italic", italic=True),
            Text(" "),
            Text("a page", link="https://desk.example/x"),
            Text("."),
        )
    )


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "JavaScript:x", "http://["]
)
def test_a_link_that_could_do_harm_is_dropped_and_its_words_stay(address: str) -> None:
    (block,) = notes.blocks(f"[words]({address})")
    assert words(block) == "words" or address in words(block)
    assert isinstance(block, Paragraph)
    assert all(text.link is None for text in block.runs)


def test_html_is_text() -> None:
    found = notes.blocks("<script>alert(1)</script>\n\nA <b>word</b> &amp; another.")
    assert [words(block) for block in found] == ["<script>alert(1)</script>", "A <b>word</b> &amp; another."]


def test_lists_nested_ones_flattened_and_numbers_kept() -> None:
    found = notes.blocks("Points:\n- one\n    - inner\n- two\n\n3. three\n4. four")
    assert found == (
        Paragraph((Text("Points:"),)),
        BulletList(((Text("one"),), (Text("inner"),), (Text("two"),))),
        BulletList(((Text("three"),), (Text("four"),)), ordered=True, first=3),
    )


def test_tables_headings_rules_and_code() -> None:
    found = notes.blocks("# Top\n\n### Low\n\n---\n\n| a | b |\n|---|--:|\n| 1 | 2 |\n\n    if a < b\n", top=2)
    assert found == (
        Heading("Top", level=2),
        Heading("Low", level=3),
        Rule(),
        Table(((Text("a"),), (Text("b"),)), (((Text("1"),), (Text("2"),)),), (False, True)),
        Paragraph((Text("if a < b"),)),
    )


def test_footnotes_become_numbered_notes() -> None:
    found = notes.blocks("Said twice[^a].\n\n[^a]: In *March*.")
    assert [words(block) for block in found] == ["Said twice (note 1).", "In March."]
    assert isinstance(found[1], Note)
    assert found[1].label == "Note 1"


def test_a_block_quotation_and_an_image_keep_their_words() -> None:
    assert [words(block) for block in notes.blocks("> quoted\n\n![what it shows](x.png)")] == [
        "quoted",
        "what it shows",
    ]


def test_runs_join_everything_into_one_paragraph() -> None:
    assert "".join(text.text for text in notes.runs("One.\n\n- two\n- three")) == "One. two three"


@given(st.text(alphabet="abc #*_[]()<>&`|-\n1.!\\~\"'\x02\x03", max_size=120))
def test_any_text_makes_blocks_without_control_characters(source: str) -> None:
    for block in notes.blocks(source):
        assert "\x02" not in words(block)
        assert "\x03" not in words(block)


@given(st.lists(st.text(alphabet="abcdefgŷ", min_size=1, max_size=8), min_size=1, max_size=12))
def test_plain_words_are_never_lost(parts: list[str]) -> None:
    assert " ".join(words(block) for block in notes.blocks(" ".join(parts))).split() == parts
