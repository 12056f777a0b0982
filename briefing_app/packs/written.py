"""An official's own words as every export shows them: Markdown without prompts, in the house style."""

from functools import lru_cache

from briefing_app.domain.packs import HouseStyle
from briefing_app.packs import notes, prompts
from briefing_app.packs.blocks import Block
from briefing_app.packs.house import set_block


@lru_cache(maxsize=4096)
def blocks(markdown: str, top: int, style: HouseStyle) -> tuple[Block, ...]:
    """The blocks of own words; `top` (2 or 3) is the level that their highest headings get."""
    return tuple(set_block(block, style) for block in notes.blocks(prompts.without(markdown), top=top))
