"""Read in the learner's text which handler an error meets, and which calls leave a block unawaited."""

from __future__ import annotations

import ast
import builtins
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)
_BLOCKS = (ast.Try, ast.TryStar, ast.With, ast.AsyncWith)


def handler_line(tree: ast.AST, line: int, error: BaseException, names: Mapping[str, Any]) -> int | None:
    """Give the line of the `except`, or of the `return` in `finally`, that ends an error raised at a line.

    `names` are the globals of the module, with which the types of the handlers are looked up.
    """
    around = [
        node for node in ast.walk(tree) if isinstance(node, ast.Try | ast.TryStar) and _covers(node, line)
    ]
    for node in sorted(around, key=lambda found: found.lineno, reverse=True):
        for handler in node.handlers:
            if handler.type is None or _catches(handler.type, error, names):
                return handler.lineno
        for part in (inner for statement in node.finalbody for inner in _own(statement)):
            if isinstance(part, ast.Return):
                return part.lineno
    return None


def returns_unawaited(tree: ast.AST) -> list[int]:
    """Give the lines of calls, not awaited, whose value leaves a try or with block before it is awaited."""
    blocks = [node for node in ast.walk(tree) if isinstance(node, _BLOCKS)]
    lines = {line for block in blocks for line in _returned_calls(block.body)}
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.AsyncFunctionDef)]
    return sorted(lines.union(*map(_awaited_after, functions)))


def _awaited_after(function: ast.AsyncFunctionDef) -> Iterator[int]:
    """Give the lines of calls that a block makes, and that are awaited when it is over."""
    parts = [part for statement in function.body for part in _own(statement)]
    for block in (part for part in parts if isinstance(part, _BLOCKS)):
        inside = [part for statement in block.body for part in _own(statement)]
        if any(isinstance(part, ast.Await) for part in inside):
            continue
        awaited = [part.value for part in parts if isinstance(part, ast.Await)]
        yield from _named_calls(inside, {value.id for value in awaited if isinstance(value, ast.Name)})


def _returned_calls(block: list[ast.stmt]) -> Iterator[int]:
    parts = [part for statement in block for part in _own(statement)]
    returned = [part.value for part in parts if isinstance(part, ast.Return)]
    names = {value.id for value in returned if isinstance(value, ast.Name)}
    yield from (value.lineno for value in returned if isinstance(value, ast.Call))
    yield from _named_calls(parts, names)


def _named_calls(parts: list[ast.AST], names: set[str]) -> Iterator[int]:
    """Give the lines that assign a call to one of these names."""
    made = [part for part in parts if isinstance(part, ast.Assign) and isinstance(part.value, ast.Call)]
    for call in made:
        if any(isinstance(target, ast.Name) and target.id in names for target in call.targets):
            yield call.lineno


def _covers(node: ast.Try | ast.TryStar, line: int) -> bool:
    return node.body[0].lineno <= line <= (node.body[-1].end_lineno or line)


def _catches(kinds: ast.expr, error: BaseException, names: Mapping[str, Any]) -> bool:
    parts = kinds.elts if isinstance(kinds, ast.Tuple) else [kinds]
    found = (_named(part, names) for part in parts)
    return any(isinstance(kind, type) and isinstance(error, kind) for kind in found)


def _named(expression: ast.expr, names: Mapping[str, Any]) -> object:
    if isinstance(expression, ast.Name):
        return names.get(expression.id, getattr(builtins, expression.id, None))
    if isinstance(expression, ast.Attribute):
        return getattr(_named(expression.value, names), expression.attr, None)
    return None


def _own(node: ast.AST) -> Iterator[ast.AST]:
    """Yield a node and what is inside it, without functions, which run at another time."""
    if isinstance(node, _FUNCTIONS):
        return
    yield node
    for child in ast.iter_child_nodes(node):
        yield from _own(child)
