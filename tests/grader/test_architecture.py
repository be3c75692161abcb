"""The parts of the grader know only what is below them, and no part knows an exercise."""

from __future__ import annotations

import ast
import graphlib
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
GRADER = ROOT / "grader"

# Lowest first. A part may import parts of lower layers, never one of its own layer or above.
LAYERS = (
    ("model", "source", "literals", "trees", "scaffold_texts", "environment"),
    ("errors", "house", "rules"),
    ("modules", "own_objects"),
    ("wire", "examination", "storage", "addresses", "hidden", "advice", "extras", "edition"),
    ("course", "policy", "postgres", "possible", "live"),
    ("stubs",),
    ("progress",),
    ("diagnosis", "render"),
    ("runner", "verdict"),
    ("grade", "cluster"),
    ("authoring", "scaffold", "shelf", "watch", "classroom", "export", "doctor", "comparison", "board"),
    ("commands",),
    ("cli",),
    ("__main__",),
)
# What runs beside learner code stands apart: the parent starts it by name and never imports it.
CHILD = "child"
CHILD_MAY_IMPORT = {"model", "wire", "examination", CHILD}
# Packages that only these parts know.
OWNERS = {
    "pytest": {CHILD},
    "_pytest": {CHILD},
    "pytest_asyncio": {CHILD},
    "aiohttp": {CHILD, "board"},
    "aioresponses": {CHILD},
    "click": {"cli", "commands"},
    "prompt_toolkit": {"commands"},
    "rich": {"render"},
    "jinja2": {"render"},
    "markupsafe": {"render"},
    "watchfiles": {"watch", "board"},
    "distributed": {"cluster"},
}
MOST_LINES = 300
MOST_LINES_OF_FUNCTION = 40
REASON = re.compile(r"#.*\blong: \S")  # such as "# long: one case for each message"

MODULES = sorted(GRADER.rglob("*.py"))
RANK = {part: rank for rank, layer in enumerate(LAYERS) for part in layer}


def _id(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def _name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


NAMES = {_name(path) for path in MODULES}


def _part(module: str) -> str:
    return module.split(".")[1] if "." in module else ""


def _imports(path: Path, *, types: bool = True) -> Iterator[str]:
    """Yield the full name of everything imported, wherever in the file; `types`: for type checking, too."""
    tree = ast.parse(path.read_bytes())
    unread = set() if types else _only_for_types(tree)
    for node in ast.walk(tree):
        if node in unread:
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{_id(path)}:{node.lineno} imports relatively"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def _only_for_types(tree: ast.Module) -> set[ast.AST]:
    blocks = [
        node for node in tree.body if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test)
    ]
    return {inner for block in blocks for inner in ast.walk(block)}


def _own_modules(path: Path, *, types: bool = True) -> Iterator[str]:
    """Yield the modules of the grader that a file imports."""
    for name in _imports(path, types=types):
        if name in NAMES:
            yield name
        elif name.startswith("grader."):
            yield name.rpartition(".")[0]


@pytest.mark.parametrize("path", MODULES, ids=_id)
def test_imports_point_downwards(path: Path) -> None:
    """A module imports only parts of lower layers, or of its own part."""
    part = _part(_name(path))
    if not part:
        assert not list(_own_modules(path))
        return
    assert part in RANK or part == CHILD, f"{part} is in no layer: give it one in LAYERS"
    for name in _own_modules(path):
        other = _part(name)
        if part == CHILD:
            assert other in CHILD_MAY_IMPORT, f"{_id(path)} imports {name}"
        elif other not in {part, ""}:
            assert RANK.get(other, len(LAYERS)) < RANK[part], f"{_id(path)} imports {name}"


def test_no_module_imports_itself_through_others() -> None:
    """What modules import when they run has an order; a type may name what comes later."""
    graph = {_name(path): set(_own_modules(path, types=False)) - {_name(path)} for path in MODULES}
    list(graphlib.TopologicalSorter(graph).static_order())


@pytest.mark.parametrize("path", MODULES, ids=_id)
def test_a_library_is_known_where_it_belongs(path: Path) -> None:
    """Frameworks stay behind one part each, so that it alone changes with them."""
    part = _part(_name(path))
    for name in _imports(path):
        owners = OWNERS.get(name.partition(".")[0])
        assert owners is None or part in owners, f"{_id(path)} imports {name}"


def test_the_grader_knows_no_exercise() -> None:
    """No file of the grader holds a slug: a course can be exchanged without touching it."""
    slugs = [path.stem.partition("_")[2] for path in (ROOT / "exercises").glob("ch*_*/ex*_*.py")]
    assert slugs
    words = re.compile(r"\b(" + "|".join(map(re.escape, slugs)) + r")\b")
    found = [
        f"{_id(path)}:{number}: {match[0]}"
        for path in sorted(GRADER.rglob("*"))
        if path.is_file() and path.suffix != ".pyc"
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if (match := words.search(line))
    ]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("path", [*MODULES, ROOT / "noxfile.py"], ids=_id)
def test_nothing_is_too_long_to_read(path: Path) -> None:
    """A module has one purpose, a function fits the screen or says why not."""
    text = path.read_text(encoding="utf-8")
    lines = text.splitlines()
    assert len(lines) <= MOST_LINES
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert node.end_lineno is not None
            length = node.end_lineno - node.lineno + 1
            explained = any(REASON.search(line) for line in lines[node.lineno - 2 : node.body[0].lineno])
            assert length <= MOST_LINES_OF_FUNCTION or explained, f"{node.name} has {length} lines"
