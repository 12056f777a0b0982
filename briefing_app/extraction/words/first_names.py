"""First names met in the United Kingdom, with the sex that each tells."""

from functools import lru_cache

from briefing_app import paths


@lru_cache(maxsize=1)
def first_names() -> dict[str, str]:
    """First name in lower case -> f, m or u."""
    found: dict[str, str] = {}
    lines = (paths.resources() / "language" / "first_names.txt").read_text("utf-8").splitlines()
    for line in lines:
        letter, _, names = line.partition(" ")
        if letter != "#":
            for name in names.split():
                found[name.lower()] = "u" if found.get(name.lower(), letter) != letter else letter
    return found
