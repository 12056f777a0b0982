"""Where resources, migrations and the user's library are, installed or in a checkout; and names kept on the disk."""

import os
from pathlib import Path

import platformdirs

PACKAGE = Path(__file__).resolve().parent
APP_NAME = "Briefing Desk"


def _shipped(name: str) -> Path:
    """A folder that the wheel carries inside the package and a checkout has beside it."""
    installed = PACKAGE / f"_{name}"
    return installed if installed.is_dir() else PACKAGE.parent / name


def resources() -> Path:
    """The folder of samples, templates, themes and help."""
    return _shipped("resources")


def samples() -> Path:
    """The folder of sample documents."""
    return resources() / "samples"


def migrations() -> Path:
    """The folder with Alembic's environment and versions."""
    return _shipped("db")


def default_library() -> Path:
    """The folder of the user's own library; it need not exist yet."""
    return Path(platformdirs.user_data_dir(APP_NAME, appauthor=False)) / "library"


def cache() -> Path:
    """A folder for what can be made again, such as static cuts of fonts."""
    return Path(platformdirs.user_cache_dir(APP_NAME, appauthor=False))


def own_templates() -> Path:
    """The folder of a person's own templates; it need not exist."""
    return settings_file().parent / "templates"


def settings_file() -> Path:
    """The file of the user's settings."""
    return Path(platformdirs.user_config_dir(APP_NAME, appauthor=False)) / "settings.json"


def settle(folder: Path) -> None:
    """See to it that new names in a folder are on the disk; Windows does so by itself and opens no folders."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
