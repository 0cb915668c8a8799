"""What VS Code needs to complete and check the files of an archive as one types: schemas, and settings that name them.

Schemas are ours and are written anew; settings are the user's, and are written only where there are none.
"""

import json
import re
from pathlib import Path

from generator.content.model import MADE, schemas
from generator.scaffold.plan import Plan, refuse, replace, write

EXTENSION = "redhat.vscode-yaml"
"""The extension of VS Code that knows YAML."""
EXTENSIONS = ".vscode/extensions.json"
_PLACES = {
    **{name: f"content/{name}.yaml" for name in ("council", "people", "matters", "glossary", "redirects")},
    **{name: f"content/*/{name}.yaml" for name in ("committee", "actions")},
    **{name: f"content/*/*/{name}.yaml" for name in ("meeting", "work-programme")},
}
"""The files that a schema is for; what stands above papers and minutes no editor checks."""


def schema_files() -> dict[str, str]:
    """The schemas as files, by path."""
    return {_path(name): _json(schema) for name, schema in schemas().items()}


def settings_files() -> dict[str, str]:
    """The settings for VS Code as files, by path."""
    return {
        ".vscode/settings.json": _json({"yaml.schemas": {_path(name): place for name, place in _PLACES.items()}}),
        EXTENSIONS: _json({"recommendations": [EXTENSION]}),
    }


def write_schemas(folder: Path) -> tuple[list[Path], tuple[str, ...]]:
    """Writes schemas and settings into the folder that holds `content`; gives the paths written and what to do next.

    RefusedError, and nothing is written, if there is no `content`, or if a file in a schema's place is none of ours.
    """
    if not (folder / "content").is_dir():
        refuse(f"there is no content folder in {folder.as_posix()}: name the folder that holds it; nothing was written")
    new, old = [], []
    for name, text in schema_files().items():
        path = folder / name
        if not path.exists():
            new.append((name, text))
        elif MADE not in (there := path.read_text(encoding="utf-8")):
            refuse(f"{path.as_posix()} is there already, and it is none of ours; nothing was written")
        elif there != text:
            old.append((path, text))
    then: list[str] = []
    for name, text in settings_files().items():
        if not (folder / name).exists():
            new.append((name, text))
        elif not _has(folder / name, text):
            then += [f"{(folder / name).as_posix()} is there already and was left as it is. Add to it:", text.rstrip()]
    made = write(Plan(tuple(new), ()), folder)
    for path, text in old:
        replace(path, text.encode())
    if folder / EXTENSIONS in made:
        then.append(f"Open {folder.resolve().as_posix()} in VS Code, and install the extension that it recommends.")
    if not made and not old:
        then.append("The schemas are those of this version already.")
    return [*made, *(path for path, _ in old)], tuple(then)


def _path(name: str) -> str:
    return f"schema/{name}.schema.json"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def _has(file: Path, text: str) -> bool:
    """Whether settings, which may have comments, name everything that ours do."""
    there = file.read_text(encoding="utf-8-sig")
    return all(name in there for name in re.findall(r'"[^"]+"', text))
