"""Where things lie in the checkout; folders as tests write, build and compare them."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from jinja2 import Environment

from generator.cli import main

TESTS = Path(__file__).parent
ROOT = TESTS.parent
GOLDEN = TESTS / "golden" / "content"
"""The content of the invented council."""


def put(files: Mapping[str, str], folder: Path) -> Path:
    """Writes the files into a folder, and gives the folder."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def files_below(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, by its path in it."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def build(site: Path, *options: str, content: Path = GOLDEN) -> str:
    """Builds a site by the command line, in this process, as of the day of the golden files; gives what is printed."""
    command = ["build", "--content", str(content), "--site", str(site), "--today", "2024-08-30"]
    result = CliRunner().invoke(main, [*command, *options], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.stdout


def compile_once(patched: pytest.MonkeyPatch) -> None:
    """Has Jinja keep the code that it makes of a template, for as long as it is so patched."""
    compiled: dict[tuple[str, str | None, str | None], Any] = {}
    compile_anew = Environment.compile

    def compile_or_kept(
        environment: Environment, source: str, name: str | None = None, filename: str | None = None
    ) -> Any:
        key = (source, name, filename)
        if key not in compiled:
            compiled[key] = compile_anew(environment, source, name, filename)
        return compiled[key]

    patched.setattr(Environment, "compile", compile_or_kept)
