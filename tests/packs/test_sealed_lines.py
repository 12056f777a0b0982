"""How often the lines of a pack stand on its pages: counted in one reading, and the same as if each were looked for."""

from collections.abc import Sequence

from hypothesis import example, given, settings
from hypothesis import strategies as st

from briefing_app.domain.seals import bare
from briefing_app.packs.blocks import Block, Paragraph, SpeakerHeading, Text
from briefing_app.packs.sealed_lines import sealed_lines

SIGNS = st.text("ab ", max_size=9)


@given(st.lists(SIGNS, max_size=5), st.lists(SIGNS, max_size=5))
@example(["aaa", "aaaa", "aab", "ab"], ["aaaaaaaa", "aabaab", "aaaaaaaa"])
@settings(max_examples=150, deadline=None)
def test_each_line_is_counted_as_often_as_it_is_found(names: Sequence[str], written: Sequence[str]) -> None:
    blocks: list[Block] = [SpeakerHeading(name) for name in names]
    blocks += [Paragraph((Text(words),)) for words in written]
    pieces = [bare(words) for words in (*names, *written)]
    wanted = {name.strip(): sum(piece.count(bare(name)) for piece in pieces) for name in names if len(bare(name)) > 2}
    assert {line.text: line.times for line in sealed_lines(blocks)} == wanted
