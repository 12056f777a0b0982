"""The faces of the paper: static cuts of the variable fonts, made once into the cache, and what each can draw."""

import contextlib
import functools
import os
import tempfile
from dataclasses import dataclass
from enum import Enum
from importlib import metadata
from pathlib import Path
from threading import Lock
from typing import Any

import fontpkg_source_sans_3
import fontpkg_source_serif_4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont

from briefing_app import paths

_RECIPE = 2
"""Goes up when the cuts are made in another way, so that older ones in the cache are passed over."""

OPTICAL_SIZE = 20
"""The text cut: lighter and narrower than that for captions, which quotes at 11 to 11.5 points do not need."""

_LAYOUT_TABLES = ("GSUB", "GPOS", "GDEF", "STAT", "DSIG", "meta")


@dataclass(frozen=True, slots=True)
class Cut:
    """One weight of one variable font. `name` is its PostScript name."""

    name: str
    italic: bool
    serif: bool
    weight: int


class Face(Enum):
    """The faces that the paper uses; serif is somebody's exact words."""

    REGULAR = Cut("SourceSans3-Regular", italic=False, serif=False, weight=400)
    SEMIBOLD = Cut("SourceSans3-Semibold", italic=False, serif=False, weight=600)
    BOLD = Cut("SourceSans3-Bold", italic=False, serif=False, weight=700)
    ITALIC = Cut("SourceSans3-It", italic=True, serif=False, weight=400)
    SEMIBOLD_ITALIC = Cut("SourceSans3-SemiboldIt", italic=True, serif=False, weight=600)
    SERIF = Cut("SourceSerif4-Regular", italic=False, serif=True, weight=400)
    SERIF_SEMIBOLD = Cut("SourceSerif4-Semibold", italic=False, serif=True, weight=600)

    __hash__ = object.__hash__

    @property
    def serif(self) -> bool:
        """Whether it sets exact words."""
        return self.value.serif


_LOADED: dict[Face, TTFont] = {}
_LOADING = Lock()


def font(face: Face) -> TTFont:
    """The face, registered with ReportLab under its PostScript name; its cut is made on the first use of all.

    The preview and an export may ask on two threads at once: both get the one that is registered.
    """
    found = _LOADED.get(face)
    if found is None:
        with _LOADING:
            found = _LOADED.get(face) or _LOADED.setdefault(face, _registered(face.value))
    return found


def _registered(cut: Cut) -> TTFont:
    try:
        loaded = TTFont(cut.name, str(_cached(cut)))
    except TTFError:
        _place(cut).unlink(missing_ok=True)
        loaded = TTFont(cut.name, str(_cached(cut)))
    pdfmetrics.registerFont(loaded)
    return loaded


def covers(face: Face, character: str) -> bool:
    """Whether the face has a sign for the character."""
    return ord(character) in font(face).face.charToGlyph


@functools.lru_cache(maxsize=65536)
def width(face: Face, text: str) -> float:
    """The advance of a text at size 1."""
    metrics = font(face).face
    widths = metrics.charWidths
    return float(sum(widths.get(ord(character), metrics.defaultWidth) for character in text)) / 1000.0


def _source(cut: Cut) -> tuple[Path, str]:
    """The variable font that a cut is made from, and its version."""
    package, project = (
        (fontpkg_source_serif_4, "fontpkg-source-serif-4")
        if cut.serif
        else (fontpkg_source_sans_3, "fontpkg-source-sans-3")
    )
    files = sorted((Path(package.ROOT) / "files").glob("*.ttf"))
    return next(file for file in files if ("Italic" in file.name) == cut.italic), metadata.version(project)


def _place(cut: Cut) -> Path:
    """Where the cut is kept."""
    return paths.cache() / "fonts" / f"{cut.name}-{_source(cut)[1]}-{_RECIPE}.ttf"


def _cached(cut: Cut) -> Path:
    """The file of a cut, made now if it is not there; in a folder of this process where the cache cannot be written."""
    place = _place(cut)
    if place.exists():
        return place
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        return _made(cut, place)
    except OSError:
        return _made(cut, Path(_own_folder().name) / place.name)


@functools.cache
def _own_folder() -> tempfile.TemporaryDirectory[str]:
    """A folder that goes when the program ends."""
    return tempfile.TemporaryDirectory(prefix="briefing-desk-fonts-")


def _made(cut: Cut, place: Path) -> Path:
    """Make the cut beside its place and move it there in one step: two processes may do so at once."""
    handle, name = tempfile.mkstemp(dir=place.parent, suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            _instance(cut).save(file)
        _move(Path(name), place)
    finally:
        Path(name).unlink(missing_ok=True)
    return place


def _move(made: Path, place: Path) -> None:
    """Put the cut in its place; Windows refuses while another process reads the same cut, which then serves."""
    with contextlib.suppress(PermissionError):
        made.replace(place)
    if not place.exists():
        raise FileNotFoundError(place)


def _instance(cut: Cut) -> Any:
    """The static font: outlines and metrics only, since layout is ours."""
    from fontTools.ttLib import TTFont as FontFile  # noqa: PLC0415 - slow to import, and needed once a machine
    from fontTools.varLib import instancer  # noqa: PLC0415

    variable = FontFile(_source(cut)[0], recalcTimestamp=False)
    for table in _LAYOUT_TABLES:
        if table in variable:
            del variable[table]
    axes = {axis.axisTag for axis in variable["fvar"].axes}
    wanted = {"wght": cut.weight, "opsz": OPTICAL_SIZE}
    static = instancer.instantiateVariableFont(variable, {tag: wanted[tag] for tag in sorted(axes)})
    for name_id, value in ((1, cut.name.split("-", maxsplit=1)[0]), (4, cut.name), (6, cut.name)):
        static["name"].setName(value, name_id, 3, 1, 0x409)
        static["name"].setName(value, name_id, 1, 0, 0)
    static["OS/2"].usWeightClass = cut.weight
    return static
