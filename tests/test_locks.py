"""The exact versions in `requirements/`: whole, with hashes, from nowhere in particular, and as pyproject.toml asks."""

import re
import tomllib
from importlib.metadata import metadata

import pytest
from folders import ROOT
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ASKED = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
EXTRAS = ASKED["project"]["optional-dependencies"]
RUN = [*ASKED["project"]["dependencies"], *EXTRAS["packs"], *ASKED["dependency-groups"]["build"]]
LOCKED = re.compile(r"^([\w.-]+)==([\w.]+)((?: ; [^\\\n]*)?)((?: \\\n    --hash=sha256:[0-9a-f]{64})+)$", re.MULTILINE)


def locked(text: str) -> dict[str, str]:
    """The versions of a list by the names of what they are of."""
    return {canonicalize_name(name): version for name, version, *_ in LOCKED.findall(text)}


def read(name: str) -> str:
    return (ROOT / "requirements" / name).read_text(encoding="utf-8")


@pytest.mark.parametrize(("name", "asked"), [("run.txt", RUN), ("develop.txt", [*RUN, *EXTRAS["test"]])])
def test_the_list_has_everything_that_is_asked_for_in_a_version_that_will_do(name: str, asked: list[str]) -> None:
    versions = locked(read(name))
    for one in map(Requirement, asked):
        assert one.specifier.contains(versions.get(canonicalize_name(one.name), "0")), f"{one}: run make lock"


@pytest.mark.parametrize("name", ["run.txt", "develop.txt"])
def test_every_entry_of_the_list_has_hashes_and_no_place_it_comes_from(name: str) -> None:
    text = read(name)
    entries = re.findall(r"^[\w.-]+==", text, re.MULTILINE)
    assert len(entries) == len(LOCKED.findall(text)) > 20
    assert "://" not in text
    assert not re.search(r"^-", text, re.MULTILINE)


def test_the_program_is_tested_with_the_versions_it_runs_with() -> None:
    developing = locked(read("develop.txt"))
    assert {name: developing.get(name) for name in locked(read("run.txt"))} == locked(read("run.txt"))


def test_the_handbook_says_of_every_library_why_it_is_there_and_under_what_licence() -> None:
    page = (ROOT / "docs" / "libraries.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `([\w.-]+)` \| ([\w. -]+) \| [^|]+ \|$", page, re.MULTILINE)
    assert {name for name, _ in rows} == set(locked(read("run.txt")))
    assert {licence for _, licence in rows if "GPL" in licence} == set()


@pytest.mark.parametrize("name", sorted(locked(read("run.txt"))))
def test_the_licence_is_the_one_that_the_library_says_itself(name: str) -> None:
    page = (ROOT / "docs" / "libraries.md").read_text(encoding="utf-8")
    (told,) = re.findall(rf"^\| `{re.escape(name)}` \| ([\w. -]+) \|", page, re.MULTILINE)
    if name == "colorama":
        return  # for Windows alone
    about = metadata(name)
    said = " ".join(
        each for key in ("License-Expression", "License", "Classifier") for each in about.get_all(key) or []
    )
    words = {
        "PSF-2.0": ("PSF", "Python Software Foundation"),
        "MPL-2.0": ("MPL", "Mozilla"),
        "in the public domain": ("Public Domain",),
    }
    known = words.get(told, tuple(part.partition("-")[0] for part in told.split(" or ")))
    assert any(word in said for word in known), said[:200]
