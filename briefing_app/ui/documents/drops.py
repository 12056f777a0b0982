"""What is dropped on the page, from a folder, a browser or a mail program: files, or what is to be made one."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PureWindowsPath

from PySide6.QtCore import QMimeData

from briefing_app.domain.text import whole_characters

_PROMISE, _PROMISED_NAME = 'application/x-qt-windows-mime;value="{}"', "FileGroupDescriptorW"
_NAME_AT, _NAME_LENGTH = 76, 520
"""Where a group of promised files (FILEGROUPDESCRIPTORW) has the name of the first, in bytes of UTF-16."""
_MAIL = "message/rfc822"
_TITLE = re.compile(r"<title[^>]*>([^<]{1,200})", re.IGNORECASE)
_NO_NAME = re.compile(r"[^\w .,'’()–-]+")
_SHORT = 60


@dataclass(frozen=True, slots=True)
class Dropped:
    """Files that are there, or else a text with the name and ending that a file of it is to have."""

    files: tuple[Path, ...] = ()
    data: bytes = b""
    name: str = ""
    suffix: str = ""
    link: str = ""

    @property
    def something(self) -> bool:
        """Whether there is anything to import."""
        return bool(self.files or self.data)


def welcome(mime: QMimeData) -> bool:
    """Whether something of it could be imported; quick, for while it is dragged."""
    known = mime.hasFormat(_MAIL) or mime.hasFormat(_PROMISE.format("FileContents")) or mime.hasHtml()
    return known or bool(local_files(mime)) or mime.hasText()


def local_files(mime: QMimeData) -> Sequence[Path]:
    """Files and folders of this computer, which mail programs put there too when they hand over a message."""
    return [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]


def taken(mime: QMimeData) -> Dropped:
    """What to import of it: files before a message, a message before a page, a page before its mere text.

    The address of a page is kept as a link; nothing is fetched.
    """
    if files := local_files(mime):
        return Dropped(files=tuple(files))
    if promised := _promised(mime):
        return promised
    if mime.hasFormat(_MAIL):
        return Dropped(data=bytes(mime.data(_MAIL).data()), name="message", suffix=".eml")
    link = next((url.toString() for url in mime.urls() if url.scheme() in {"http", "https"}), "")
    text = mime.text().strip()
    if mime.hasHtml() and _says_something(mime.html()):
        return Dropped(data=_page(mime.html(), link), name=_named(mime.html(), text), suffix=".html", link=link)
    if text and text != link and not text.startswith(("http://", "https://")):
        return Dropped(data=text.encode("utf-8"), name=_short(text), suffix=".txt", link=link)
    return Dropped(link=link or text)


def _promised(mime: QMimeData) -> Dropped | None:
    """The first of the files that a Windows program, such as Outlook, hands over without their being on the disk."""
    data = bytes(mime.data(_PROMISE.format("FileContents")).data())
    group = bytes(mime.data(_PROMISE.format(_PROMISED_NAME)).data())
    if not data or len(group) < _NAME_AT:
        return None
    name = group[_NAME_AT : _NAME_AT + _NAME_LENGTH].decode("utf-16-le", "replace").split("\0")[0]
    path = PureWindowsPath(name)
    return Dropped(data=data, name=_short(path.stem), suffix=path.suffix)


def _says_something(html: str) -> bool:
    """Whether it is more than a link or a picture with hardly a word."""
    words = re.sub(r"<[^>]*>", " ", html)
    return len(words.split()) > 8


def _page(html: str, link: str) -> bytes:
    """A whole page of a piece of one, which says where it is from."""
    head = f'<link rel="canonical" href="{link}">' if link and '"' not in link else ""
    if "<html" in html[:2000].casefold():
        page = html.replace("<head>", f"<head>{head}", 1)
    else:
        page = f"<!DOCTYPE html><html><head>{head}</head><body>{html}</body></html>"
    return page.encode("utf-8-sig")  # the mark beats whatever encoding the page says that it had


def _named(html: str, text: str) -> str:
    title = _TITLE.search(html)
    return _short(title[1] if title else text)


def _short(words: str) -> str:
    """A name for a file: the first words, without what file systems refuse."""
    line = next((line for line in words.splitlines() if line.strip()), "")
    plain = " ".join(_NO_NAME.sub(" ", whole_characters(line)).split())
    return plain[:_SHORT].strip(" .") or "dropped text"
