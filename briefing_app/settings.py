"""What a person set about the program itself, kept in one small file (no Qt)."""

import json
import os
import tempfile
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from enum import StrEnum
from pathlib import Path

from briefing_app.errors import BriefingError

TEXT_SIZES = (100, 112, 125, 150, 175, 200)
"""The text sizes on offer, in per cent."""


class Look(StrEnum):
    """Which colours the window takes."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    HIGH_CONTRAST = "high-contrast"


@dataclass(frozen=True, slots=True)
class Settings:
    """Settings as they stand. `text_size` is in per cent, `window` and `panes` hold Qt's own states as base 64.

    `watched` is a folder whose files are imported as they come; empty for none. `fold_quotes`: what several documents
    quote alike is one row of the results.
    """

    text_size: int = 100
    look: Look = Look.SYSTEM
    system_font: bool = False
    library: str = ""
    rail_folded: bool = False
    window: str = ""
    panes: Mapping[str, str] = field(default_factory=dict)
    watched: str = ""
    fold_quotes: bool = True


def load(path: Path) -> Settings:
    """The settings in a file; whatever is absent or unreadable there stays as it comes."""
    try:
        kept = _read(path)
    except (OSError, ValueError):
        return Settings()
    return _settings(kept)


def set_aside(path: Path) -> BriefingError | None:
    """Put a file that holds no settings beside its place, before the next change would be written over it.

    Returns:
        What to tell whoever set them; None where there is no such file, or a sound one.
    """
    try:
        _read(path)
    except FileNotFoundError:
        return None
    except OSError as error:
        return _unread(path, error.strerror or "it cannot be opened", "The file was left as it is.")
    except ValueError:
        beside = path.with_name(f"{path.stem}-unreadable{path.suffix}")
        try:
            path.replace(beside)
        except OSError as error:
            return _unread(path, "it is damaged", f"It could not be put aside: {error.strerror}.")
        return _unread(path, "it is damaged", f"It is kept as {beside}.")
    return None


def _unread(path: Path, why: str, kept: str) -> BriefingError:
    return BriefingError(
        f"Your settings could not be read from {path}: {why}. The program starts with those that it comes with.",
        kept=f"{kept} No library was changed.",
        remedy="If your library was in a folder of your own choice, open it again by File, Open another library.",
    )


def _read(path: Path) -> dict[str, object]:
    """What a file of settings holds.

    Raises:
        OSError: it is absent or cannot be opened.
        ValueError: it holds no settings.
    """
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
    except RecursionError as error:  # brackets nested without end
        raise ValueError(str(path)) from error
    if not isinstance(kept, dict):
        raise ValueError(str(path))  # noqa: TRY004 - a wrong file, not a wrong call
    return kept


def _settings(kept: dict[str, object]) -> Settings:
    standing = asdict(Settings())
    for entry in fields(Settings):
        value = kept.get(entry.name)
        if isinstance(value, type(standing[entry.name])):
            standing[entry.name] = value
    standing["text_size"] = min(TEXT_SIZES, key=lambda size: abs(size - int(standing["text_size"])))
    look = next((look for look in Look if look == kept.get("look")), Look.SYSTEM)
    standing["look"] = look
    standing["panes"] = {name: state for name, state in standing["panes"].items() if isinstance(state, str)}
    return Settings(**standing)


def save(settings: Settings, path: Path) -> None:
    """Write the settings, by way of a temporary file.

    Raises:
        BriefingError: the folder cannot be written to, or the disk is full.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _replace(path, json.dumps(asdict(settings), indent=1))
    except OSError as error:
        raise BriefingError(
            f"The settings could not be saved to {path}: {error.strerror}.",
            kept="They hold until the program is closed.",
            remedy="Make room on the disk, or ask for permission to write there.",
        ) from error


def _replace(path: Path, text: str) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".settings-")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
