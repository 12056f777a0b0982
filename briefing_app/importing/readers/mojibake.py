"""Text that was decoded wrongly before it came here, â€œlike thisâ€: put right where there is no doubt."""

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ftfy import TextFixerConfig

MENDED = "characters that had been decoded wrongly before (such as â€™ for ’) were put right"

# Letters that the first byte of a UTF-8 sequence turns into, followed by what the second turns into.
_SUSPECT = re.compile(
    "[ÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑâãäåæçìíîïðÐ\u0402\u0420\u0432][\u0080-\u00bf\u0152-\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]"
)
# Quotation marks, dashes and the pound sign: of these one is proof; of the others, which might be meant, it takes two.
_PROOF = re.compile("â€[\u0080-\u00bf\u0152-\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]|Â£")
_LINE = re.compile(r"[^\n]+")


def is_spoilt(text: str) -> bool:
    """Whether it is certain that a text holds such characters."""
    if _PROOF.search(text):
        return True
    found = _SUSPECT.finditer(text)
    return next(found, None) is not None and next(found, None) is not None


def mended(text: str) -> str:
    """A text that is spoilt with its characters put right, line by line; any other text as it is.

    Only the encoding is undone: curly quotation marks, ligatures and spaces stay as they are.
    """
    return _LINE.sub(_mended_line, text) if is_spoilt(text) else text


def _mended_line(line: re.Match[str]) -> str:
    if not _SUSPECT.search(line[0]):
        return line[0]
    from ftfy import fix_encoding  # noqa: PLC0415 - a tenth of a second, seldom needed

    return fix_encoding(line[0], _config())


def _config() -> "TextFixerConfig":
    from ftfy import TextFixerConfig  # noqa: PLC0415

    return TextFixerConfig(
        unescape_html=False,
        remove_terminal_escapes=False,
        replace_lossy_sequences=False,
        fix_c1_controls=False,
        fix_latin_ligatures=False,
        fix_character_width=False,
        uncurl_quotes=False,
        fix_line_breaks=False,
        fix_surrogates=False,
        remove_control_chars=False,
        normalization=None,
    )
