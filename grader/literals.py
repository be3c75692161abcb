"""Tell which names of a file can hold nothing but texts that are written in it."""

from __future__ import annotations

import ast
from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_Bindings = dict[str, list[tuple[ast.expr, bool]]]  # values, and whether the name takes them one by one
_TABLES = frozenset({"globals", "locals", "vars"})  # by these any name can be bound anew
_DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)


def names_of_texts(tree: ast.AST) -> frozenset[str]:
    """Give the names that are bound to written texts alone, wherever in the file they are bound.

    Such as `step` in `for step in ("open", "close")`, where `getattr(door, step)` hides nothing.
    """
    return _Reader(tree).texts()


class _Reader:
    """Follow each name to everything that is bound to it; what is not understood can be anything."""

    def __init__(self, tree: ast.AST) -> None:
        self._bound: _Bindings = defaultdict(list)
        stored: dict[str, int] = defaultdict(int)
        read: set[str] = set()
        for node in ast.walk(tree):
            if isinstance(node, ast.Name):
                read.add(node.id)
                stored[node.id] += not isinstance(node.ctx, ast.Load)
            for name in _other_names(node):
                stored[name] += 1
            for target, value, each in _bindings(node):
                if isinstance(target, ast.Name):
                    self._bound[target.id].append((value, each))
        sure = _TABLES.isdisjoint(read)
        self._known = {name for name, values in self._bound.items() if sure and len(values) == stored[name]}

    def texts(self) -> frozenset[str]:
        return frozenset(name for name in self._known if self._holds(name, frozenset()))

    def _holds(self, name: str, asked: frozenset[str], *, several: bool = False) -> bool:
        if name not in self._known or name in asked:
            return False
        asked |= {name}
        for value, each in self._bound[name]:
            if each and (several or not self._are_texts(value, asked)):
                return False
            if not each and not self._is_text(value, asked, several=several):
                return False
        return True

    def _is_text(self, node: ast.expr, asked: frozenset[str], *, several: bool) -> bool:
        """Say whether an expression gives a written text or, if asked for several, a tuple of them."""
        if isinstance(node, ast.IfExp):
            return all(self._is_text(each, asked, several=several) for each in (node.body, node.orelse))
        if isinstance(node, ast.Name):
            return self._holds(node.id, asked, several=several)
        if several:  # a list could be given more later on
            return isinstance(node, ast.Tuple) and self._all(node.elts, asked)
        return isinstance(node, ast.Constant) and isinstance(node.value, str)

    def _are_texts(self, node: ast.expr, asked: frozenset[str]) -> bool:
        """Say whether going through an expression gives written texts; nobody else has a list made there."""
        if isinstance(node, ast.List | ast.Set):
            return self._all(node.elts, asked)
        return self._is_text(node, asked, several=True)

    def _all(self, nodes: list[ast.expr], asked: frozenset[str]) -> bool:
        return all(self._is_text(each, asked, several=False) for each in nodes)


def _bindings(node: ast.AST) -> Iterator[tuple[ast.expr, ast.expr, bool]]:
    """Yield the targets that a node binds, what to, and whether to each part of it in turn."""
    match node:
        case ast.Assign():
            yield from ((target, node.value, False) for target in node.targets)
        case ast.AnnAssign(value=ast.expr() as value) | ast.NamedExpr(value=value):
            yield node.target, value, False
        case ast.For() | ast.AsyncFor() | ast.comprehension():
            yield node.target, node.iter, True


def _other_names(node: ast.AST) -> Iterator[str]:
    """Yield the names that a node binds to what cannot be read from it."""
    match node:
        case ast.arg():
            yield node.arg
        case ast.alias():
            yield (node.asname or node.name).partition(".")[0]
        case ast.ExceptHandler(name=str() as name) | ast.MatchAs(name=str() as name):
            yield name
        case ast.MatchStar(name=str() as name) | ast.MatchMapping(rest=str() as name):
            yield name
    if isinstance(node, _DEFINITIONS):
        yield node.name
