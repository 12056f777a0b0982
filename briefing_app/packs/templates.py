"""The kinds of brief that a new pack can start from: files that people copy and change.

Those that are shipped are in resources/templates, a person's own in the folder beside the settings; one of the same
name as a shipped one takes its place.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from briefing_app import paths
from briefing_app.domain.packs import ItemKind, Likelihood, PackItem, PackSection, SectionKind
from briefing_app.errors import BriefingError


@dataclass(frozen=True, slots=True)
class TemplateItem:
    """An item that a new pack begins with; the prompts in its words stand in {{double braces}}."""

    kind: ItemKind
    title: str = ""
    words: str = ""
    likelihood: Likelihood | None = None
    not_for_use: bool = False


@dataclass(frozen=True, slots=True)
class TemplateSection:
    """A section that the template gives a new pack; a brief of its kind needs one that is `required`."""

    title: str
    kind: SectionKind = SectionKind.TEXT
    subtitle: str = ""
    required: bool = False
    annex: bool = False
    items: tuple[TemplateItem, ...] = ()


@dataclass(frozen=True, slots=True)
class Template:
    """A kind of brief. `name` is the file's, `title` what people read, `brief` what the cover calls the pack."""

    name: str
    title: str
    brief: str
    sections: tuple[TemplateSection, ...]
    summary: str = ""
    own: bool = False
    """It is a person's own, not one that is shipped."""

    @property
    def required(self) -> tuple[str, ...]:
        """The titles of the sections that a brief of this kind needs."""
        return tuple(section.title for section in self.sections if section.required)

    def new_sections(self) -> tuple[PackSection, ...]:
        """The sections of a new pack, with the items that it begins with."""
        return tuple(_section_of(section) for section in self.sections)


def shipped_folder() -> Path:
    """The folder of the templates that are shipped."""
    return paths.resources() / "templates"


def templates(folder: Path | None = None) -> tuple[Template, ...]:
    """Every template, shipped or in the person's own folder (the usual one, if none is given), in order of title.

    Raises:
        BriefingError: a file is not a template; its name and the fault are given.
    """
    files = _files(folder or paths.own_templates())
    return tuple(sorted((_cached(file) for file in files.values()), key=lambda template: template.title))


def known(name: str, folder: Path | None = None) -> Template | None:
    """The template of that name; None if there is none, or its file cannot be read."""
    file = _files(folder or paths.own_templates()).get(name) if name else None
    if file is None:
        return None
    try:
        return _cached(file)
    except BriefingError:
        return None


def _files(own: Path) -> Mapping[str, Path]:
    """The files by name, a person's own over those that are shipped."""
    shipped = {file.stem: file for file in sorted(shipped_folder().glob("*.toml"))}
    return shipped | {file.stem: file for file in sorted(own.glob("*.toml"))}


def _cached(file: Path) -> Template:
    """One template from its file, read again when the file changes."""
    try:
        stamp = file.stat()
    except OSError as fault:
        raise _unreadable(file, fault) from fault
    return _read(file, stamp.st_mtime_ns, stamp.st_size)


@lru_cache(maxsize=256)
def _read(file: Path, _changed: int, _size: int) -> Template:
    try:
        values = tomllib.loads(file.read_text(encoding="utf-8"))
        return _template(file.stem, values, own=file.parent != shipped_folder())
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, KeyError, TypeError, ValueError) as fault:
        raise _unreadable(file, fault) from fault


def _unreadable(file: Path, fault: Exception) -> BriefingError:
    return BriefingError(
        f"The template {file.name} cannot be read: {fault}.",
        kept="No pack was changed.",
        remedy="Mend the file, or move it out of the folder of templates.",
    )


def _template(name: str, values: dict[str, Any], *, own: bool) -> Template:
    """The template that a file's values make; raises KeyError, TypeError or ValueError."""
    title = str(values["title"])
    sections = tuple(_section(part) for part in values["sections"])
    return Template(name, title, str(values.get("brief", title)), sections, str(values.get("summary", "")), own)


def _section(part: dict[str, Any]) -> TemplateSection:
    return TemplateSection(
        str(part["title"]),
        SectionKind(part.get("kind", "text")),
        str(part.get("subtitle", "")),
        bool(part.get("required", False)),
        bool(part.get("annex", False)),
        tuple(_item(one) for one in part.get("items", ())),
    )


def _item(part: dict[str, Any]) -> TemplateItem:
    likelihood = part.get("likelihood")
    return TemplateItem(
        ItemKind(part.get("kind", "note")),
        str(part.get("title", "")),
        str(part.get("words", "")),
        Likelihood(likelihood) if likelihood else None,
        bool(part.get("not_for_use", False)),
    )


def _section_of(section: TemplateSection) -> PackSection:
    items = tuple(
        PackItem(0, one.kind, one.title, one.words, likelihood=one.likelihood, not_for_use=one.not_for_use)
        for one in section.items
    )
    return PackSection(0, section.title, section.kind, section.subtitle, items, annex=section.annex)
