"""Both locks answer pyproject.toml, pin by hash, agree with each other and name no place to download from."""

import json
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from tests.real_site import REPOSITORY

PIN = re.compile(
    r"^(?P<name>[a-z0-9.-]+)==(?P<version>[^\s;]+)(?P<marker> ;[^\\]+)? \\\n(?P<hashes>(?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)",
    re.MULTILINE,
)
LOCKS = ("requirements.lock", "requirements-dev.lock", "requirements-fuzz.lock")
PROJECT: dict[str, Any] = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))


def read_lock(name: str) -> dict[str, Version]:
    """Return package to version."""
    text = (REPOSITORY / name).read_text(encoding="utf-8")
    pins = {canonicalize_name(match["name"]): Version(match["version"]) for match in PIN.finditer(text)}
    assert len(pins) == len(re.findall("^[^ #\n]", text, re.MULTILINE)), (
        f"{name} has a line that pins nothing, or no hash"
    )
    return {str(package): version for package, version in pins.items()}


def list_unmet(requirements: list[str], lock: dict[str, Version]) -> list[str]:
    """Return the requirements that a lock does not meet."""
    wanted = [Requirement(requirement) for requirement in requirements]
    return [
        str(one) for one in wanted if lock.get(canonicalize_name(one.name), Version("0")) not in one.specifier
    ]


def test_run_time_lock_meets_every_floor() -> None:
    assert list_unmet(PROJECT["project"]["dependencies"], read_lock("requirements.lock")) == []


def test_development_lock_meets_every_floor() -> None:
    lock = read_lock("requirements-dev.lock")
    assert list_unmet([*PROJECT["project"]["dependencies"], *PROJECT["dependency-groups"]["dev"]], lock) == []


def test_lock_of_the_fuzzer_meets_every_floor() -> None:
    assert list_unmet(PROJECT["dependency-groups"]["fuzz"], read_lock("requirements-fuzz.lock")) == []


def test_what_is_tested_is_what_is_used() -> None:
    development = read_lock("requirements-dev.lock")
    assert {name: development.get(name) for name in read_lock("requirements.lock")} == read_lock(
        "requirements.lock"
    )


@pytest.mark.parametrize("name", [*LOCKS, "package-lock.json", ".npmrc", "pyproject.toml"])
def test_no_address_to_download_from(name: str) -> None:
    text = (REPOSITORY / name).read_text(encoding="utf-8")
    assert (
        re.findall(
            r"--(?:extra-)?index-url|--find-links|--trusted-host|^registry\b|\"resolved\"|@ file:",
            text,
            re.MULTILINE,
        )
        == []
    )
    if name in LOCKS:
        assert "://" not in text


def test_npm_lock_pins_by_hash_what_package_json_names() -> None:
    package = json.loads((REPOSITORY / "package.json").read_text(encoding="utf-8"))
    locked = json.loads((REPOSITORY / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    named = {**package["devDependencies"], **package["optionalDependencies"]}
    assert {name: locked[f"node_modules/{name}"]["version"] for name in named} == named
    assert [
        path
        for path, entry in locked.items()
        if path and not entry.get("integrity", "").startswith("sha512-")
    ] == []


def test_versions_agree_with_the_licence_and_the_package() -> None:
    assert PROJECT["project"]["license"] == "MIT"
    assert (
        (REPOSITORY / "LICENSE")
        .read_text(encoding="utf-8")
        .startswith("MIT License\n\nCopyright (c) 2026 The Couplet authors")
    )
    assert Path(PROJECT["tool"]["hatch"]["version"]["path"]) == Path("couplet/__init__.py")
