"""The wheel that is published: it holds the templates, and builds a site where there is no checkout."""

import os
import subprocess
import sys
import sysconfig
import tarfile
import venv
from pathlib import Path
from zipfile import ZipFile

import pytest
from folders import ROOT

PIP = (sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check", "--no-input")


def run(*command: str | Path, folder: Path) -> str:
    """What the command prints; where it fails, the test does, with all it printed."""
    done = subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"
    return done.stdout


def files(folder: Path) -> set[str]:
    """The files under a folder, but for what Python compiled."""
    found = (path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return {path.relative_to(folder).as_posix() for path in found}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    run(*PIP, "wheel", "--no-deps", "--no-index", "--no-build-isolation", "--wheel-dir", folder, ROOT, folder=folder)
    return next(folder.glob("agendapack-*.whl"))


@pytest.fixture(scope="module")
def python(wheel: Path) -> Path:
    """The interpreter of a fresh environment with the wheel in it, and with the libraries of this one in its sight."""
    folder = wheel.parent / "fresh"
    venv.create(folder, symlinks=os.name != "nt")
    interpreter = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    packages = Path(
        run(interpreter, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", folder=folder).strip()
    )
    run(*PIP, "--python", interpreter, "install", "--no-deps", "--no-index", wheel, folder=folder)
    (packages / "libraries.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return interpreter


def test_the_wheel_holds_the_generator_its_templates_its_handbook_and_its_licence(wheel: Path) -> None:
    beside = {f"{folder}/{name}" for folder in ("docs", "templates") for name in files(ROOT / folder)}
    names = ZipFile(wheel).namelist()
    held = {name.removeprefix("generator/") for name in names if name.startswith("generator/")}
    assert "templates/base.html" in held
    assert held == files(ROOT / "generator") | beside
    assert any(name.endswith(".dist-info/licenses/LICENSE") for name in names)


def test_the_wheel_builds_a_site_where_there_is_no_checkout(python: Path, tmp_path: Path) -> None:
    where = run(python, "-I", "-c", "import generator; print(generator.__file__)", folder=tmp_path).strip()
    assert Path(where).is_relative_to(python.parent.parent)
    content, site = ROOT / "tests/golden/content", tmp_path / "site"
    options = ("--content", content, "--site", site, "--today", "2026-11-02", "--no-search", "--handbook")
    run(python, "-I", "-m", "generator", "build", *options, folder=tmp_path)
    assert {"index.html", "404.html", "meetings/index.html", "handbook/rules/index.html"} <= files(site)


def test_the_source_distribution_holds_all_that_a_wheel_and_a_reader_need(tmp_path: Path) -> None:
    run(sys.executable, "-m", "hatchling", "build", "-t", "sdist", "-d", tmp_path, folder=ROOT)
    packed = next(tmp_path.glob("agendapack-*.tar.gz"))
    with tarfile.open(packed) as archive:
        archive.extractall(tmp_path, filter="data")
    unpacked = packed.with_name(packed.name.removesuffix(".tar.gz"))
    for folder in ("generator", "templates", "docs", "tests"):
        assert files(unpacked / folder) == files(ROOT / folder), folder
    run(
        *PIP,
        "wheel",
        "--no-deps",
        "--no-index",
        "--no-build-isolation",
        "--wheel-dir",
        tmp_path,
        unpacked,
        folder=tmp_path,
    )
    (made,) = tmp_path.glob("*.whl")
    assert "generator/templates/base.html" in ZipFile(made).namelist()
