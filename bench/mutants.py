"""Puts small faults into the code, one at a time, and says which of them no test notices (mutmut).

    make mutants ARGS="generator/archive/status.py"     in some modules
    make mutants ARGS="--most 100 --seed 2"             some of all in generator/archive and generator/checks

Quicker by far, where the tests of a module are in a file: `--tests tests/archive/test_status.py`. Then `--again`, with
the same modules and all tests, tries what survived once more.

It works in a copy of the tree, `build/mutants/`, and writes what survived to `build/survivors.txt`. A survivor that
`tests/mutants.md` explains is counted, and not written.
"""

import argparse
import ast
import importlib.util
import os
import random
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).parents[1]
WORKPLACE = ROOT / "build" / "mutants"
SURVIVORS = ROOT / "build" / "survivors.txt"
EXPLAINED = ROOT / "tests" / "mutants.md"

PARTS = ("generator", "templates", "docs", "content", "tests", "pyproject.toml")
TESTS = ("tests/archive", "tests/checks", "tests/test_facts.py", "tests/test_withheld.py")
"""Tests of the two folders that are quick enough to be run hundreds of times."""
LEFT_OUT = ("tests/checks/test_colours.py",)
"""It tries thousands of colours, for one module."""
SETTINGS = """
[tool.mutmut]
source_paths = ["generator"]
only_mutate = {modules}
also_copy = ["templates", "docs", "content"]
pytest_add_cli_args_test_selection = {tests}
pytest_add_cli_args = {options}
process_isolation = "forkserver"
timeout_constant = 12.0
timeout_multiplier = 5.0
"""
# mutmut runs against a mutant the tests in which its function was called. What a fixture of a whole file calls, it
# puts down to the first test that asked for the fixture; so of such a file all tests are run.
# A run is of one test or a few: looking for what can be thrown away takes longer than they do.
PLUGIN = """
import gc
from pathlib import Path


def pytest_configure(config):
    gc.disable()
    files = [arg.partition("::")[0] for arg in config.args]
    shared = {file for file in files if file.endswith(".py") and 'scope="module"' in Path(file).read_text("utf-8")}
    config.args = list(dict.fromkeys(file if file in shared else arg for arg, file in zip(config.args, files)))
"""


def copied(modules: list[str], tests: list[str]) -> None:
    """Makes the copy of the tree, in which the modules are to be mutated, and the tests be run."""
    shutil.rmtree(WORKPLACE, ignore_errors=True)
    WORKPLACE.mkdir(parents=True)
    for part in PARTS:
        source = ROOT / part
        if source.is_dir():
            shutil.copytree(source, WORKPLACE / part, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, WORKPLACE)
    for path in (file for pattern in modules for file in WORKPLACE.glob(pattern) if file.suffix == ".py"):
        path.write_text(plain_methods(path.read_text("utf-8")), encoding="utf-8")
    (WORKPLACE / "tests" / "whole_files.py").write_text(PLUGIN, encoding="utf-8")
    options = [
        "-p",
        "no:cacheprovider",
        "-p",
        "no:unraisableexception",
        "-p",
        "no:threadexception",
        "-p",
        "whole_files",
    ]
    options += [word for path in LEFT_OUT for word in ("--deselect", path)]
    settings = SETTINGS.format(modules=_toml(modules), tests=_toml(tests), options=_toml(options))
    with (WORKPLACE / "pyproject.toml").open("a", encoding="utf-8") as file:
        file.write(settings)


def plain_methods(source: str) -> str:
    """The same module, its properties as `name = property(method)`: mutmut leaves out what is decorated."""
    lines = source.splitlines()
    of_classes = (node for cls in ast.walk(ast.parse(source)) if isinstance(cls, ast.ClassDef) for node in cls.body)
    for node in sorted(of_classes, key=lambda node: -node.lineno):
        if isinstance(node, ast.FunctionDef) and [ast.unparse(each) for each in node.decorator_list] == ["property"]:
            indent = " " * node.col_offset
            lines.insert(node.end_lineno or node.lineno, f"{indent}{node.name} = property({node.name}_got)")
            head = node.lineno - 1
            lines[head] = lines[head].replace(f"def {node.name}(", f"def {node.name}_got(", 1)
            del lines[head - 1]
    return "\n".join(lines) + "\n"


def _toml(words: list[str]) -> str:
    return "[" + ", ".join(f'"{word}"' for word in words) + "]"


def mutmut(*words: str, shown: bool = False) -> str:
    """Runs mutmut in the copy; what it prints, or nothing if that is shown as it comes."""
    command = [sys.executable, "-m", "mutmut", *words]
    output = None if shown else subprocess.PIPE
    run = subprocess.run(
        command,
        cwd=WORKPLACE,
        env={**os.environ, "PYTHONPATH": "tests"},
        check=False,
        stdout=output,
        stderr=output,
        text=True,
    )
    return run.stdout or ""


def results() -> dict[str, str]:
    """How it went with each mutant, by its name."""
    lines = re.findall(r"^ +(\S+): (.+)$", mutmut("results", "--all", "true"), re.MULTILINE)
    return dict(lines)


SHOW = "import sys; from mutmut.__main__ import show; [show.callback(name) for name in sys.argv[1:]]"
"""Shows many: a program of its own for each takes a second."""


def changes(names: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    """Each mutant with its file, and its lines taken out and put in."""
    shown = subprocess.run(
        [sys.executable, "-c", SHOW, *names], cwd=WORKPLACE, check=False, capture_output=True, text=True
    )
    for part in re.split(r"^# (?=generator\.)", shown.stdout, flags=re.MULTILINE)[1:]:
        name, *lines = part.splitlines()
        path = next((line.removeprefix("--- ") for line in lines if line.startswith("--- ")), "")
        changed = [line for line in lines if re.match(r"[-+](?![-+]{2} )", line)]
        yield name.rpartition(": ")[0], path, "\n".join(changed)


def is_explained(path: str, changed: str, explained: str) -> bool:
    """Whether the words put in stand in the part about the file, as code."""
    part = explained.partition(f"\n## {path}\n")[2].partition("\n## ")[0]
    put_in = [line[1:].strip() for line in changed.splitlines() if line.startswith("+")]
    return bool(put_in) and all(f"`{line}`" in part for line in put_in)


def main() -> None:
    """Makes, tries and counts."""
    parser = argparse.ArgumentParser(description="Which faults do the tests not notice?")
    parser.add_argument("modules", nargs="*", help="such as generator/archive/status.py")
    parser.add_argument("--tests", nargs="+", help="files of tests to run in place of all that are quick")
    parser.add_argument("--most", type=int, default=150, help="how many are tried")
    parser.add_argument("--seed", type=int, default=1, help="which of them")
    parser.add_argument("--jobs", default="2", help="how many are tried at a time")
    parser.add_argument("--again", action="store_true", help="only what survived the last time")
    options = parser.parse_args()
    if importlib.util.find_spec("mutmut") is None:
        sys.exit("mutmut is not installed: see [test] in pyproject.toml")
    last = (
        set(re.findall(r"^generator\.\S+__mutmut_\d+$", SURVIVORS.read_text("utf-8"), re.MULTILINE))
        if options.again
        else set()
    )
    copied(options.modules or ["generator/archive/*", "generator/checks/*"], options.tests or list(TESTS))
    run = ("run", "--max-children", options.jobs)
    mutmut(*run, "none", shown=True)  # it makes all and sees which tests call what; that no name matches ends it there
    made = sorted(results())
    if not made:
        sys.exit("mutmut made none: what it printed says why")
    chosen = (
        sorted(last & set(made))
        if options.again
        else random.Random(options.seed).sample(made, min(options.most, len(made)))
    )
    mutmut(*run, *chosen, shown=True)
    outcomes = {name: outcome for name, outcome in results().items() if name in set(chosen)}
    explained = EXPLAINED.read_text(encoding="utf-8")
    survivors = list(changes([name for name, how in sorted(outcomes.items()) if how in ("survived", "no tests")]))
    left = [survivor for survivor in survivors if not is_explained(*survivor[1:], explained)]
    text = "".join(f"{name}\n{path}\n{changed}\n\n" for name, path, changed in left)
    SURVIVORS.write_text(text, encoding="utf-8")
    print(f"\n{len(made)} made, {len(chosen)} tried: ", end="")
    print(", ".join(f"{count} {how}" for how, count in sorted(Counter(outcomes.values()).items())), end="")
    print(f"; {len(survivors) - len(left)} explained, {len(left)} in {SURVIVORS.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
