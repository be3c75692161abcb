"""Read in a source whether a line belongs to a loop that does nothing but ask and give way."""

from __future__ import annotations

import ast
import linecache

from grader.child.blocking.sources import tries_again

_ASKS = frozenset(
    {
        *("sleep", "done", "cancelled", "is_set", "is_alive", "locked", "empty", "full", "qsize", "poll"),
        *("running", "exists", "is_file", "is_closing", "len", "all", "any", "bool", "get", "monotonic"),
        *("perf_counter", "time"),
    }
)


def asking_loop(filename: str, line: int) -> int | None:
    """Give the line of the innermost loop around a line if it is a `while` that only asks."""
    try:
        tree = ast.parse("".join(linecache.getlines(filename)))
    except (SyntaxError, ValueError):
        return None
    loops = [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.While | ast.For | ast.AsyncFor)
        and node.lineno <= line <= (node.end_lineno or node.lineno)
    ]
    innermost = max(loops, key=lambda node: node.lineno, default=None)
    if not isinstance(innermost, ast.While):
        return None
    calls = {_name(node.func) for node in ast.walk(innermost) if isinstance(node, ast.Call)}
    return innermost.lineno if calls <= _ASKS | tries_again(innermost) else None


def _name(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""
