"""The one style sheet, from a template (resources/themes/window.qss) over tokens and sizes.

Widgets choose a look by the property `look` (buttons, frames, lines) and `type` (labels); see `widgets/`.
"""

from collections.abc import Callable
from string import Template

from briefing_app import paths
from briefing_app.ui.tokens import Tokens


def style_sheet(tokens: Tokens, text: Callable[[float], int], space: Callable[[float], int]) -> str:
    """The style sheet for these tokens, with `text` and `space` making px of sizes at 100 %."""
    values = tokens.colours() | {f"p{size}": f"{space(size)}px" for size in (2, 4, 6, 7, 8, 12, 16, 24)}
    # Controls hold one line of text: they grow with it, less the room that was there to spare.
    values |= {f"h{size}": f"{size + text(16) - 16}px" for size in (24, 28, 30, 34)}
    values["quiet_outline"] = f"border: 1px solid {tokens.control};" if tokens.high_contrast else ""
    values["hc_outline"] = f"border: 1px solid {tokens.accent};" if tokens.high_contrast else ""
    template = (paths.resources() / "themes" / "window.qss").read_text(encoding="utf-8")
    return Template(template).substitute(values)
