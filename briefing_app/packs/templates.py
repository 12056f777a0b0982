"""The kinds of brief that a new pack can start from: files in resources/templates that people copy and change."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from briefing_app import paths
from briefing_app.domain.packs import SectionKind
from briefing_app.errors import BriefingError


@dataclass(frozen=True, slots=True)
class TemplateSection:
    """A section that the template gives a new pack."""

    title: str
    kind: SectionKind = SectionKind.TEXT
    subtitle: str = ""


@dataclass(frozen=True, slots=True)
class Template:
    """A kind of brief. `name` is the file's, `title` what people read, `brief` what the cover calls the pack."""

    name: str
    title: str
    brief: str
    sections: tuple[TemplateSection, ...]
    summary: str = ""


def templates(folder: Path | None = None) -> tuple[Template, ...]:
    """Every template in the folder (the shipped one, if none is given), in order of title.

    Raises:
        BriefingError: a file is not a template; its name and the fault are given.
    """
    files = sorted((folder or paths.resources() / "templates").glob("*.toml"))
    return tuple(sorted((_read(file) for file in files), key=lambda template: template.title))


def _read(file: Path) -> Template:
    """One template from its file."""
    try:
        return _template(file.stem, tomllib.loads(file.read_text(encoding="utf-8")))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, KeyError, TypeError, ValueError) as fault:
        raise BriefingError(
            f"The template {file.name} cannot be read: {fault}.",
            kept="No pack was changed.",
            remedy="Mend the file, or move it out of the folder of templates.",
        ) from fault


def _template(name: str, values: dict[str, Any]) -> Template:
    """The template that a file's values make; raises KeyError, TypeError or ValueError."""
    sections = tuple(
        TemplateSection(str(part["title"]), SectionKind(part.get("kind", "text")), str(part.get("subtitle", "")))
        for part in values["sections"]
    )
    title = str(values["title"])
    return Template(name, title, str(values.get("brief", title)), sections, str(values.get("summary", "")))
