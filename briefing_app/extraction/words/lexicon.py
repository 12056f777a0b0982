"""The word lists and patterns of `resources/language`, read once."""

import re
import tomllib
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from briefing_app import paths


@lru_cache(maxsize=16)
def table(name: str) -> dict[str, Any]:
    """The contents of `resources/language/NAME.toml`."""
    return tomllib.loads((paths.resources() / "language" / f"{name}.toml").read_text("utf-8"))


@lru_cache(maxsize=64)
def words(section: str, file: str = "words") -> frozenset[str]:
    """A list of words, written as lines of words parted by spaces; an underscore stands for a space inside one."""
    return frozenset(word.replace("_", " ") for word in str(table(file)[section]).split())


def any_of(
    section: str, file: str, parts: Mapping[str, str] = MappingProxyType({}), flags: int = re.IGNORECASE
) -> re.Pattern[str]:
    """One pattern for all of a section's; `parts` replace `{name}` in them."""
    row = table(file)[section]
    joined = "|".join(row["patterns"])
    for name, value in parts.items():
        joined = joined.replace("{" + name + "}", value)
    return re.compile(f"{row.get('before', '')}(?:{joined}){row.get('after', '')}", flags)
