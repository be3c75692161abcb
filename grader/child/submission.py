"""Load the learner's file fresh for each check, with a clock and an import of its own."""

from __future__ import annotations

import ast
import builtins
import linecache
import sys
from types import CodeType, ModuleType
from typing import TYPE_CHECKING, Any

from grader.child.closed import close_to
from grader.child.evidence.misuse import loop_bound_globals
from grader.child.evidence.noise import plain_callers
from grader.child.evidence.reading import handler_line, returns_unawaited
from grader.model import Finding, Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence


class Submission:
    """The learner's text, compiled once."""

    def __init__(self, source: str, filename: str, module: str) -> None:
        close_to(filename)
        self.source = source
        self.filename = filename
        self.module = module
        self.shared: dict[str, Any] = {}  # what one check leaves for the others: the file is the same
        self._tree = ast.parse(source, filename)
        self._places: dict[str, Place] = {}
        self._code: CodeType = compile(self._tree, filename, "exec", dont_inherit=True)
        # So that tracebacks and inspect find the lines although the name need not be a file of this process.
        linecache.cache[filename] = (len(source), None, source.splitlines(keepends=True), filename)

    def load(self, replaced: Mapping[str, ModuleType]) -> ModuleType:
        """Run the file as a new module; its imports get the `replaced` modules instead of the real ones."""
        module = ModuleType(self.module)
        module.__file__ = self.filename
        module.__dict__["__builtins__"] = _builtins_importing(replaced)
        sys.modules[self.module] = module  # pickling and dataclasses look a module up by its name
        exec(self._code, module.__dict__)  # noqa: S102  # running the learner's file is the purpose
        return module

    def loop_bound(self, module: ModuleType) -> tuple[Finding, ...]:
        """Give a finding, with its line, for each global that belongs to an event loop."""
        return tuple(
            Finding(found.kind, self.place_of(found.subject), found.subject, other=found.other)
            for found in loop_bound_globals(vars(module), self.filename)
        )

    def place_of(self, name: str) -> Place:
        """Give the line that stands for a name of the file: its assignment, or where its function returns.

        "Queue.put" is the method of a class of the file; one that is not written there stands at the class.
        """
        if name not in self._places:
            self._places[name] = self._read_place(name)
        return self._places[name]

    def _read_place(self, name: str) -> Place:
        owner, _, name = name.rpartition(".")
        if owner:
            classes = (
                each for each in self._tree.body if isinstance(each, ast.ClassDef) and each.name == owner
            )
            body = next((each.body for each in classes), [])
            return self._place_in(body, name) or self.place_of(owner)
        return self._place_in(self._tree.body, name) or Place(self.filename, 1)

    def _place_in(self, body: Sequence[ast.stmt], name: str) -> Place | None:
        for node in body:
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name == name:
                returns = [part.lineno for part in _own_nodes(node) if isinstance(part, ast.Return)]
                last = node.body[-1]
                if len(returns) != 1:  # an early return for a special case is not where the value comes from
                    returns = [last.lineno] if isinstance(last, ast.Return) else [node.lineno]
                return Place(self.filename, returns[0])
            if name in _bound(node):
                return Place(self.filename, node.lineno)
        return None

    def handler_of(self, error: BaseException, raised: Place | None) -> Place | None:
        """Give the line of the handler that an error raised at a line meets, if one is written around it."""
        names = vars(sys.modules.get(self.module, builtins))
        line = handler_line(self._tree, raised.line, error, names) if raised else None
        return Place(self.filename, line) if line else None

    def unawaited_return(self, at: Place | None = None) -> Place | None:
        """Give the first line, or that one, that returns an unawaited call from inside a block."""
        lines = returns_unawaited(self._tree)
        found = next((line for line in lines if at is None or line == at.line), None)
        return Place(self.filename, found) if found else None

    def plain_caller(self) -> Place | None:
        """Give the first line that hands an uncalled function to filter, map, key= and relatives."""
        return next((Place(self.filename, call.lineno) for call in plain_callers(self.source)), None)


def _bound(node: ast.stmt) -> set[str]:
    targets: Sequence[ast.expr] = ()
    if isinstance(node, ast.Assign):
        targets = node.targets
    elif isinstance(node, ast.AnnAssign):
        targets = [node.target]
    names = {target.id for target in targets if isinstance(target, ast.Name)}
    return names | ({node.name} if isinstance(node, ast.ClassDef) else set())


def _own_nodes(function: ast.AST) -> Iterator[ast.AST]:
    """Yield the nodes of a function without those of functions inside it."""
    for node in ast.iter_child_nodes(function):
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            yield node
            yield from _own_nodes(node)


def _builtins_importing(replaced: Mapping[str, ModuleType]) -> dict[str, Any]:
    """Give builtins whose import hands out the replacements, to the module that runs with them only."""

    def learner_import(
        name: str,
        globals_: Mapping[str, object] | None = None,
        locals_: Mapping[str, object] | None = None,
        fromlist: Sequence[str] | None = (),
        level: int = 0,
    ) -> ModuleType:
        if level == 0 and name in replaced:
            return replaced[name]
        return builtins.__import__(name, globals_, locals_, fromlist or (), level)

    return {**vars(builtins), "__import__": learner_import}
