"""What an office document's own list of properties says, where the text does not say it."""

import re
from typing import TYPE_CHECKING

from briefing_app.domain.text import SourceText
from briefing_app.importing.readers.archives import Archive
from briefing_app.importing.readers.composing import stated, supplied

if TYPE_CHECKING:
    from lxml.etree import _Element

CORE = "docProps/core.xml"
# Names that programs give by themselves are no titles.
_NO_TITLE = re.compile(
    r"(?i)microsoft |untitled|document ?\d*$|book ?\d*$|presentation ?\d*$|.*\.(?:docx?|xlsx?|dotx?)$"
)
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$")


def with_properties(source: SourceText, archive: Archive) -> SourceText:
    """The source with the title and the language that its properties give.

    The author stays out: that is whoever typed it, or made the template, and no byline.

    Raises:
        BriefingError: the properties are damaged.
    """
    if CORE not in archive.members:
        return source
    return stated_in(source, archive.xml(CORE))


def stated_in(source: SourceText, root: "_Element") -> SourceText:
    """As `with_properties`, from the element that holds the properties."""
    where = "from the document’s properties"
    titled = supplied(source, where, title=_title(_property(root, "title")))
    language = _property(root, "language")
    return stated(titled, where, language=language.split("-")[0] if _LANGUAGE.match(language) else "")


def _title(text: str) -> str:
    return "" if _NO_TITLE.match(text) or len(text) > 250 else text


def _property(root: "_Element", name: str) -> str:
    found = (child for child in root.iter() if isinstance(child.tag, str) and child.tag.endswith("}" + name))
    return next((" ".join(child.text.split()) for child in found if child.text and child.text.strip()), "")
