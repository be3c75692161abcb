"""Read single things off a syntax tree."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def with_own_names(tree: ast.Module) -> Iterator[tuple[ast.AST, frozenset[str]]]:
    """Yield each node with the parameter names that hide imports there; no recursion, trees may be deep."""
    stack: list[tuple[ast.AST, frozenset[str]]] = [(tree, frozenset())]
    while stack:
        node, own = stack.pop()
        yield node, own
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            own |= {argument.arg for argument in ast.walk(node.args) if isinstance(argument, ast.arg)}
        stack.extend((child, own) for child in ast.iter_child_nodes(node))


def docstrings(nodes: Iterable[ast.AST]) -> Iterator[ast.AST]:
    """Yield the text that stands alone as a statement: docstrings, and text used as a comment."""
    for node in nodes:
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            yield node.value


def fields(tree: ast.Module) -> Iterator[str]:
    """Yield the fields that the file's own classes declare."""
    for made in ast.walk(tree):
        if isinstance(made, ast.ClassDef):
            yield from (
                each.target.id
                for each in made.body
                if isinstance(each, ast.AnnAssign) and isinstance(each.target, ast.Name)
            )


def is_type(node: ast.expr) -> bool:
    """Say whether an expression gives the type of an object, as `type(x)` and `x.__class__` do."""
    called = isinstance(node, ast.Call) and is_called(node, "type")
    return called or (isinstance(node, ast.Attribute) and node.attr == "__class__")


def asks(call: ast.Call) -> bool:
    """Say whether a call asks its first argument for a name, which is looked at elsewhere."""
    return len(call.args) > 1 and (is_called(call, "getattr") or is_called(call, "hasattr"))


def texts(*nodes: ast.AST) -> Iterator[str]:
    """Yield the words among constants: texts that could be names."""
    for node in nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.isidentifier():
            yield node.value


def is_name(node: ast.expr, name: str) -> bool:
    """Say whether an expression is just this name."""
    return isinstance(node, ast.Name) and node.id == name


def is_called(call: ast.Call, name: str) -> bool:
    """Say whether a call is one of this name."""
    return is_name(call.func, name)
