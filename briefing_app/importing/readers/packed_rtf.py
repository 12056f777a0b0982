"""Outlook's packed rich text, by the rules of [MS-OXRTFCP]."""

import struct

from briefing_app.importing.readers.formats import MEBIBYTE

MOST = 32 * MEBIBYTE
_PACKED, _PLAIN = 0x75465A4C, 0x414C454D
_WINDOW = 4096
_KNOWN = (
    rb"{\rtf1\ansi\mac\deff0\deftab720{\fonttbl;}{\f0\fnil \froman \fswiss \fmodern \fscript \fdecor MS Sans Serif"
    rb"SymbolArialTimes New RomanCourier{\colortbl\red0\green0\blue0"
    b"\r\n"
    rb"\par \pard\plain\f0\fs20\b\i\u\tab\tx"
)


def unpacked(data: bytes) -> bytes:
    """The rich text; empty where the bytes are no such thing or claim to come to more than `MOST`."""
    if len(data) < 16:
        return b""
    _, size, kind = struct.unpack_from("<III", data)
    if size > MOST:
        return b""
    if kind == _PLAIN:
        return data[16 : 16 + size]
    return _inflated(data, size) if kind == _PACKED else b""


def _inflated(data: bytes, size: int) -> bytes:
    """A run of flags, each for a byte as it is or for a place and a length in the last 4,096 bytes."""
    out = bytearray(_KNOWN)
    place, end = 16, len(_KNOWN) + size
    while place < len(data) and len(out) < end:
        flags, place = data[place], place + 1
        for bit in range(8):
            if flags >> bit & 1 == 0:
                out += data[place : place + 1]
                place += 1
                continue
            if place + 2 > len(data):
                return bytes(out[len(_KNOWN) :])
            (pointer,) = struct.unpack_from(">H", data, place)
            place += 2
            if not _copied(out, pointer >> 4, (pointer & 0xF) + 2):
                return bytes(out[len(_KNOWN) : end])
    return bytes(out[len(_KNOWN) : end])


def _copied(out: bytearray, at: int, length: int) -> bool:
    """Copy from the window, which is a ring; false where the pointer is to the very place written next: the end."""
    written = len(out)
    back = (written - at) % _WINDOW
    if back == 0:
        return False
    for _ in range(length):
        out.append(out[-back] if back <= len(out) else 0x20)
    return True
