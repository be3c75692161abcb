"""Catch what a real program says aside, without keeping it from being said: warnings, unread errors."""

from __future__ import annotations

import asyncio
import gc
import inspect
import linecache
import sys
import warnings
from types import CodeType, CoroutineType
from typing import TYPE_CHECKING, Any, Self

from grader.child.blocking.sources import Source
from grader.child.evidence.classify import of_exception
from grader.child.evidence.noise import Noise, called_plainly
from grader.model import Evidence, Finding, Place

_ORIGIN_DEPTH = 1  # frames: each of them costs a real program time, at every call of a coroutine function

if TYPE_CHECKING:
    from grader.child.doctor.task_log import TaskLog
    from grader.child.evidence.places import Learner


class Asides(Noise):
    """As in a check, but of several files, and every message still goes where it would go."""

    def __init__(self, learner: Learner, log: TaskLog) -> None:
        super().__init__(learner, "")
        self._log = log
        self._frozen = False

    def __enter__(self) -> Self:
        super().__enter__()
        sys.set_coroutine_origin_tracking_depth(_ORIGIN_DEPTH)
        return self

    def complained(self, context: dict[str, Any]) -> None:
        """Take what a loop's exception handler is told."""
        error = context.get("exception")
        task = _failed_child(context.get("task") or context.get("future"), error)
        created, own = self._log.origin(task)
        if isinstance(error, asyncio.CancelledError):  # of a gather that was swept away: it has not failed
            return
        if isinstance(error, BaseException):
            self._failed(error, task, None if own else created, lost="never retrieved" in context["message"])
        elif "task" in context and created and not own and not self._log.was_told(task):
            self._found.append(Finding(Evidence.TASK_LOST, created, self._log.name(task)))

    def freeze(self) -> None:
        """Take nothing more: what comes now is the aftermath of an error."""
        self._frozen = True

    def held_by(self, error: BaseException) -> None:
        """Take the coroutines that never began out of the frames that an error has passed."""
        self._frozen, traceback = False, error.__traceback__
        while traceback is not None:
            if self._learner.owns(traceback.tb_frame.f_code.co_filename):
                for value in list(traceback.tb_frame.f_locals.values()):
                    if (
                        type(value) is CoroutineType
                        and inspect.getcoroutinestate(value) == inspect.CORO_CREATED
                    ):
                        self._forgotten(value)
            traceback = traceback.tb_next
        self.freeze()

    def scan(self) -> None:
        """Find what is still held at the end: coroutines that never began, errors that nobody read."""
        for each in gc.get_objects():
            if type(each) is CoroutineType:
                if inspect.getcoroutinestate(each) == inspect.CORO_CREATED:
                    self._forgotten(each)
            elif isinstance(each, asyncio.Task) and getattr(each, "_log_traceback", False) and each.done():
                created, own = self._log.origin(each)
                error = None if each.cancelled() else getattr(each, "_exception", None)
                if error is not None:
                    self._failed(error, each, None if own else created, lost=True)

    def _failed(self, error: BaseException, task: object, created: Place | None, *, lost: bool) -> None:
        place = created or self._learner.of_traceback(error.__traceback__)
        if place is None:
            return
        told = of_exception(error, self._learner)
        if told.kind is not Evidence.ERROR and told.place:  # a misuse of asyncio, although it surfaced here
            self._found.append(told)
        elif lost:
            kind, text = type(error).__name__, str(error)
            self._found.append(
                Finding(Evidence.ERROR_UNREAD, place, self._log.name(task), other=kind, text=text)
            )

    def _never_awaited(self, coroutine: CoroutineType[Any, Any, Any]) -> None:
        self._forgotten(coroutine)
        warnings.warn(
            f"coroutine '{coroutine.__qualname__}' was never awaited",
            category=RuntimeWarning,
            stacklevel=2,
            source=coroutine,
        )

    def _forgotten(self, coroutine: CoroutineType[Any, Any, Any]) -> None:
        place = self._learner.of_origin(coroutine)
        if self._frozen or (place is None and not self._learner.owns(coroutine.cr_code.co_filename)):
            return  # made and dropped by a library
        # What map makes could still be awaited, in gather(*map(...)).
        plain = place and called_plainly("".join(linecache.getlines(place.file)), place.line, apart="map")
        kind = Evidence.SYNC_MIXUP if plain else Evidence.NEVER_AWAITED
        place = place or self._handed_over(coroutine.cr_code)
        self._found.append(Finding(kind, place, coroutine.__qualname__))

    def _handed_over(self, code: CodeType) -> Place:
        """Give the line that had others call a coroutine function, else the one of its `def`."""
        for file in sorted(self._learner.files):
            line = Source(file).handed_over(code.co_name)
            if line is not None:
                return Place(file, line)
        return Place(code.co_filename, code.co_firstlineno)


def _failed_child(future: Any, error: object) -> Any:
    """Give the member of a gather whose error it has; any other future is itself."""
    members = getattr(future, "_children", ())
    return next((each for each in members if getattr(each, "_exception", None) is error), future)
