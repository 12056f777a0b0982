"""E-mails saved by Outlook: properties in an OLE file, read here, since the library for them is under the GPL."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from io import BytesIO
from typing import TYPE_CHECKING

from briefing_app.domain.text import SourceText, whole_characters
from briefing_app.importing.readers.archives import damaged
from briefing_app.importing.readers.composing import Draft
from briefing_app.importing.readers.encoding import decode
from briefing_app.importing.readers.files import empty
from briefing_app.importing.readers.formats import DEPTH, MEBIBYTE, MEMBERS, Format, Inner
from briefing_app.importing.readers.mail import Message
from briefing_app.importing.readers.packed_rtf import unpacked
from briefing_app.importing.readers.rtf import write as write_rtf
from briefing_app.importing.readers.zipped import shown_name

if TYPE_CHECKING:
    from olefile import OleFileIO

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PROPERTIES = "__properties_version1.0"
_ATTACHMENT = "__attach_version1.0_#"
_DEEPEST = DEPTH + 1  # one more than is read, so that it is told what was not
_TEXT, _TEXT_8, _BYTES, _STORAGE = "001F", "001E", "0102", "000D"
# Property numbers of [MS-OXPROPS].
_SUBJECT, _BODY, _HTML, _RTF = "0037", "1000", "1013", "1009"
_SENDER, _SENDER_ADDRESS, _SENDER_SMTP, _TO, _CC = "0C1A", "0C1F", "5D01", "0E04", "0E03"
_DATA, _NAME, _SHORT_NAME, _CONTENT_ID, _TYPE = "3701", "3707", "3704", "3712", "370E"
_SENT, _DELIVERED, _CODE_PAGE, _HIDDEN = 0x0039, 0x0E06, 0x3FFD, 0x7FFE
_EPOCH = datetime(1601, 1, 1, tzinfo=UTC)
_STREAM = 2  # what olefile calls the type of an entry that holds bytes
# A storage may lie within itself, so that listing them never ends.
_DAMAGED = (
    *(OSError, ValueError, TypeError, IndexError, KeyError, AttributeError, OverflowError, RecursionError),
    struct.error,
)


@dataclass(frozen=True, slots=True)
class _Store:
    """A message or an attachment within the OLE file: the storage at `path`."""

    ole: "OleFileIO"
    path: tuple[str, ...]
    name: str
    size: int
    """The file's own size, which no stream in it exceeds, whatever it claims."""
    head: int
    """How many bytes stand before the list of properties: 32 in the file, 24 in a message within, 8 in attachments."""

    def text(self, number: str, code_page: str | None = None) -> str:
        """A property of text; empty if it is not there."""
        wide = self.data(number, _TEXT)
        if wide:
            even = wide[: len(wide) // 2 * 2]
            return whole_characters(even.decode("utf-16-le", "surrogatepass")).rstrip("\x00")
        narrow = self.data(number, _TEXT_8)
        return decode(narrow, self.name, declared=code_page).rstrip("\x00") if narrow.strip(b"\x00") else ""

    def data(self, number: str, kind: str = _BYTES) -> bytes:
        """The bytes of a property that has a stream of its own."""
        return self.stream(f"__substg1.0_{number}{kind}")

    def stream(self, name: str) -> bytes:
        """The bytes of a stream; empty if it is not there."""
        place = [*self.path, name]
        if self.ole.get_type(place) != _STREAM or self.ole.get_size(place) > self.size:
            return b""
        octets: bytes = self.ole.openstream(place).read()
        return octets

    def fixed(self) -> dict[int, bytes]:
        """The properties that are kept in the list itself, eight bytes each."""
        octets = self.stream(_PROPERTIES)[self.head :]
        rows = struct.iter_unpack("<HHI8s", octets[: len(octets) // 16 * 16])
        return {number: value for _, number, _, value in rows}

    def attachments(self) -> "list[_Store]":
        """The storages of what is attached, in order; looked for by name, since a list of a loop has no end."""
        places = ((*self.path, f"{_ATTACHMENT}{number:08X}") for number in range(MEMBERS))
        return [_Store(self.ole, place, self.name, self.size, 8) for place in places if self.ole.exists(list(place))]

    def enclosed(self) -> "_Store | None":
        """The message that an attachment is; None if it is a file."""
        place = (*self.path, f"__substg1.0_{_DATA}{_STORAGE}")
        return (
            _Store(self.ole, place, self.name, self.size, 24)
            if self.ole.get_type([*place, _PROPERTIES]) == _STREAM
            else None
        )


def read_msg(data: bytes, name: str) -> SourceText:
    """The e-mail itself.

    Raises:
        BriefingError: it is damaged or holds nothing.
    """
    source = _message(data, name).source(FORMAT.media_type, name)
    if not source.text:
        raise empty(name)
    return source


def unpack_msg(data: bytes, name: str) -> Iterator[Inner]:
    """What was attached to the e-mail; pictures that are part of its own text are not.

    Raises:
        BriefingError: it is damaged.
    """
    yield from _message(data, name).inners


def _message(data: bytes, name: str) -> Message:
    from olefile import OleFileIO  # noqa: PLC0415

    try:
        with OleFileIO(BytesIO(data)) as ole:
            if ole.root.size > len(data):
                raise damaged(name, "it claims to hold more than there is")
            return _read(_Store(ole, (), name, len(data), 32), depth=0)
    except _DAMAGED as error:
        raise damaged(name, "its parts cannot be told apart") from error


def _read(store: _Store, *, depth: int) -> Message:
    fixed = store.fixed()
    page = _code_page(fixed)
    address = store.text(_SENDER_SMTP, page) or store.text(_SENDER_ADDRESS, page)
    message = Message(
        sender=store.text(_SENDER, page),
        # Within an organisation the address is one of Exchange's own, which says nothing to anybody.
        address=address if "@" in address else "",
        to=store.text(_TO, page),
        cc=store.text(_CC, page),
        subject=store.text(_SUBJECT, page),
        sent=_time(fixed.get(_SENT) or fixed.get(_DELIVERED)),
        plain=store.text(_BODY, page),
        html=_html(store, page),
    )
    if not message.plain.strip() and not message.html.strip():
        message.body = _rich(store)
    for attachment in store.attachments():
        message.inners += _attached(attachment, page, depth)
    return message


def _code_page(fixed: dict[int, bytes]) -> str | None:
    number = int.from_bytes(fixed.get(_CODE_PAGE, b"")[:4], "little")
    return "utf-8" if number == 65001 else f"cp{number}" if number else None


def _time(stamp: bytes | None) -> datetime | None:
    """The moment that a file time tells, in tenths of a microsecond since 1601; none if it tells none."""
    ticks = int.from_bytes(stamp or b"", "little")
    try:
        return _EPOCH + timedelta(microseconds=ticks // 10) if ticks else None
    except OverflowError:
        return None


def _html(store: _Store, page: str | None) -> str:
    octets = store.data(_HTML)
    return decode(octets, store.name, declared=page) if octets.strip(b"\x00") else store.text(_HTML, page)


def _rich(store: _Store) -> Draft:
    draft = Draft()
    rich = unpacked(store.data(_RTF))
    if rich:
        write_rtf(rich, store.name, draft)
    return draft


def _attached(store: _Store, page: str | None, depth: int) -> list[Inner]:
    message = store.enclosed()
    if message is not None:
        return [_written(_read(message, depth=depth + 1))] if depth < _DEEPEST else []
    name = shown_name(store.text(_NAME, page) or store.text(_SHORT_NAME, page) or "attachment")
    shown = store.text(_CONTENT_ID, page) and store.text(_TYPE, page).startswith("image/")
    hidden = any(store.fixed().get(_HIDDEN, b""))
    return [] if shown or hidden else [Inner(name, store.data(_DATA))]


def _written(message: Message) -> Inner:
    """A message within the message, which has no file of its own, written out as one."""
    mail = EmailMessage()
    for name, text in message.head():
        mail[name] = message.sent if name == "Date" and message.sent else text
    mail["MIME-Version"] = "1.0"
    mail.set_content(message.plain or "\n\n".join(message.body.blocks if message.body else ()))
    if message.html:
        mail.add_alternative(message.html, subtype="html")
    for inner in message.inners:
        mail.add_attachment(inner.data, maintype="application", subtype="octet-stream", filename=inner.name)
    return Inner(shown_name(message.subject or "e-mail") + ".eml", mail.as_bytes())


def _is_msg(data: bytes) -> bool:
    return data.startswith(MAGIC) and _PROPERTIES.encode("utf-16-le") in data


FORMAT = Format("application/vnd.ms-outlook", (".msg",), read_msg, 100 * MEBIBYTE, _is_msg, unpack=unpack_msg)
