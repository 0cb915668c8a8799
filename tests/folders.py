"""Where things lie in the checkout, and folders as tests write and compare them."""

from collections.abc import Mapping
from pathlib import Path

from click.testing import CliRunner

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
