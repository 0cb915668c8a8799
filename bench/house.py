"""Counts in the code what the house wants little of: `python bench/house.py` (of another tree: with its folder)."""

import ast
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path

SMALL_MODULE = 60
SMALL_FUNCTION = 5

LOOPS = (ast.For, ast.comprehension)


def loops_over_one(tree: ast.Module) -> int:
    """Loops, and functions without a name, whose variable is `one` and so says nothing of what it holds."""
    targets = [name.id for node in ast.walk(tree) if isinstance(node, LOOPS)
               for name in ast.walk(node.target) if isinstance(name, ast.Name)]  # fmt: skip
    given = [arg.arg for node in ast.walk(tree) if isinstance(node, ast.Lambda) for arg in node.args.args]
    return Counter(targets + given)["one"]


def in_two(trees: dict[str, ast.Module], *kinds: type[ast.ClassDef] | type[ast.FunctionDef]) -> dict[str, list[str]]:
    """Names of classes or functions that two modules have; those that begin with an underscore are a module's own."""
    modules: dict[str, list[str]] = defaultdict(list)
    for module, tree in trees.items():
        for node in tree.body:
            if isinstance(node, kinds):
                modules[node.name].append(module)
    return {name: places for name, places in sorted(modules.items()) if len(places) > 1 and not name.startswith("_")}


def used_once(sources: dict[str, str], trees: dict[str, ast.Module]) -> int:
    """Functions of five lines or fewer, text of their own left out, that are named in one place only."""
    words = Counter(re.findall(r"\w+", "\n".join(sources.values())))
    return sum(
        words[node.name] == 2  # where it is defined, and where it is used
        for tree in trees.values()
        for node in tree.body
        if isinstance(node, ast.FunctionDef) and not node.decorator_list
        if (node.end_lineno or 0) - node.lineno + 1 - (ast.get_docstring(node) is not None) <= SMALL_FUNCTION
    )


def main(root: Path) -> None:
    """Prints the counts, and the names that stand for two things."""
    paths = sorted((root / "generator").rglob("*.py"))
    sources = {".".join(path.relative_to(root).with_suffix("").parts): path.read_text("utf-8") for path in paths}
    trees = {module: ast.parse(source) for module, source in sources.items()}
    small = [module for module, source in sources.items() if len(source.splitlines()) < SMALL_MODULE]
    small = [module for module in small if not module.endswith(("__init__", "__main__"))]
    classes, functions = in_two(trees, ast.ClassDef), in_two(trees, ast.FunctionDef)
    rows = {
        "lines": sum(len(source.splitlines()) for source in sources.values()),
        "modules": len(sources),
        f"modules under {SMALL_MODULE} lines, first files of folders left out": len(small),
        "loops whose variable is `one`": sum(map(loops_over_one, trees.values())),
        "names of classes in two modules": len(classes),
        "names of functions in two modules": len(functions),
        f"functions of {SMALL_FUNCTION} lines or fewer, used once": used_once(sources, trees),
        "lines of comment": sum(
            line.lstrip().startswith("#") for text in sources.values() for line in text.split("\n")
        ),
    }
    for what, count in rows.items():
        print(f"{count:>7,}  {what}")
    for name, places in (classes | functions).items():
        print(f"         {name}: {', '.join(place.removeprefix('generator.') for place in places)}")
    print("         small:", ", ".join(module.removeprefix("generator.") for module in small))


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parents[1])
