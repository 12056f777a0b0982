"""How files are made that mean harm, each from its pieces."""

import io
import struct
import zipfile
import zlib
from email.mime.message import MIMEMessage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

from tests.importing.articles import Article, articles
from tests.importing.building import as_docx, as_text, as_xlsx, epub_of, zipped
from tests.importing.ole import attachment, message, message_file, ole_file

LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
BILLION = f'<!DOCTYPE d [<!ENTITY l0 "ha">{LAUGHS}]>'
OUTSIDE = '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
SHEET = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
MEBIBYTE = 1 << 20


def article() -> Article:
    return articles()[0]


def changed(data: bytes, **members: bytes | str) -> bytes:
    """An archive with members put in place of its own; their names are given with __ for / and _ for a full stop."""
    kept: dict[str, bytes] = {}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        kept = {name: archive.read(name) for name in archive.namelist()}
    for name, content in members.items():
        place = name.replace("__", "/").replace("_", ".")
        kept[place] = content.encode() if isinstance(content, str) else content
    return zipped(kept)


def docx(body: str, *, before: str = "", **members: bytes | str) -> bytes:
    document = f"<?xml version='1.0'?>{before}<w:document {WORD}><w:body>{body}</w:body></w:document>"
    return changed(as_docx(article()), word__document_xml=document, **members)


def paragraph(words: str) -> str:
    return f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"


def sheet(rows: str, *, before: str = "", extra: str = "") -> bytes:
    content = f"<?xml version='1.0'?>{before}<worksheet {SHEET}>{extra}<sheetData>{rows}</sheetData></worksheet>"
    return changed(as_xlsx(article()), xl__worksheets__sheet1_xml=content)


def patched_zip(offset: int, value: bytes, *, name: str = "a.txt", data: bytes = b"Words. " * 400) -> bytes:
    """An archive of one file, with a field of its entry in the list of contents and before the file written over."""
    raw = bytearray(zipped({name: data}))
    place = raw.rfind(b"PK\x01\x02") + offset
    raw[place : place + len(value)] = value
    local = offset - 2
    raw[local : local + len(value)] = value
    return bytes(raw)


def overlapping(times: int = 5000) -> bytes:
    """Many entries in the list of contents for one and the same packed megabyte."""
    raw = zipped({"a.txt": b"0" * MEBIBYTE})
    start = raw.find(b"PK\x01\x02")
    end = raw.find(b"PK\x05\x06")
    entries = raw[start:end] * times
    tail = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, times, times, len(entries), start, 0)
    return raw[:start] + entries + tail


def nested(depth: int) -> bytes:
    data = zipped({"core.txt": as_text(article())})
    for level in range(depth):
        data = zipped({f"level{level}.zip": data})
    return data


def packed_with(method: int) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        archive.writestr("zeros.txt", bytes(5 * MEBIBYTE))
    return stream.getvalue()


def link_in_zip() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        info = zipfile.ZipInfo("innocent.txt")
        info.external_attr = 0o120777 << 16
        archive.writestr(info, "/etc/passwd")
    return stream.getvalue()


def deep_mail(depth: int) -> bytes:
    head = b"From: a@b.example\nTo: c@d.example\nSubject: deep\nMIME-Version: 1.0\n"
    opened = b"".join(b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (n, n) for n in range(depth))
    return head + opened + b"Content-Type: text/plain\n\nWords at the bottom.\n"


def mail_in_mail(depth: int) -> bytes:
    mail = MIMEText("Words at the bottom, said the clerk.")
    mail["Subject"], mail["From"], mail["To"] = "bottom", "a@b.example", "c@d.example"
    for _ in range(depth):
        outer = MIMEMultipart()
        outer["Subject"], outer["From"], outer["To"] = "outer", "a@b.example", "c@d.example"
        outer.attach(MIMEMessage(mail))
        mail = outer  # type: ignore[assignment]
    return mail.as_bytes()


def mail(head: bytes, body: bytes = b"Words.\n") -> bytes:
    return b"From: a@b.example\nTo: c@d.example\nMIME-Version: 1.0\n" + head + b"\n" + body


def attached(name: bytes, data: bytes = b"Words.", kind: bytes = b"application/octet-stream") -> bytes:
    part = b'--x\nContent-Type: %s\nContent-Disposition: attachment; filename="%s"\n\n%s\n--x--\n' % (kind, name, data)
    return mail(b'Content-Type: multipart/mixed; boundary="x"\n', b"--x\n\nHello there, all.\n" + part)


def looping_ole() -> bytes:
    """The chain of the directory's sectors leads back to itself."""
    raw = bytearray(message_file(subject="loop", body="words " * 2000))
    (directory,) = struct.unpack_from("<I", raw, 48)
    (fat,) = struct.unpack_from("<I", raw, 76)
    struct.pack_into("<I", raw, 512 + fat * 512 + directory * 4, directory)
    return bytes(raw)


def storage_in_itself() -> bytes:
    """The first entry of a storage is the storage."""
    raw = bytearray(message_file(subject="loop", body="words"))
    place = raw.find("__nameid_version1.0".encode("utf-16-le"))
    (directory,) = struct.unpack_from("<I", raw, 48)
    struct.pack_into("<I", raw, place + 76, (place - 512 - directory * 512) // 128)
    return bytes(raw)


def swollen_ole() -> bytes:
    """It claims three gigabytes of short streams, in a chain of sectors that leads back to its start."""
    raw = bytearray(message_file(subject="swollen", body="words"))
    (directory,) = struct.unpack_from("<I", raw, 48)
    (fat,) = struct.unpack_from("<I", raw, 76)
    (first,) = struct.unpack_from("<I", raw, 512 + directory * 512 + 116)
    struct.pack_into("<I", raw, 512 + directory * 512 + 120, 0xC0000000)
    struct.pack_into("<I", raw, 512 + fat * 512 + first * 4, first)
    return bytes(raw)


def nameless() -> bytes:
    """A member whose name begins with nothing, so that it has none."""
    raw = zipped({"a.txt": b"Words.", "bcd.txt": b"Words."})
    return raw.replace(b"a.txt", b"\0.txt")


def lying_ole(offset: int, value: int) -> bytes:
    raw = bytearray(message_file(subject="lies", body="words " * 2000))
    struct.pack_into("<I", raw, offset, value)
    return bytes(raw)


def messages_in_messages(depth: int) -> bytes:
    inner = message(subject="bottom", body="Words at the bottom.", head=24)
    for _ in range(depth):
        inner = message(subject="outer", head=24, more={"__attach_version1.0_#00000000": attachment("in.msg", inner)})
    return ole_file(message(subject="top", more={"__attach_version1.0_#00000000": attachment("in.msg", inner)}))


def png(width: int, height: int, data: bytes = b"") -> bytes:
    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def looping_tiff() -> bytes:
    """Its list of pictures leads back to the first."""
    return b"II*\x00" + struct.pack("<I", 8) + struct.pack("<HHHIII", 1, 256, 3, 1, 1, 8)


def book(body: str, *, before: str = "") -> bytes:
    page = f"<?xml version='1.0'?>{before}<html xmlns='http://www.w3.org/1999/xhtml'><body>{body}</body></html>"
    return epub_of({"one.xhtml": page}, "A book")


def rtf(body: str) -> bytes:
    return ("{\\rtf1\\ansi\\ansicpg1252 " + body + "}").encode("latin-1")


def page(body: str, head: str = "") -> bytes:
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode()
