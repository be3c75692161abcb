"""Tell the calls by which a method gets or sets names of its own object, as frozen dataclasses do."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from grader.rules import ANY_NAME, ANY_SLOT
from grader.trees import is_called, is_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def with_own_object(nodes: Iterable[ast.AST]) -> Iterator[tuple[ast.expr, str]]:
    """Yield the calls by which methods use a computed name of their own object, and the methods' names."""
    for made in nodes:
        for method in made.body if isinstance(made, ast.ClassDef) else ():
            if isinstance(method, ast.FunctionDef | ast.AsyncFunctionDef) and method.args.args:
                own, inside = method.args.args[0].arg, list(ast.walk(method))
                calls = [each for each in inside if isinstance(each, ast.Call) and _is_dynamic(each)]
                if not _is_bound_again(own, inside):
                    yield from ((each, method.name) for each in calls if is_name(each.args[0], own))


def _is_bound_again(own: str, inside: list[ast.AST]) -> bool:
    """Say whether a method or a function in it gives another meaning to the name of its object."""
    stored = (each for each in inside if isinstance(each, ast.Name) and not isinstance(each.ctx, ast.Load))
    arguments = [each.arg for each in inside if isinstance(each, ast.arg)]
    return arguments.count(own) > 1 or any(each.id == own for each in stored)


def _is_dynamic(call: ast.Call) -> bool:
    """Say whether a call gets or sets an attribute by a name that it is told."""
    if not call.args:
        return False
    if isinstance(call.func, ast.Attribute):
        return call.func.attr in ANY_SLOT
    return isinstance(call.func, ast.Name) and call.func.id in ANY_NAME


def is_given_its_own(node: ast.Attribute) -> bool:
    """Say whether a method is taken from an object, which comes along: nobody puts another in its place."""
    value = node.value
    return is_name(value, "self") or (isinstance(value, ast.Call) and is_called(value, "super"))
