"""Writes OLE files with Outlook's messages in them, as small as the format allows: no library writes such."""

import itertools
import struct
from collections.abc import Mapping
from datetime import UTC, datetime

SECTOR, MINI, CUTOFF = 512, 64, 4096
FREE, END, FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
SENT = datetime(2026, 9, 10, 17, 22, tzinfo=UTC)

Tree = Mapping[str, "bytes | Tree"]


class _Writer:
    def __init__(self) -> None:
        self.sectors: list[bytes] = []
        self.fat: list[int] = []
        self.mini = bytearray()
        self.mini_fat: list[int] = []
        self.entries: list[bytes] = []

    def chain(self, data: bytes) -> int:
        """Store data in sectors; the number of the first."""
        pieces = [data[at : at + SECTOR].ljust(SECTOR, b"\0") for at in range(0, len(data), SECTOR)]
        first = len(self.sectors)
        self.sectors += pieces
        self.fat += [*range(first + 1, first + len(pieces)), END] if pieces else []
        return first if pieces else END

    def stream(self, data: bytes) -> int:
        """Store a stream, a short one among the short ones."""
        if len(data) >= CUTOFF:
            return self.chain(data)
        if not data:
            return END
        first = len(self.mini) // MINI
        self.mini += data.ljust(-(-len(data) // MINI) * MINI, b"\0")
        self.mini_fat += [*range(first + 1, len(self.mini) // MINI), END]
        return first

    def entry(self, name: str, kind: int, start: int, size: int, child: int = FREE) -> int:
        coded = name.encode("utf-16-le") + b"\0\0"
        self.entries.append(
            coded.ljust(64, b"\0")
            + struct.pack("<HBBIII", len(coded), kind, 1, FREE, FREE, child)
            + bytes(36)
            + struct.pack("<IQ", start, size)
        )
        return len(self.entries) - 1

    def folder(self, tree: Tree) -> int:
        """Store what is in a storage, each entry the right-hand neighbour of the one before; the first's number."""
        places = []
        for name in sorted(tree, key=lambda name: (len(name), name.upper())):
            inner = tree[name]
            if isinstance(inner, bytes):
                places.append(self.entry(name, 2, self.stream(inner), len(inner)))
            else:
                places.append(self.entry(name, 1, 0, 0, self.folder(inner)))
        for place, after in itertools.pairwise(places):
            held = self.entries[place]
            self.entries[place] = held[:72] + struct.pack("<I", after) + held[76:]
        return places[0] if places else FREE


def ole_file(tree: Tree) -> bytes:
    """An OLE file with these streams and storages."""
    writer = _Writer()
    writer.entry("Root Entry", 5, 0, 0)
    child = writer.folder(tree)
    mini_size = len(writer.mini)
    mini_start = writer.chain(bytes(writer.mini))
    root = writer.entries[0]
    writer.entries[0] = root[:76] + struct.pack("<I", child) + root[80:116] + struct.pack("<IQ", mini_start, mini_size)
    while len(writer.entries) % 4:
        writer.entries.append(bytes(68) + struct.pack("<III", FREE, FREE, FREE) + bytes(48))
    directory = writer.chain(b"".join(writer.entries))
    mini_fat = writer.chain(struct.pack(f"<{len(writer.mini_fat)}I", *writer.mini_fat).ljust(SECTOR, b"\xff"))
    count = 1
    while (len(writer.fat) + count) * 4 > count * SECTOR:
        count += 1
    first = len(writer.sectors)
    fat = struct.pack(f"<{first + count}I", *writer.fat, *[FAT] * count).ljust(count * SECTOR, b"\xff")
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<IIIIIIIIII", 0, count, directory, 0, CUTOFF, mini_fat, 1, END, 0, first)
    header += struct.pack("<108I", *range(first + 1, first + count), *[FREE] * (109 - count))
    return header + b"".join(writer.sectors) + fat


def text(number: int, words: str) -> tuple[str, bytes]:
    return f"__substg1.0_{number:04X}001F", words.encode("utf-16-le")


def fixed(head: int, *rows: tuple[int, int, int]) -> bytes:
    """The list of properties: kind, number and value of each, after so many bytes of nothing."""
    return bytes(head) + b"".join(struct.pack("<HHIQ", kind, number, 6, value) for kind, number, value in rows)


def message(
    *, subject: str, body: str = "", sender: str = "", head: int = 32, more: Tree | None = None
) -> dict[str, "bytes | Tree"]:
    """The streams of a message; `more` are others by name."""
    ticks = int((SENT - datetime(1601, 1, 1, tzinfo=UTC)).total_seconds()) * 10_000_000
    streams: dict[str, bytes | Tree] = {
        "__properties_version1.0": fixed(head, (0x40, 0x0039, ticks), (3, 0x3FFD, 1252)),
        "__nameid_version1.0": {"__substg1.0_00020102": b""},
    }
    streams |= [text(0x0037, subject), text(0x0E04, "Private Office; Press Office")]
    streams |= [text(0x1000, body)] if body else []
    streams |= [text(0x0C1A, sender), text(0x5D01, "ysolde@press.example")] if sender else []
    return streams | dict(more or {})


def attachment(name: str, data: "bytes | Tree", *extra: tuple[str, bytes]) -> dict[str, "bytes | Tree"]:
    """The streams of an attachment: a file's bytes, or the streams of a message."""
    inner = "__substg1.0_37010102" if isinstance(data, bytes) else "__substg1.0_3701000D"
    return {"__properties_version1.0": fixed(8), inner: data, **dict([text(0x3707, name), *extra])}


def message_file(*, subject: str, body: str = "", sender: str = "", more: Tree | None = None) -> bytes:
    """A message as Outlook saves it."""
    return ole_file(message(subject=subject, body=body, sender=sender, more=more))
