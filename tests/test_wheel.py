"""The wheel holds all that a build needs: installed into an empty environment, it builds the same site without the checkout; no network.

The libraries come from the environment that runs the tests, by a ``.pth`` file; of Couplet itself only the wheel is there.
"""

import os
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

from tests.real_site import BASE_URL, REPOSITORY, RealSite, list_files

pytestmark = pytest.mark.slow
SECONDS = 180


def run(*command: str | Path, cwd: Path) -> str:
    """Run a command away from the checkout; return what it prints, or fail with it."""
    environment = {
        key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "COUPLET"))
    }
    finished = subprocess.run(
        list(map(str, command)),
        cwd=cwd,
        env=environment,
        text=True,
        encoding="utf-8",
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=SECONDS,
        check=False,
    )
    assert finished.returncode == 0, finished.stdout
    return finished.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from this checkout without isolation, hence without network."""
    folder = tmp_path_factory.mktemp("wheel")
    options = ("--no-deps", "--no-build-isolation", "--no-index", "--quiet", "--wheel-dir", folder)
    run(sys.executable, "-m", "pip", "wheel", REPOSITORY, *options, cwd=folder)
    (wheel,) = folder.glob("couplet-*.whl")
    return wheel


@pytest.fixture(scope="module")
def environment(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder of commands of an environment that holds the wheel and the libraries, but not the checkout."""
    folder = tmp_path_factory.mktemp("environment")
    run(sys.executable, "-m", "venv", "--without-pip", folder, cwd=folder)
    commands = folder / ("Scripts" if os.name == "nt" else "bin")
    python = commands / Path(sys.executable).name
    site_packages = Path(
        run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=folder).strip()
    )
    (site_packages / "libraries.pth").write_text(
        f"{sysconfig.get_path('purelib')}\n{sysconfig.get_path('platlib')}\n", encoding="utf-8"
    )
    run(
        sys.executable,
        "-m",
        "pip",
        "--python",
        python,
        "install",
        "--no-deps",
        "--no-index",
        "--quiet",
        wheel,
        cwd=folder,
    )
    return commands


def test_what_the_wheel_holds(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = {name for name in archive.namelist() if ".dist-info/" not in name}
    assert {name.partition("/")[0] for name in names} == {"couplet"}
    theme = {f"couplet/theme/templates/{name}" for name in list_files(REPOSITORY / "templates")}
    catalogs = {
        f"couplet/theme/translations/{locale}/{kind}.po"
        for locale in ("zh", "en")
        for kind in ("site", "tool")
    }
    assert len(theme) > 10
    assert theme | catalogs <= names
    code = {f"couplet/{name}" for name in list_files(REPOSITORY / "couplet") if "__pycache__" not in name}
    assert code <= names
    assert [
        name
        for name in names
        if "__pycache__" in name or name.startswith(("couplet/theme/content", "couplet/tests"))
    ] == []


def test_the_wheel_builds_the_same_site_elsewhere(
    environment: Path, built_site: RealSite, tmp_path: Path
) -> None:
    where = run(environment / "python", "-c", "import couplet; print(couplet.__file__)", cwd=tmp_path).strip()
    assert Path(where).is_relative_to(environment.parent)
    shutil.copytree(REPOSITORY / "content", tmp_path / "report/content")
    (tmp_path / "report/translations").mkdir()
    shutil.copy(REPOSITORY / "translations/termbase.yaml", tmp_path / "report/translations")
    run(environment / "couplet", "build", "--base-url", BASE_URL, cwd=tmp_path / "report")
    site = tmp_path / "report/site"
    assert list_files(site) == built_site.files
    published = {name for name in built_site.files if not name.startswith(".")}
    assert [
        name for name in sorted(published) if (site / name).read_bytes() != built_site.read_bytes(name)
    ] == []


def test_the_wheel_starts_a_new_report(environment: Path, tmp_path: Path) -> None:
    run(environment / "couplet", "new", "report", "--title", "en=A year", cwd=tmp_path)
    assert "A year" in (tmp_path / "report/content/site.yaml").read_text(encoding="utf-8")
    told = run(environment / "couplet", "build", "--release", "--lang", "en", cwd=tmp_path / "report")
    assert told.startswith("Published site: ")
    run(environment / "couplet", "new", "next", "--from", "report", "--year", "2026", cwd=tmp_path)
    assert (tmp_path / "next/content/scorecard.yaml").is_file()
