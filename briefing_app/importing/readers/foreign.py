"""Files of kinds that no reader here takes, told by their first bytes or, archives, by what lies in them."""

from briefing_app.importing.readers.archives import member_names

FOREIGN = (
    (b"%PDF-", "a PDF"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an older Office document"),
    (b"\x1f\x8b", "a compressed file"),
    (b"7z\xbc\xaf\x27\x1c", "a compressed file"),
    (b"Rar!\x1a\x07", "a compressed file"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90\x00", "a program"),
    (b"SQLite format 3\x00", "a database"),
)
# Zip archives that are documents, told by what lies in them.
_FOREIGN_ARCHIVES = (
    ("ppt/presentation.xml", "a presentation"),
    ("xl/workbook.bin", "a spreadsheet in Excel’s binary form"),
    ("content.xml", "an OpenDocument file that is no text"),
    ("[Content_Types].xml", "an office document of another kind"),
    ("META-INF/MANIFEST.MF", "a program"),
    ("AndroidManifest.xml", "a program"),
)


def foreign_kind(data: bytes) -> str | None:
    """In words, the kind of a file that no reader here takes; None if its first bytes are none of the known."""
    return next((words for magic, words in FOREIGN if data.startswith(magic)), None) or foreign_archive(data)


def foreign_archive(data: bytes) -> str | None:
    """In words, the kind of a document that is a zip archive, and that no reader here takes."""
    names = member_names(data)
    return next((words for member, words in _FOREIGN_ARCHIVES if member in names), None)
