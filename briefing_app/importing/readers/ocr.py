"""Words in pictures, by the system's Tesseract where there is one."""

import re
import shutil
import subprocess
from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import replace

from briefing_app.domain.text import SourceText
from briefing_app.importing.readers.composing import Draft

RECOGNISED = "recognised in a picture by Tesseract: check it against the picture"
NO_PROGRAM = "none yet: this is a picture of text, and Tesseract, which reads such, is not installed on this computer"
NO_WORDS = "none: Tesseract made out no words in this picture"
SECONDS = 60
MOST_PAGES = 100
"""Of one document; whoever has a longer scan has it recognised elsewhere."""
tell_page: ContextVar[Callable[[], None]] = ContextVar("tell_page", default=lambda: None)
"""Called before each picture, so that whoever waits knows that it takes its time."""
_FULL = 0.7
_PARAGRAPH = re.compile(r"\n\s*\n")
_HYPHEN = re.compile(r"(?<=[a-z])[-‐]\n(?=[a-z])")


def is_installed() -> bool:
    """Whether the system has Tesseract."""
    return shutil.which("tesseract") is not None


def recognised(picture: bytes) -> str | None:
    """The words in a picture, its lines as they stand; None if there is no Tesseract or it could make nothing of it.

    The picture goes in and the words come out by pipes: nothing is written to the disk.
    """
    program = shutil.which("tesseract")
    if program is None:
        return None
    tell_page.get()()
    try:
        done = subprocess.run(  # noqa: S603 - the program that PATH names, with fixed arguments
            [program, "stdin", "stdout"], input=picture, capture_output=True, timeout=SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else None


def paragraphs(text: str) -> list[str]:
    """The paragraphs of recognised text, lines joined, and the words that a line’s end had parted.

    A line that stops well before the others do is a paragraph’s last, as in a heading or a list.
    """
    widest = max(map(len, text.splitlines()), default=0)
    short = re.compile(rf"(?m)^(.{{1,{max(1, int(widest * _FULL))}}})$")
    parted = short.sub(r"\1\n", text.replace("\f", "\n\n"))
    joined = (" ".join(_HYPHEN.sub("", block).split()) for block in _PARAGRAPH.split(parted))
    return [block for block in joined if block]


def source_of(picture: bytes, media_type: str) -> SourceText:
    """The document that a picture is: its words if they can be had, otherwise no text and the reason."""
    text = recognised(picture)
    draft = Draft()
    for paragraph in paragraphs(text or ""):
        draft.paragraph(paragraph)
    if draft.blocks:
        source = draft.source(media_type)
        return replace(source, provenance=(*source.provenance, ("text", RECOGNISED)))
    why = NO_WORDS if is_installed() else NO_PROGRAM
    return SourceText("", media_type=media_type, needs_ocr=True, provenance=(("text", why),))
