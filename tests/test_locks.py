"""The exact versions in `requirements/`: whole, with hashes, from nowhere in particular, and as pyproject.toml asks."""

import re
import tomllib

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
