"""An e-mail as a document: its head as a reader would see it, then its words."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from briefing_app.domain.text import SourceText
from briefing_app.importing.readers.composing import Draft, stated
from briefing_app.importing.readers.formats import Inner
from briefing_app.importing.readers.markup import parse_html, write

HEADER = "from the e-mail’s header"
_BLANK = re.compile(r"\n[ \t]*\n")
_FLOWED = re.compile(r"(?<=[^\s>]) \n(?=[^\s>-])")
_SHOWN = 0.25
"""The share of the HTML's words below which a plain text is taken to be no more than a notice."""


@dataclass(slots=True)
class Message:
    """An e-mail. `plain` and `html` are what it says in either way; `inners` came with it."""

    sender: str = ""
    address: str = ""
    to: str = ""
    cc: str = ""
    subject: str = ""
    sent: datetime | None = None
    plain: str = ""
    html: str = ""
    flowed: bool = False
    inners: list[Inner] = field(default_factory=list)
    body: Draft | None = None
    """Its words where they came in neither way."""

    def head(self) -> list[tuple[str, str]]:
        """The lines of its head that say something."""
        sender = f"{self.sender} <{self.address}>" if self.sender and self.address else self.sender or self.address
        lines = [("From", sender), ("To", self.to), ("Cc", self.cc), ("Date", self._date()), ("Subject", self.subject)]
        return [(name, " ".join(text.split())) for name, text in lines if text.strip()]

    def source(self, media_type: str, name: str) -> SourceText:
        """The e-mail as a document; `name` is the file's.

        Raises:
            BriefingError: its markup is hostile.
        """
        draft = Draft()
        draft.paragraph("\n".join(f"{name}: {text}" for name, text in self.head()))
        body = self._body(name)
        draft.blocks += body.blocks
        draft.notes += body.notes
        return stated(
            draft.bare(media_type),
            HEADER,
            title=" ".join(self.subject.split()),
            byline=" ".join(self.sender.split()),
            published=self.sent.date() if self.sent else None,
        )

    def _date(self) -> str:
        if self.sent is None:
            return ""
        # Outlook keeps no more than Greenwich’s time, which half the year is not what the sender’s clock showed.
        zone = " GMT" if self.sent.utcoffset() == timedelta() else ""
        return f"{self.sent.day} {self.sent:%B %Y %H:%M}{zone}"

    def _body(self, name: str) -> Draft:
        plain, rich = self._from_plain(), self._from_html(name)
        if _length(plain) > _SHOWN * _length(rich):
            return plain
        return rich if rich.blocks else self.body or rich

    def _from_plain(self) -> Draft:
        draft = Draft()
        text = self.plain.replace("\r\n", "\n").replace("\r", "\n")
        for paragraph in _BLANK.split(_FLOWED.sub(" ", text) if self.flowed else text):
            draft.paragraph(paragraph)
        return draft

    def _from_html(self, name: str) -> Draft:
        draft = Draft()
        root = parse_html(self.html, name) if self.html.strip() else None
        if root is not None:
            write(root, draft)
        return draft


def _length(draft: Draft) -> int:
    return sum(map(len, draft.blocks))


def listed(people: Sequence[tuple[str, str]]) -> str:
    """Names and addresses as they stand in a head, with semicolons between them."""
    return "; ".join(f"{name} <{address}>" if name and address else name or address for name, address in people)
