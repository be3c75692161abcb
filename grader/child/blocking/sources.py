"""Read in the learner's source what a line does: polls, calls, or schedules a callback."""

from __future__ import annotations

import ast
import linecache
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from grader.child.blocking.stacks import Line

_CLOCKS = frozenset(
    {
        *("monotonic", "monotonic_ns", "perf_counter", "perf_counter_ns", "time", "time_ns"),
        *("process_time", "process_time_ns", "thread_time", "now", "utcnow", "today"),
    }
)
_POLLS = frozenset(
    {
        *("done", "cancelled", "is_set", "is_alive", "locked", "empty", "full", "qsize", "poll", "running"),
        *("exists", "is_file", "is_closing", "sleep", "len", "all", "any", "bool", "total_seconds"),
    }
)
_SCHEDULERS = frozenset(
    {"call_soon", "call_later", "call_at", "call_soon_threadsafe", "add_done_callback", "add_signal_handler"}
)
_RUNNERS = frozenset({"to_thread", "run_in_executor", "submit", "Thread", "Timer", "run_sync"})
_HEAD = re.compile(r"(?:(?:await|async|with|for|return)\s+)*([A-Za-z_][\w.]*)")  # the call behind keywords


@dataclass(frozen=True, slots=True)
class Polling:
    """A loop that asks a clock or a condition again and again."""

    line: int
    asks: str  # such as "time.monotonic"


class Source:
    """One learner file."""

    def __init__(self, filename: str) -> None:
        self._lines = linecache.getlines(filename)
        try:
            self._tree: ast.Module = ast.parse("".join(self._lines))
        except (SyntaxError, ValueError):
            self._tree = ast.Module([], [])

    def polling_at(self, line: int) -> Polling | None:
        """Give the innermost `while` around a line if all it does is ask."""
        loops = [loop for loop in self._loops_around(line) if isinstance(loop, ast.While)]
        if not loops:
            return None
        loop = max(loops, key=lambda node: node.lineno)
        return Polling(loop.lineno, _asked(loop)) if _only_asks(loop) else None

    def loop_at(self, line: int) -> int | None:
        """Give the first line of the innermost `for` or `while` around a line."""
        return max((loop.lineno for loop in self._loops_around(line)), default=None)

    def call_at(self, where: Line) -> str:
        """Give what is called at an instruction, in the learner's words; empty when unknown."""
        positions = list(where.code.co_positions())
        index = where.instruction // 2
        line, _end, column, _end_column = positions[index] if index < len(positions) else (None,) * 4
        if line is None or column is None or line > len(self._lines):
            return ""
        text = self._lines[line - 1].encode()[column:].decode(errors="replace")
        head = _HEAD.match(text)
        return head[1] if head else ""

    def scheduled(self, callback: str) -> int | None:
        """Give the line that asks the loop to call a function of this name."""
        return self._handed(callback, _SCHEDULERS)

    def handed_over(self, function: str) -> int | None:
        """Give the line that asks the loop, a thread or a pool to call a function of this name."""
        return self._handed(function, _SCHEDULERS | _RUNNERS)

    def _loops_around(self, line: int) -> list[ast.For | ast.AsyncFor | ast.While]:
        return [
            node
            for node in ast.walk(self._tree)
            if isinstance(node, ast.For | ast.AsyncFor | ast.While)
            and node.lineno <= line <= (node.end_lineno or node.lineno)
        ]

    def _handed(self, function: str, takers: frozenset[str]) -> int | None:
        names = {function, *self._aliases(function)}
        for node in ast.walk(self._tree):
            if isinstance(node, ast.Call) and _called(node) in takers:
                given = [*node.args, *(keyword.value for keyword in node.keywords)]
                inner = (part for argument in given for part in ast.walk(argument))
                if any(_last_name(part) in names for part in inner):
                    return node.lineno
        return None

    def _aliases(self, name: str) -> Iterator[str]:
        for node in ast.walk(self._tree):
            if isinstance(node, ast.ImportFrom):
                yield from (alias.asname for alias in node.names if alias.name == name and alias.asname)
            elif isinstance(node, ast.Assign) and name in {_last_name(node.value), *_bound(node.value)}:
                yield from (target.id for target in node.targets if isinstance(target, ast.Name))


def tries_again(loop: ast.While) -> frozenset[str]:
    """Name the calls of a loop that take what is there, or come back with nothing: it tries them again."""
    tries = {node for node in _nodes([loop]) if isinstance(node, ast.Try) and not _leaves(node.handlers)}
    inside = {node for each in tries for node in _nodes(each.body)}
    calls = [node for node in _nodes([loop]) if isinstance(node, ast.Call)]
    names = [_called(node) for node in calls if node in inside] + [
        _called(node) for node in calls if _tries(node)
    ]
    return frozenset(names) & {"get_nowait", "put_nowait", "acquire"}


def _tries(call: ast.Call) -> bool:
    return _called(call) == "acquire" and bool(call.args or call.keywords)  # acquire(blocking=False)


def _leaves(handlers: list[ast.ExceptHandler]) -> bool:
    return any(isinstance(node, ast.Break | ast.Return | ast.Raise) for node in _nodes(handlers))


def _only_asks(loop: ast.While) -> bool:
    calls = {_called(node) for node in _nodes([loop]) if isinstance(node, ast.Call)}
    tries = tries_again(loop)
    if not calls <= _CLOCKS | _POLLS | tries or not all(_is_light(statement) for statement in loop.body):
        return False
    if calls & (_CLOCKS | tries):
        return True
    # Without a clock, a loop that changes anything is a computation.
    changes = any(isinstance(node, ast.Assign | ast.AugAssign | ast.NamedExpr) for node in _nodes(loop.body))
    return not changes and not isinstance(loop.test, ast.Constant)


def _is_light(statement: ast.stmt) -> bool:
    if isinstance(statement, ast.If):
        return all(_is_light(inner) for inner in [*statement.body, *statement.orelse])
    if isinstance(statement, ast.Try):
        handled = (inner for handler in statement.handlers for inner in handler.body)
        return all(_is_light(inner) for inner in [*statement.body, *handled, *statement.orelse])
    return isinstance(
        statement, ast.Pass | ast.Continue | ast.Break | ast.Return | ast.Expr | ast.Assign | ast.AugAssign
    )


def _asked(loop: ast.While) -> str:
    """Name the clock, else the condition."""
    calls = [node for node in _nodes([loop]) if isinstance(node, ast.Call)]
    clocks = [node for node in calls if _called(node) in _CLOCKS]
    for node in clocks or calls:
        return ast.unparse(node.func)
    return ast.unparse(loop.test)


def _nodes(roots: Iterable[ast.AST]) -> Iterator[ast.AST]:
    for root in roots:
        yield from ast.walk(root)


def _bound(node: ast.AST) -> Iterator[str | None]:
    """Yield what `partial` was given: its result is called by the name of the function in it."""
    if isinstance(node, ast.Call) and _called(node) in {"partial", "partialmethod"}:
        yield from map(_last_name, node.args)


def _called(call: ast.Call) -> str:
    return _last_name(call.func) or "?"


def _last_name(node: ast.AST) -> str | None:
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else None
