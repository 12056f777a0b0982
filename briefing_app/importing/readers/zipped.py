"""A zip archive of documents: no document of its own, but each file in it is one."""

import posixpath
from collections.abc import Iterator

from briefing_app.errors import BriefingError
from briefing_app.importing.readers.archives import MAGIC, MOST_TOTAL, is_folder, open_archive
from briefing_app.importing.readers.foreign import foreign_archive
from briefing_app.importing.readers.formats import MEBIBYTE, Format, Inner

_LARGEST = 100 * MEBIBYTE


def unpack_zip(data: bytes, name: str) -> Iterator[Inner]:
    """The files in an archive, one after the other; hidden ones and what macOS adds are passed over.

    Raises:
        BriefingError: the archive itself is damaged, or would unpack to far too much.
    """
    archive = open_archive(data, name, total=MOST_TOTAL)
    for info in archive.file.infolist():
        inner = shown_name(info.filename)
        if is_folder(info) or inner.startswith(".") or info.filename.startswith("__MACOSX/"):
            continue
        try:
            yield Inner(inner, archive.take(info, limit=_LARGEST))
        except BriefingError as error:
            yield Inner(inner, b"", error)


def shown_name(stated: str) -> str:
    """The last part of a name in an archive or an e-mail, for people to read: it is never a path."""
    last = posixpath.basename(stated.replace("\\", "/").rstrip("/"))
    return "".join(sign for sign in last if sign.isprintable())[-200:] or "a file without a name"


def _is_zip(data: bytes) -> bool:
    return data.startswith(MAGIC) and not foreign_archive(data)


FORMAT = Format("application/zip", (".zip",), None, 250 * MEBIBYTE, _is_zip, unpack=unpack_zip)
