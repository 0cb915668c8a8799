"""Packs to be looked at in tests."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from content_sample import write
from folders import GOLDEN
from packs_made import Made, Make, made_of


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """Makes the packs of files: `make({"panel/2024-06-12/meeting.yaml": "…"})`."""

    def of(files: Mapping[str, str | bytes], **options: object) -> Made:
        texts = {name: text for name, text in files.items() if isinstance(text, str)}
        folder = write(texts, tmp_path / "content")
        for name, data in files.items():
            if isinstance(data, bytes):
                (folder / name).write_bytes(data)
        return made_of(folder, **options)  # type: ignore[arg-type]

    return of


@pytest.fixture(scope="session")
def fernshire() -> Made:
    """The packs of the invented council."""
    return made_of(GOLDEN)
