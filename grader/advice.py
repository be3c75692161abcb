"""Point out what a learner's file uses and no exercise needs, such as frames or another library."""

from __future__ import annotations

import ast
import re
import sys
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

from grader.model import Exercise, Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from grader.source import Source


@dataclass(frozen=True, slots=True)
class Advice:
    """One line of a file that uses something no exercise needs."""

    file: str
    line: int
    message: str
    rule: str = ""  # which of the rules below


@dataclass(frozen=True, slots=True)
class _Rule:
    name: str
    reason: str  # follows "… on line 3 " and ends the sentence
    kinds: frozenset[Kind] = field(default_factory=frozenset)  # where it is allowed


_FRAMES = _Rule("frames", "reads the interpreter's frames. Pass the value as a parameter instead.")
_MEMORY = _Rule("memory", "looks at the interpreter's memory. Use the objects that you were given.")
_MODULES = _Rule("modules", "changes what other code imports. Import what you need and call it.")
_TESTING = _Rule("testing", "belongs in tests. Leave it out of the exercise.", frozenset({Kind.WRITE_TESTS}))
_GRADER = _Rule("grader", "belongs to the grader. Leave it out of the exercise.")
_CODE = _Rule("code", "runs text as code. Write the code itself.")
_HIDDEN_IMPORT = _Rule("hidden-import", "imports by a computed name. Use an import statement.")
_PROCESS = _Rule("process", "ends the whole process. Raise an exception or return instead.")
_PATCH = _Rule("patch", "changes a module for every part of the program. Change only objects of your own.")
_FILES = _Rule("files", "names files of the course. The exercise works without them.")
_LIBRARY = _Rule("library", "")
_RELATIVE = _Rule("relative", "")

# Full names of what may not be used; a name covers everything below it.
_NAMES = MappingProxyType(
    {
        "sys._getframe": _FRAMES,
        "sys._current_frames": _FRAMES,
        "sys._getframemodulename": _FRAMES,
        "sys.settrace": _FRAMES,
        "sys.setprofile": _FRAMES,
        "sys.monitoring": _FRAMES,
        "inspect.currentframe": _FRAMES,
        "inspect.stack": _FRAMES,
        "inspect.trace": _FRAMES,
        "inspect.getouterframes": _FRAMES,
        "threading.settrace": _FRAMES,
        "threading.setprofile": _FRAMES,
        "gc": _MEMORY,
        "ctypes": _MEMORY,
        "_ctypes": _MEMORY,
        "tracemalloc": _MEMORY,
        "sys.modules": _MODULES,
        "sys.meta_path": _MODULES,
        "sys.path": _MODULES,
        "sys.path_hooks": _MODULES,
        "sys.addaudithook": _MODULES,
        "importlib.reload": _MODULES,
        "builtins": _MODULES,
        "pytest": _TESTING,
        "_pytest": _TESTING,
        "pytest_asyncio": _TESTING,
        "aioresponses": _TESTING,
        "unittest.mock": _TESTING,
        "grader": _GRADER,
        "exec": _CODE,
        "eval": _CODE,
        "compile": _CODE,
        "code": _CODE,
        "runpy": _CODE,
        "types.FunctionType": _CODE,
        "types.CodeType": _CODE,
        "__import__": _HIDDEN_IMPORT,
        "importlib.import_module": _HIDDEN_IMPORT,
        "importlib.util": _HIDDEN_IMPORT,
        "importlib.machinery": _HIDDEN_IMPORT,
        "pkgutil": _HIDDEN_IMPORT,
        "os._exit": _PROCESS,
        "os.abort": _PROCESS,
        "os.kill": _PROCESS,
        "os.killpg": _PROCESS,
        "__file__": _FILES,
        "__builtins__": _MODULES,
        "__loader__": _MODULES,
        "__spec__": _MODULES,
    }
)
# Attributes that lead from any object into the interpreter.
_ATTRIBUTES = MappingProxyType(
    dict.fromkeys(
        ("f_back", "f_locals", "f_globals", "f_builtins", "tb_frame", "gi_frame", "cr_frame", "ag_frame"),
        _FRAMES,
    )
    | dict.fromkeys(("__globals__", "__builtins__", "__subclasses__", "__closure__", "__code__"), _MEMORY)
)
_BUILTINS = frozenset({"exec", "eval", "compile", "__import__"} | {n for n in _NAMES if n.startswith("__")})
_SETTERS = frozenset({"setattr", "delattr"})
_COURSE_PATH = re.compile(
    r"(?:^|[/\\])(?:solutions|exercises|\.katas|tests[/\\](?:exercises|mistakes|alternatives|stubs\.json))(?:[/\\]|$)"
    r"|test_ex\d\d_"
)
_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)


def advise(source: Source, exercise: Exercise) -> tuple[Advice, ...]:
    """List what the file uses beyond the standard library and the exercise's own, by line."""
    return _Reader(source, exercise).advice()


class _Reader:
    """Walk one tree; every name is looked up as the imports of the file bind it."""

    def __init__(self, source: Source, exercise: Exercise) -> None:
        self._source = source
        self._exercise = exercise
        self._libraries = {_module(name) for name in re.split(r"[,\s]+", exercise.library) if name}
        self._bound: dict[str, str] = {}  # local name -> the full name that an import gave it
        self._found: set[Advice] = set()

    def advice(self) -> tuple[Advice, ...]:
        nodes = list(ast.walk(self._source.tree))
        for node in nodes:
            if isinstance(node, ast.Import):
                self._import(node)
            elif isinstance(node, ast.ImportFrom):
                self._import_from(node)
        docstrings = set(_docstrings(nodes))
        for node, own in _with_own_names(self._source.tree):
            if node not in docstrings:
                self._look(node, own)
        return tuple(sorted(self._found, key=lambda advice: (advice.line, advice.message)))

    def _import(self, node: ast.Import) -> None:
        for alias in node.names:
            local = alias.asname or alias.name.partition(".")[0]
            self._bound[local] = alias.name if alias.asname else local
            self._imported(node, alias.name)

    def _import_from(self, node: ast.ImportFrom) -> None:
        if node.level:
            self._add(
                node, _RELATIVE, "imports another file of the submission. Keep the solution in one file."
            )
            return
        module = node.module or ""
        for alias in node.names:
            self._bound[alias.asname or alias.name] = f"{module}.{alias.name}"
            self._imported(node, f"{module}.{alias.name}")

    def _imported(self, node: ast.stmt, name: str) -> None:
        if self._name(node, name):
            return
        top = name.partition(".")[0]
        # The grader's own Python decides what is standard: it is the one that runs the file.
        if top in sys.stdlib_module_names or top in self._libraries:
            return
        allowed = "".join(f" and {library}" for library in sorted(self._libraries))
        self._add(node, _LIBRARY, f"imports {top}. This exercise uses only the standard library{allowed}.")

    def _look(self, node: ast.AST, own: frozenset[str]) -> None:
        if isinstance(node, ast.Name | ast.Attribute):
            name = self._full_name(node, own)
            if name and isinstance(node.ctx, ast.Store | ast.Del):
                self._patch(node, name)
            elif name:
                self._name(node, name)
            if isinstance(node, ast.Attribute) and node.attr in _ATTRIBUTES:
                self._use(node, _ATTRIBUTES[node.attr], node.attr)
        elif isinstance(node, ast.Call):
            self._call(node, own)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and _is_course_path(node.value):
            self._add(node, _FILES, _FILES.reason)

    def _call(self, node: ast.Call, own: frozenset[str]) -> None:
        if isinstance(node.func, ast.Name) and node.func.id in _SETTERS and node.args:
            target = self._full_name(node.args[0], own)
            if target and node.func.id not in own:
                self._use(node, _PATCH, f"{node.func.id}({target}, …)")

    def _patch(self, node: ast.Name | ast.Attribute, name: str) -> None:
        # To bind a plain name anew changes nothing elsewhere.
        if isinstance(node, ast.Attribute):
            self._use(node, _PATCH, f"assigning to {name}")

    def _name(self, node: ast.expr | ast.stmt, name: str) -> bool:
        for known in _prefixes(name):
            if rule := _NAMES.get(known):
                self._use(node, rule, known)
                return True
        return False

    def _full_name(self, node: ast.expr, own: frozenset[str]) -> str:
        """Give the name that imports lead to, such as `os.path.join`; empty for anything else."""
        parts: list[str] = []
        while isinstance(node, ast.Attribute):
            parts.append(node.attr)
            node = node.value
        if not isinstance(node, ast.Name) or node.id in own:
            return ""
        first = self._bound.get(node.id, node.id if node.id in _BUILTINS else "")
        return ".".join([first, *reversed(parts)]) if first else ""

    def _use(self, node: ast.expr | ast.stmt, rule: _Rule, name: str) -> None:
        if self._exercise.kind not in rule.kinds:
            self._add(node, rule, f"{name} {rule.reason}")

    def _add(self, node: ast.expr | ast.stmt, rule: _Rule, message: str) -> None:
        text = f"Line {node.lineno} of {self._source.file}: {message}"
        self._found.add(Advice(self._source.file, node.lineno, text, rule.name))


def _with_own_names(tree: ast.Module) -> Iterator[tuple[ast.AST, frozenset[str]]]:
    """Yield each node with the parameter names that hide imports there; no recursion, trees may be deep."""
    stack: list[tuple[ast.AST, frozenset[str]]] = [(tree, frozenset())]
    while stack:
        node, own = stack.pop()
        yield node, own
        if isinstance(node, _FUNCTIONS):
            own |= {argument.arg for argument in ast.walk(node.args) if isinstance(argument, ast.arg)}
        stack.extend((child, own) for child in ast.iter_child_nodes(node))


def _docstrings(nodes: Iterable[ast.AST]) -> Iterator[ast.AST]:
    """Yield the text that stands alone as a statement: docstrings, and text used as a comment."""
    for node in nodes:
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            yield node.value


def _is_course_path(text: str) -> bool:
    return "://" not in text and _COURSE_PATH.search(text) is not None


def _prefixes(name: str) -> Iterator[str]:
    parts = name.split(".")
    return (".".join(parts[: end + 1]) for end in range(len(parts)))


def _module(library: str) -> str:
    return library.replace("-", "_")
