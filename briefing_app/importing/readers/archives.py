"""Zip archives, and the documents that are such: nothing is unpacked before what it claims to come to is checked."""

import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from briefing_app.errors import BriefingError
from briefing_app.importing.readers.formats import MEBIBYTE, NOTHING_KEPT

if TYPE_CHECKING:
    from lxml.etree import _Element

MAGIC = (b"PK\x03\x04", b"PK\x05\x06")
_LONGEST_TYPE = 200
MOST_MEMBERS = 20_000
MOST_TOTAL = 256 * MEBIBYTE
MOST_XML = 32 * MEBIBYTE
MOST_RATIO = 250
"""How many times its packed size a member may come to; honest spreadsheets reach a hundred."""
_SMALL, _HONEST = 4 * MEBIBYTE, 32 * MEBIBYTE
"""Below these a member and an archive may be packed as tightly as they like."""
_ENCRYPTED = 0x1
_DOCTYPES = tuple("<!DOCTYPE".encode(encoding) for encoding in ("ascii", "utf-16-le", "utf-16-be"))
_PLAIN_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError)


@dataclass(frozen=True, slots=True)
class Archive:
    """An open archive whose claims were checked.

    `members` is what is in it, by name, folders left out; of two with the same name the last counts, as in Word. A name
    is never a path on the disk.
    """

    file: zipfile.ZipFile
    name: str
    members: Mapping[str, zipfile.ZipInfo]

    def read(self, member: str, *, limit: int = MOST_XML) -> bytes:
        """The bytes of a member.

        Raises:
            BriefingError: it is not there, damaged, locked by a password, or more than `limit` bytes.
        """
        info = self.members.get(member)
        if info is None:
            raise damaged(self.name, f"its part “{member}” is missing")
        return self.take(info, limit=limit)

    def take(self, info: zipfile.ZipInfo, *, limit: int) -> bytes:
        """As `read`, by the archive's own entry."""
        if info.flag_bits & _ENCRYPTED:
            raise locked(info.filename)
        try:
            with self.file.open(info) as stream:
                data = stream.read(limit + 1)
        except (*_DAMAGED, RuntimeError) as error:
            raise damaged(self.name, f"its part “{info.filename}” cannot be unpacked") from error
        if len(data) > limit:
            raise bomb(self.name)
        return data

    def xml(self, member: str) -> "_Element":
        """A member as XML.

        Raises:
            BriefingError: as `read`, or it is no XML, or has a document type of its own.
        """
        return parse_xml(self.read(member), self.name)


def open_archive(data: bytes, name: str, *, total: int = MOST_TOTAL) -> Archive:
    """The archive that the bytes are. `total` is how many bytes its members may come to.

    Raises:
        BriefingError: it is damaged, or claims to unpack to more than an honest one would.
    """
    try:
        file = zipfile.ZipFile(BytesIO(data))
    except _DAMAGED as error:
        raise damaged(name, "its list of contents cannot be read") from error
    entries = file.infolist()
    claimed = sum(entry.file_size for entry in entries)
    if len(entries) > MOST_MEMBERS or claimed > total or claimed > max(_HONEST, MOST_RATIO * len(data)):
        raise bomb(name)
    if any(_inflated(entry) for entry in entries):
        raise bomb(name)
    return Archive(file, name, {entry.filename: entry for entry in entries if not is_folder(entry)})


def is_folder(entry: zipfile.ZipInfo) -> bool:
    """Whether an entry is a folder, or nothing that has a name."""
    return not entry.filename or entry.is_dir()


def _inflated(entry: zipfile.ZipInfo) -> bool:
    """Whether it is packed far more tightly than documents are, or in a way whose size cannot be held to its claim."""
    if entry.compress_type not in _PLAIN_METHODS:
        return entry.file_size > 0
    return entry.file_size > _SMALL and entry.file_size > MOST_RATIO * max(1, entry.compress_size)


def member_names(data: bytes) -> frozenset[str]:
    """The names in a zip archive's list of contents; none if the bytes are no such archive."""
    if not data.startswith(MAGIC):
        return frozenset()
    try:
        with zipfile.ZipFile(BytesIO(data)) as file:
            return frozenset(file.namelist())
    except _DAMAGED:
        return frozenset()


def stated_type(data: bytes) -> str:
    """The media type that an OpenDocument or a book states in its member of that name; empty if it states none."""
    if "mimetype" not in member_names(data):
        return ""
    try:
        return open_archive(data, "").read("mimetype", limit=_LONGEST_TYPE).decode("ascii", "replace").strip()
    except BriefingError:
        return ""


def attribute(element: "_Element", name: str) -> str:
    """What an attribute says, whatever its namespace; nothing where there is none of that name."""
    return next((value for key, value in element.attrib.items() if str(key).rpartition("}")[2] == name), "")


def parse_xml(data: bytes, name: str) -> "_Element":
    """The root of an XML document; entities stay unresolved, and nothing is fetched.

    Raises:
        BriefingError: it is no XML, or declares entities.
    """
    from lxml import etree  # noqa: PLC0415 - not for the window's process

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise damaged(name, "a part of it is not well formed") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise _foreign_type(name)
    return root


def forbid_doctypes(archive: Archive) -> None:
    """Look into every member that says it is XML, for a library that would parse it by itself.

    Raises:
        BriefingError: one declares a document type, is damaged, or far too long.
    """
    for member in archive.members:
        if member.endswith((".xml", ".rels", ".vml")):
            data = archive.read(member, limit=2 * MOST_XML)
            if any(mark in data for mark in _DOCTYPES):
                raise _foreign_type(archive.name)


def _foreign_type(name: str) -> BriefingError:
    return BriefingError(
        f"“{name}” declares a document type of its own, which such documents never need and attacks do.",
        kept=NOTHING_KEPT,
        remedy="Ask whoever sent it for a copy saved afresh.",
    )


def damaged(name: str, how: str) -> BriefingError:
    """The error for a file that is broken."""
    return BriefingError(
        f"“{name}” is damaged: {how}.",
        kept=NOTHING_KEPT,
        remedy="Open it in the program that made it and save it again, or ask whoever sent it for another copy.",
    )


def locked(name: str) -> BriefingError:
    """The error for a file that needs a password."""
    return BriefingError(
        f"“{name}” is locked with a password.",
        kept=NOTHING_KEPT,
        remedy="Open it with its password, save a copy without one and import that.",
    )


def bomb(name: str) -> BriefingError:
    """The error for a file that would unpack to far more than it should."""
    return BriefingError(
        f"“{name}” would unpack to far more than a document holds.",
        kept=NOTHING_KEPT,
        remedy="If you trust it, unpack it yourself and import what you need.",
    )
