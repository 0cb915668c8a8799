"""Puts small faults into the code, one at a time, and says which of them no test notices (mutmut).

    make mutants ARGS="generator/archive/status.py"     in some modules
    make mutants ARGS="--most 100 --seed 2"             some of all in generator/archive and generator/checks

mutmut makes the faults; the tests are run against each by `bench/faults.py`, within pytest.

It works in a copy of the tree, `build/mutants/`, and writes what survived to `build/survivors.txt`. A survivor that
`tests/mutants.md` explains is counted, and not written.
"""

import argparse
import ast
import importlib.util
import json
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
FIRST = ("tests/archive/test_status.py",)
"""What mutmut itself runs, once, before it leaves off: it wants to see that a fault can be noticed."""
TESTS = (
    "tests/archive",
    "tests/checks",
    "tests/outputs/data",
    "tests/outputs/feeds",
    "tests/outputs/pages",
    "tests/text",
    "tests/test_a*.py",
    "tests/test_b*.py",
    "tests/test_ca*.py",
    "tests/test_de*.py",
    "tests/test_facts.py",
    "tests/test_files*.py",
    "tests/test_gr*.py",
    "tests/test_j*.py",
    "tests/test_k*.py",
    "tests/test_li*.py",
    "tests/test_me*.py",
    "tests/test_p*.py",
    "tests/test_sl*.py",
    "tests/test_un*.py",
    "tests/test_wi*.py",
)
"""Tests that call what stands in the two folders, and are quick enough to be run many times."""
LEFT_OUT = (
    "tests/checks/test_colours.py",
    "tests/test_apache.py",
    "tests/test_bagging.py",
    "tests/test_built_in_bundles.py",
    "tests/test_growth.py",
    "tests/test_patterns.py",
    "tests/test_publishing_cut_off.py",
    "tests/outputs/pages/test_templates.py",
)
"""Of these, what runs a server or a program, tries thousands of inputs, or reads no archive.

No file may start threads as it is read, as setting a PDF does: no fault's process would have them."""
OFF = ("cacheprovider", "faulthandler", "unraisableexception", "threadexception")
"""Parts of pytest that keep or tell what is of no use here."""
SETTINGS = """
[tool.mutmut]
source_paths = ["generator"]
only_mutate = {modules}
also_copy = ["templates", "docs", "content"]
pytest_add_cli_args_test_selection = {tests}
pytest_add_cli_args = ["-p", "no:cacheprovider"]
"""


def copied(modules: list[str]) -> None:
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
    shutil.copy(ROOT / "bench" / "faults.py", WORKPLACE / "tests")
    settings = SETTINGS.format(modules=_toml(modules), tests=_toml(FIRST))
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


def _toml(words: Sequence[str]) -> str:
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


def tried(mutants: Sequence[str], tests: Sequence[str], jobs: int, seconds: float) -> dict[str, str]:
    """How it went with each: `killed`, `survived`, `timeout`, or `no tests` that call its function."""
    outcomes = WORKPLACE / "outcomes.json"
    order = {"mutants": mutants, "jobs": jobs, "seconds": seconds, "outcomes": str(outcomes)}
    ordered = WORKPLACE / "order.json"
    ordered.write_text(json.dumps(order), encoding="utf-8")
    place = WORKPLACE / "mutants"
    files = [str(path.relative_to(place)) for pattern in tests for path in sorted(place.glob(pattern))]
    options = [
        "-p",
        "faults",
        *(word for name in OFF for word in ("-p", f"no:{name}")),
        "-m",
        "not browser and not soak",
    ]
    options += ["-q", "--no-header", "--rootdir=.", "-o", "addopts=--import-mode=importlib"]
    options += [word for path in LEFT_OUT for word in ("--deselect", path)]
    subprocess.run(
        [sys.executable, "-m", "pytest", *options, *files],
        cwd=place,
        env={
            **os.environ,
            "PYTHONPATH": f"{place}:{place / 'tests'}",
            "FAULTS": str(ordered),
        },
        check=False,
    )
    return dict(json.loads(outcomes.read_text("utf-8"))) if outcomes.exists() else {}


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
    """Whether the words put in stand in the part about the file, as code, or nothing but a name was changed."""
    taken_out, given = ([_unnamed(line[1:]) for line in changed.splitlines() if line[0] == sign] for sign in "-+")
    if taken_out == given:
        return True
    part = explained.partition(f"\n## {path}\n")[2].partition("\n## ")[0]
    put_in = [line[1:].strip() for line in changed.splitlines() if line.startswith("+")]
    return bool(put_in) and all(f"`{line}`" in part for line in put_in)


NAMES = re.compile(
    r'((?:\bcast|\bmemo\.\w+|\bmemory|\bin_meetings|\bin_texts|\bfound_in_meetings)\(\(?)(?:None|"[^"]*")'
)
"""What a thing is kept under, which any name serves that nothing else has, and a type for the type checker alone."""


def _unnamed(line: str) -> str:
    return NAMES.sub(r"\1", line)


def main() -> None:
    """Makes, tries and counts."""
    parser = argparse.ArgumentParser(description="Which faults do the tests not notice?")
    parser.add_argument("modules", nargs="*", help="such as generator/archive/status.py")
    parser.add_argument("--tests", nargs="+", help="files of tests to run in place of all that are quick")
    parser.add_argument("--most", type=int, default=0, help="how many are tried, if not all")
    parser.add_argument("--seed", type=int, default=1, help="which of them")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="how many are tried at a time")
    parser.add_argument("--seconds", type=float, default=4, help="how long the tests are run for each (of a processor)")
    parser.add_argument("--again", action="store_true", help="only what survived the last time")
    options = parser.parse_args()
    if importlib.util.find_spec("mutmut") is None:
        sys.exit("mutmut is not installed: see [mutants] in pyproject.toml")
    last = SURVIVORS.read_text("utf-8").splitlines() if options.again else []  # names, and what was changed
    copied(options.modules or ["generator/archive/*", "generator/checks/*"])
    mutmut("run", "none", shown=True)  # it makes all; that no name matches ends it there
    made = sorted(results())
    if not made:
        sys.exit("mutmut made none: what it printed says why")
    if options.again:
        made = sorted(set(made).intersection(last))
    chosen = random.Random(options.seed).sample(made, min(options.most or len(made), len(made)))
    outcomes = tried(chosen, options.tests or TESTS, options.jobs, options.seconds)
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
