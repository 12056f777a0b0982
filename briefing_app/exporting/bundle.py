"""Bundles: a pack with its points and their passages in one file, for a colleague to open, edit and hand back.

A zip archive of JSON, the same bytes for the same pack. `pack.json` is the pack; in one that comes back, `base.json` is
what was handed out, letter for letter. The giver's library notes the hash of all that it hands out, and takes back only
what answers one of these.
"""

import io
import json
import zipfile
import zlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from briefing_app.domain.changes import Change
from briefing_app.domain.handed import Descent
from briefing_app.domain.seals import text_hash
from briefing_app.errors import BriefingError
from briefing_app.exporting.atomic import write_bytes
from briefing_app.exporting.material import material
from briefing_app.packs.versions import bundles
from briefing_app.packs.versions.frozen import LARGEST, Frozen, frozen, reduced, thawed
from briefing_app.packs.versions.merging import Incoming, incoming, merged

if TYPE_CHECKING:
    from briefing_app.library.library import Library

SUFFIX = ".briefing"
_FORMAT = "briefing-desk-bundle-1"
_ABOUT, _PACK, _BASE = "bundle.json", "pack.json", "base.json"
_TIME = (2000, 1, 1, 0, 0, 0)
_UNIX = 3
_LARGEST_FILE = 100_000_000
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError, ValueError, KeyError, TypeError)


class Bundle(NamedTuple):
    """What a bundle holds: the pack, and if it comes back, what was handed out; both as JSON."""

    pack: str
    base: str | None


@dataclass(frozen=True, slots=True)
class Return:
    """A pack that came back, with what a colleague changed in it."""

    pack_id: int
    base: Frozen
    mine: Frozen
    theirs: Frozen
    changes: tuple[Incoming, ...]
    changed_at: datetime | None = None
    """When the pack was last changed here, when the changes were told."""


def hand_over(library: "Library", pack_id: int, path: Path, *, whole: bool = False) -> None:
    """Write a pack for a colleague: with its comments, without notes for the file.

    Args:
        library: with the pack.
        pack_id: of the pack.
        path: of the bundle.
        whole: whether the sources come with all of their text, or with the passages that the pack stands on.

    Raises:
        BriefingError: the pack is no longer there, or the file cannot be written.
    """
    text = frozen(reduced(*material(library, pack_id), comments=True, whole=whole))
    known = _handed(library, pack_id)
    if text_hash(text) not in known:  # noted first: what was written must be known when it comes back
        library.set_note(_note_of(pack_id), json.dumps([*known, text_hash(text)]))
    _write(path, Bundle(text, None))


def open_bundle(library: "Library", path: Path) -> Change:
    """Take a colleague's pack into the library as a new one; `created` is its id.

    Sources that are here already, to the letter, are those that it stands on; of others the passages come in.

    Raises:
        BriefingError: the file cannot be read or is no bundle.
    """
    bundle = read(path)
    return library.put_pack(bundles.as_new(thawed(bundle.pack)), base=bundle.pack)


def came_from(library: "Library", pack_id: int) -> bool:
    """Whether a pack came in a bundle, so that it can be handed back."""
    return library.descent(pack_id) is not None


def hand_back(library: "Library", pack_id: int, path: Path, *, whole: bool = False) -> None:
    """Write a pack that came in a bundle for whoever gave it, to be taken back.

    Raises:
        BriefingError: nobody gave it, it is no longer there, or the file cannot be written.
    """
    descent = library.descent(pack_id)
    if descent is None:
        raise BriefingError(
            "This pack did not come from anybody, so it cannot be handed back.",
            kept="Nothing was written.",
            remedy="Hand it over as a pack of your own.",
        )
    live = reduced(*material(library, pack_id), comments=True, whole=whole)
    _write(path, Bundle(frozen(_given_back(library, live, descent)), descent.base))


def returned(library: "Library", pack_id: int, path: Path) -> Return:
    """What a colleague changed in a pack since it was handed out; nothing is taken over yet.

    Raises:
        BriefingError: the file cannot be read, is no bundle, or does not answer what was handed out of this pack.
    """
    bundle = read(path)
    if bundle.base is None or text_hash(bundle.base) not in _handed(library, pack_id):
        raise BriefingError(
            f"“{path.name}” does not answer anything that was handed out from this pack.",
            kept="Nothing was changed.",
            remedy="Choose the pack that was handed out, or open the file as a pack of its own.",
        )
    base, theirs = thawed(bundle.base), thawed(bundle.pack)
    bundles.check_back(theirs, base)
    pack, points, documents = material(library, pack_id)
    mine = reduced(pack, points, documents, comments=True)
    return Return(pack_id, base, mine, theirs, incoming(base, mine, theirs), pack.updated_at)


def take_back(library: "Library", back: Return, keys: Collection[str]) -> Change:
    """Take over the changes of these keys, in one step.

    Raises:
        BriefingError: the pack was changed since `back` was told, or there is no change of such a key.
    """
    unknown = sorted(set(keys) - {one.key for one in back.changes})
    if unknown:
        raise BriefingError(
            f"There is no change “{unknown[0]}” in this file.",
            kept="Nothing was changed.",
            remedy=f"Choose among: {', '.join(one.key for one in back.changes) or 'none'}.",
        )
    here = library.pack(back.pack_id)
    if here.updated_at != back.changed_at:
        raise BriefingError(
            f"“{here.details.title}” was changed meanwhile.",
            kept="Nothing was taken over.",
            remedy="Look at the changes again, then choose.",
        )
    brought = merged(here, back.base, back.mine, back.theirs, keys)
    number = f"{len(keys)} change{'' if len(keys) == 1 else 's'}"
    return library.put_pack(brought, name=f"take {number} back into “{here.details.title}”")


def read(path: Path) -> Bundle:
    """The contents of a bundle, its hashes checked.

    Raises:
        BriefingError: it cannot be read, is damaged, or is something else.
    """
    try:
        if path.stat().st_size > _LARGEST_FILE:
            raise _refused(path, "is larger than any bundle that this program writes")
        return _opened(path)
    except OSError as error:
        raise BriefingError(
            f"“{path.name}” cannot be read ({error.strerror or error}).",
            kept="Nothing was changed.",
            remedy="Check its name and that you may read it.",
        ) from error
    except _BROKEN as error:
        raise _refused(path, "is damaged, or no bundle of a pack") from error


def _opened(path: Path) -> Bundle:
    with zipfile.ZipFile(path) as archive:
        names = [member.filename for member in archive.infolist()]
        if sorted(names) not in (sorted([_ABOUT, _PACK]), sorted([_ABOUT, _PACK, _BASE])):
            raise ValueError("other files")
        texts = {name: _member(archive, name) for name in names}
    about = json.loads(texts[_ABOUT])
    hashes = {name: text_hash(text) for name, text in texts.items() if name != _ABOUT}
    if about["format"] != _FORMAT or about["sha256"] != hashes:
        raise ValueError("other hashes")
    return Bundle(texts[_PACK], texts.get(_BASE))


def _member(archive: zipfile.ZipFile, name: str) -> str:
    """A member's text, read no further than a member can be long, whatever it claims to be."""
    most = 4 * LARGEST if name != _ABOUT else 10_000
    with archive.open(name) as member:
        data = member.read(most + 1)
    if len(data) > most:
        raise ValueError("too long")
    return data.decode("utf-8")


def _refused(path: Path, why: str) -> BriefingError:
    return BriefingError(
        f"“{path.name}” {why}.",
        kept="Nothing was changed.",
        remedy="Ask whoever gave it to you for the file as it was.",
    )


def _write(path: Path, bundle: Bundle) -> None:
    texts = {_PACK: bundle.pack, **({} if bundle.base is None else {_BASE: bundle.base})}
    hashes = {name: text_hash(text) for name, text in texts.items()}
    about = json.dumps({"format": _FORMAT, "sha256": hashes}, sort_keys=True)
    write_bytes(path, _zipped({_ABOUT: about, **texts}))


def _zipped(texts: Mapping[str, str]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, text in texts.items():
            entry = zipfile.ZipInfo(name, _TIME)
            entry.create_system, entry.external_attr = _UNIX, 0o600 << 16
            archive.writestr(entry, text.encode(), zipfile.ZIP_DEFLATED, 9)
    return target.getvalue()


def _given_back(library: "Library", live: Frozen, descent: Descent) -> Frozen:
    contents = {point.id: point.content for point in library.points_by_id(list(live.points))}
    return bundles.as_given_back(live, descent, thawed(descent.base), contents)


def _note_of(pack_id: int) -> str:
    return f"pack {pack_id} handed out"


def _handed(library: "Library", pack_id: int) -> list[str]:
    """The hashes of what was handed out of a pack."""
    return list(json.loads(library.note(_note_of(pack_id)) or "[]"))
