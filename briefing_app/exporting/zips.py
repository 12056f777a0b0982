"""Zip archives that are the same bytes whenever they are made."""

import io
import zipfile

_TIME = (2000, 1, 1, 0, 0, 0)


def with_fixed_times(data: bytes) -> bytes:
    """An archive's members in their order, with one fixed time instead of when each was written."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as made, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as fixed:
        for member in made.infolist():
            entry = zipfile.ZipInfo(member.filename, _TIME)
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
            fixed.writestr(entry, made.read(member))
    return target.getvalue()
