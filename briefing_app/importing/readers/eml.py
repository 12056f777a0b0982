"""E-mails saved as files: the body as a document, what was attached to it as documents of their own."""

import binascii
import re
from collections.abc import Iterator
from datetime import datetime
from email import message_from_bytes
from email.errors import MessageError
from email.header import decode_header
from email.message import Message as Parsed
from email.utils import getaddresses, parsedate_to_datetime

from briefing_app.domain.text import SourceText
from briefing_app.errors import BriefingError
from briefing_app.importing.readers.archives import damaged, locked
from briefing_app.importing.readers.encoding import MARK, decode
from briefing_app.importing.readers.files import empty
from briefing_app.importing.readers.formats import MEBIBYTE, Format, Inner
from briefing_app.importing.readers.mail import Message, listed
from briefing_app.importing.readers.zipped import shown_name

_HEADER = re.compile(rb"([!-9;-~]{1,80}):")
_HEAD = 1 << 16
_ROUTE = {b"message-id", b"received", b"mime-version", b"return-path", b"delivered-to"}
_PEOPLE = {b"from", b"to", b"subject", b"date"}
_MOST_PARTS = 2000
_LONGEST_HEADER = 20_000
_LONGEST_NAME = 100
# What a signature or an invitation adds, which says nothing that the e-mail does not.
_UNSHOWN = {"application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-signature"}
_SEALED = {"application/pkcs7-mime", "application/x-pkcs7-mime", "multipart/encrypted"}
_ENDINGS = {"text/html": ".html", "text/plain": ".txt", "application/pdf": ".pdf", "message/rfc822": ".eml"}


def read_eml(data: bytes, name: str) -> SourceText:
    """The e-mail itself.

    Raises:
        BriefingError: it is damaged or encrypted, or holds nothing.
    """
    parsed = parse(data, name)
    message = message_of(parsed, name)
    source = message.source(FORMAT.media_type, name)
    if not source.text:
        raise empty(name)
    if len(source.text) <= sum(len(key) + len(text) + 3 for key, text in message.head()) and _is_sealed(parsed):
        raise locked(name)
    return source


def unpack_eml(data: bytes, name: str) -> Iterator[Inner]:
    """What was attached to the e-mail; pictures that are part of its own text are not.

    Raises:
        BriefingError: it is damaged.
    """
    yield from message_of(parse(data, name), name).inners


def parse(data: bytes, name: str) -> Parsed:
    """The e-mail's parts.

    Raises:
        BriefingError: there are absurdly many, or they are nested absurdly deep.
    """
    if data.lower().count(b"\ncontent-type:") > _MOST_PARTS:
        raise damaged(name, "it claims to have thousands of parts")
    try:
        return message_from_bytes(data.removeprefix(MARK.encode()))
    except (RecursionError, MessageError, ValueError) as error:
        raise damaged(name, "its parts cannot be told apart") from error


def message_of(parsed: Parsed, name: str) -> Message:
    """The e-mail with its head, words and attachments."""
    people = _people(header(parsed, "From"))
    sender, address = people[0] if people else ("", "")
    message = Message(
        sender=sender,
        address=address,
        to=listed(_people(header(parsed, "To"))),
        cc=listed(_people(header(parsed, "Cc"))),
        subject=header(parsed, "Subject"),
        sent=_sent(header(parsed, "Date")),
    )
    _gather(parsed, message, name)
    return message


def header(parsed: Parsed, wanted: str) -> str:
    """A header in plain characters; empty if the e-mail has none such."""
    raw = next((str(text) for key, text in parsed.raw_items() if key.casefold() == wanted.casefold()), "")
    octets = " ".join(raw[:_LONGEST_HEADER].split()).encode("utf-8", "surrogateescape")
    try:
        stated = decode(octets, wanted) if octets else ""
        pieces = decode_header(stated)
    except (BriefingError, MessageError, ValueError, binascii.Error):
        return octets.decode("utf-8", "replace")
    return "".join(_decoded(piece, charset) for piece, charset in pieces)


def _people(text: str) -> list[tuple[str, str]]:
    try:
        return getaddresses([text])
    except (RecursionError, ValueError, IndexError):  # comments in comments, a thousand deep
        return [(text[:_LONGEST_NAME], "")]


def _decoded(piece: bytes | str, charset: str | None) -> str:
    if isinstance(piece, str):
        return piece
    try:
        return decode(piece, "header", declared=charset) if piece else ""
    except BriefingError:
        return piece.decode("utf-8", "replace")


def _sent(text: str) -> datetime | None:
    try:
        return parsedate_to_datetime(text) if text else None
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _gather(part: Parsed, message: Message, name: str) -> None:
    """Put each part where it belongs. The parser nests no deeper than Python's own limit allows it."""
    kind = part.get_content_type()
    if kind == "message/rfc822":
        message.inners.append(_enclosed(part))
    elif part.is_multipart():
        for inner in part.get_payload():
            if isinstance(inner, Parsed):
                _gather(inner, message, name)
    elif kind in {"text/plain", "text/html"} and not _filename(part) and part.get_content_disposition() != "attachment":
        _add_words(part, kind, message, name)
    elif not _belongs_to_the_text(part, kind):
        message.inners.append(Inner(_filename(part) or "attachment" + _ENDINGS.get(kind, ""), octets_of(part)))


def _add_words(part: Parsed, kind: str, message: Message, name: str) -> None:
    data = octets_of(part)
    try:
        words = decode(data, name, declared=part.get_content_charset()) if data else ""
    except BriefingError as error:
        message.inners.append(Inner("the text of the e-mail", b"", error))
        return
    if kind == "text/html":
        message.html += words
    else:
        message.plain += ("\n\n" if message.plain else "") + words
        message.flowed = message.flowed or str(part.get_param("format", "")).casefold() == "flowed"


def _belongs_to_the_text(part: Parsed, kind: str) -> bool:
    """Whether a part is a signature, or a picture that the e-mail shows within its words, as logos are."""
    shown = part["Content-ID"] is not None or part.get_content_disposition() == "inline"
    return kind in _UNSHOWN or kind == "text/calendar" or (kind.startswith("image/") and shown)


def _enclosed(part: Parsed) -> Inner:
    """An e-mail within the e-mail, written out again as a file of its own."""
    payload = part.get_payload()
    inner = payload[0] if isinstance(payload, list) and payload else payload
    if not isinstance(inner, Parsed):
        return Inner("e-mail.eml", str(inner).encode("utf-8", "surrogateescape"))
    name = _filename(part) or shown_name(header(inner, "Subject") or "e-mail") + ".eml"
    try:
        return Inner(name, inner.as_bytes())
    except (LookupError, ValueError, TypeError, KeyError, MessageError, RecursionError) as error:
        refused = damaged(name, "it cannot be told apart from the e-mail around it")
        refused.__cause__ = error
        return Inner(name, b"", refused)


def _filename(part: Parsed) -> str:
    try:
        stated = part.get_filename()
    except (LookupError, ValueError, TypeError):
        return ""
    if not stated:
        return ""
    pieces = decode_header(stated) if "=?" in stated else [(stated, None)]
    return shown_name("".join(_decoded(piece, charset) for piece, charset in pieces))


def octets_of(part: Parsed) -> bytes:
    """The bytes of a part that is no multipart."""
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _is_sealed(parsed: Parsed) -> bool:
    return any(part.get_content_type() in _SEALED for part in parsed.walk())


def header_names(data: bytes) -> set[bytes]:
    """The names of the headers that a file begins with, in lower case; none where it does not begin with headers."""
    names: set[bytes] = set()
    for line in data[:_HEAD].removeprefix(MARK.encode()).splitlines():
        if not line.strip():
            return names
        named = _HEADER.match(line)
        if named:
            names.add(named[1].lower())
        elif not line.startswith((b" ", b"\t")) and (names or not line.startswith(b"From ")):
            return set()
    return names


def _is_eml(data: bytes) -> bool:
    names = header_names(data)
    return bool(names & _ROUTE) and len(names & _PEOPLE) >= 2


FORMAT = Format("message/rfc822", (".eml",), read_eml, 100 * MEBIBYTE, _is_eml, unpack=unpack_eml)
