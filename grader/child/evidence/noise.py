"""Catch what asyncio and the interpreter say aside: coroutines never awaited, errors nobody read."""

from __future__ import annotations

import ast
import asyncio
import gc
import sys
import warnings
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Self

from grader.child.evidence.classify import of_exception
from grader.model import Evidence, Finding, Place

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import CoroutineType

    from grader.child.evidence.places import Learner

ORIGIN_DEPTH = 4  # frames: a fake's own frame, the learner's, and room for a wrapper between them
# Calls that take a function and call it plainly, so that an async one gives coroutines that nobody awaits.
_PLAIN_CALLERS = frozenset(
    {"filter", "map", "sorted", "min", "max", "reduce", "groupby", "takewhile", "dropwhile"}
)


class Noise:
    """Collect findings while entered; `settle` looks for what only garbage collection brings to light."""

    def __init__(self, learner: Learner, source: str) -> None:
        self._learner = learner
        self._source = source
        self._found: list[Finding] = []

    def __enter__(self) -> Self:
        self._warn: Callable[..., None] = warnings._warn_unawaited_coroutine  # type: ignore[attr-defined]  # the interpreter's own hook
        warnings._warn_unawaited_coroutine = self._never_awaited  # type: ignore[attr-defined]  # as above
        self._depth = sys.get_coroutine_origin_tracking_depth()
        sys.set_coroutine_origin_tracking_depth(ORIGIN_DEPTH)
        gc.freeze()  # `settle` then looks through what the check has made, and nothing older
        return self

    def __exit__(self, *_: object) -> None:
        warnings._warn_unawaited_coroutine = self._warn  # type: ignore[attr-defined]  # as above
        sys.set_coroutine_origin_tracking_depth(self._depth)

    def settle(self) -> None:
        """Collect garbage, so that what was dropped in a cycle speaks up now."""
        gc.collect()

    def on_loop_error(self, _loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        """Serve as the exception handler of a loop."""
        error = context.get("exception")
        task = context.get("task") or context.get("future")
        created = getattr(getattr(task, "record", None), "created", None)
        name = getattr(getattr(task, "record", None), "name", "")
        by_callback = "handle" in context
        if isinstance(error, asyncio.CancelledError) and not by_callback:
            return  # of a gather that was swept away: it has not failed
        if error is not None:
            place = self._learner.of_traceback(error.__traceback__) or created
            if by_callback:
                self._found.append(_of_a_callback(error, place))
            self._found.append(
                Finding(Evidence.ERROR_UNREAD, place, name, other=type(error).__name__, text=str(error))
            )
            told = of_exception(error, self._learner)
            if told.kind is not Evidence.ERROR:  # a misuse of asyncio, although it surfaced in a task
                self._found.append(replace(told, place=place))
        elif "task" in context:
            self._found.append(Finding(Evidence.TASK_LOST, created, name))

    def findings(self) -> tuple[Finding, ...]:
        """Give what was caught so far."""
        return tuple(self._found)

    def _never_awaited(self, coroutine: CoroutineType[Any, Any, Any]) -> None:
        place = self._learner.of_origin(coroutine)
        if place is None and not self._learner.owns(coroutine.cr_code.co_filename):
            return  # made and dropped by somebody else: not the learner's
        kind = Evidence.NEVER_AWAITED
        if place and called_plainly(self._source, place.line):
            kind = Evidence.SYNC_MIXUP
        place = place or Place(coroutine.cr_code.co_filename, coroutine.cr_code.co_firstlineno)
        self._found.append(Finding(kind, place, coroutine.__qualname__))


def _of_a_callback(error: BaseException, place: Place | None) -> Finding:
    failed = f"A callback of the event loop failed with {type(error).__name__}"
    if isinstance(error, asyncio.CancelledError):
        failed += " (`result()` and `exception()` of a cancelled task raise it)"
    text = f"{failed}, and nothing hears of that. Python logs: Exception in callback."
    return Finding(Evidence.OBSERVED, place, code="background-task-lost", text=text)


def called_plainly(source: str, line: int, *, apart: str = "") -> bool:
    """Say whether a line hands an uncalled function to filter, map, key= and relatives, one of them apart."""
    calls = (call for call in plain_callers(source) if _name(call) != apart)
    return any(call.lineno <= line <= (call.end_lineno or call.lineno) for call in calls)


def plain_callers(source: str) -> list[ast.Call]:
    """Give the calls that hand an uncalled function to filter, map, key= and relatives, by line."""
    try:
        tree = ast.parse(source)
    except SyntaxError:
        return []
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and _hands_over_a_function(node)]
    return sorted(calls, key=lambda call: call.lineno)


def _name(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def _hands_over_a_function(call: ast.Call) -> bool:
    name = _name(call)
    if name == "sort" or name in {"sorted", "min", "max"}:
        return any(keyword.arg == "key" for keyword in call.keywords)
    if name not in _PLAIN_CALLERS or not call.args:
        return False
    return isinstance(call.args[0], ast.Name | ast.Attribute | ast.Lambda)
