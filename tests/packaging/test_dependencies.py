"""The lock is whole and bears nobody's address; every package that ships is listed with a licence we may pass on."""

import importlib.metadata
import re
import tomllib

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from environments import LOCK, ROOT

LISTED = ROOT / "packaging" / "THIRD_PARTY.md"
# Offered under several licences, of which we take another one: THIRD_PARTY.md says which.
CHOICES = {"pyside6-essentials": "LGPL-3.0-only", "shiboken6": "LGPL-3.0-only", "tld": "MPL-1.1"}


def locked() -> dict[str, tuple[str, set[str]]]:
    """Each locked package's version and the packages that ask for it."""
    packages: dict[str, tuple[str, set[str]]] = {}
    name = ""
    for line in LOCK.read_text(encoding="utf-8").splitlines():
        if pinned := re.match(r"([a-z0-9-]+)==([^ ;]+)", line):
            name = pinned[1]
            packages[name] = (pinned[2], set())
        elif name and (asker := re.match(r"    # +(?:via )?(\S.*)$", line)):
            packages[name][1].add(asker[1])
    return packages


def shipped() -> set[str]:
    """The packages that the program itself needs, directly or not, on any platform."""
    askers = {name: by for name, (_, by) in locked().items()}
    found = {"briefing-desk (pyproject.toml)"}
    while more := {name for name, by in askers.items() if by & found} - found:
        found |= more
    return found & set(askers)


def listed() -> dict[str, str]:
    """Each package in THIRD_PARTY.md with its licence."""
    rows = re.findall(r"^\| ([a-z0-9-]+) \| .+ \| (\S.*) \|$", LISTED.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return {name: licence for name, licence in rows if name not in {"package", "licence", "---"}}


def declared(name: str) -> str:
    """What an installed package says of its own licence."""
    metadata = importlib.metadata.metadata(name).json
    own = metadata.get("license_expression") or str(metadata.get("license", "")).partition("\n")[0]
    return str(own) or " ".join(line for line in metadata.get("classifier", ()) if line.startswith("License ::"))


def test_the_lock_holds_every_dependency_at_an_allowed_version() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    packages = locked()
    for line in project["project"]["dependencies"] + project["dependency-groups"]["dev"]:
        wanted = Requirement(line)
        version = packages[canonicalize_name(wanted.name)][0]
        assert wanted.specifier.contains(Version(version), prereleases=True), f"{line}: run packaging/dev.py lock"


def test_every_package_in_the_lock_has_hashes() -> None:
    pinned = re.findall(
        r"^[a-z0-9-]+==.*\\\n    --hash=sha256:[0-9a-f]{64}", LOCK.read_text(encoding="utf-8"), re.MULTILINE
    )
    assert len(pinned) == len(locked())


def test_the_lock_names_no_address_and_no_place_on_a_machine() -> None:
    text = LOCK.read_text(encoding="utf-8")
    assert "://" not in text
    assert not re.search(r"^\s*(--(?!hash)|-[a-z]\b)|(?<!packaging)/(?!dev\.py)", text, flags=re.MULTILINE)


def test_every_shipped_package_is_listed_and_no_other() -> None:
    assert set(listed()) == shipped()


def installed() -> list[str]:
    """The shipped packages that this platform has; colorama, for one, is for Windows."""
    here = {canonicalize_name(found.name) for found in importlib.metadata.distributions()}
    return sorted(shipped() & here)


@pytest.mark.parametrize("name", installed())
def test_no_shipped_package_is_under_the_gpl_alone(name: str) -> None:
    licence = listed()[name]
    if name in CHOICES:
        assert licence == CHOICES[name]
        assert licence.removesuffix("-only") in declared(name)
    else:
        assert "GPL" not in declared(name) + licence
        assert licence.split("-")[0].casefold() in declared(name).casefold()
