"""Enter and leave the learner's asynchronous context managers, where a broken protocol is a sentence."""

from __future__ import annotations

import inspect
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from grader.child.kit.expect import CheckFailed, show
from grader.model import Evidence, Finding, Place

if TYPE_CHECKING:
    from types import TracebackType

    from grader.child.evidence.places import Learner
    from grader.child.kit.expect import Expect

PROTOCOL = "context-manager-protocol"


@dataclass(frozen=True, slots=True)
class Manager:
    """Use a manager of the learner's in `async with`; what leaves it is what leaves the learner's own.

    `name` is for messages, such as "Pool.acquire"; `place` is the line that a broken protocol is told at.
    """

    made: Any
    name: str
    place: Place | None
    expect: Expect
    learner: Learner

    def __post_init__(self) -> None:
        if hasattr(type(self.made), "__aenter__") and hasattr(type(self.made), "__aexit__"):
            return
        given = f"{self.name} gave {show(self.made)}"
        if inspect.iscoroutine(self.made):
            self.made.close()  # it is reported here, and not again as never awaited
            self._mixed_up(f"{given}: `async with` needs a context manager, not a coroutine that gives one.")
        if hasattr(type(self.made), "__enter__"):
            self._mixed_up(f"{given}: that is a manager for a plain `with`, which cannot await.")
        self.expect.reject(PROTOCOL, f"{given}, which `async with` can neither enter nor leave.", self.place)

    async def __aenter__(self) -> Any:
        return await self._step("__aenter__")

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> Any:
        return await self._step("__aexit__", kind, error, trace)

    async def _step(self, method: str, *args: Any) -> Any:
        step = getattr(type(self.made), method)(self.made, *args)
        if not inspect.isawaitable(step):
            self._mixed_up(f"{method} of {self.name} gave {show(step)} at once; it has to be an `async def`.")
        try:
            return await step
        except Exception as error:
            if error in args or self.learner.of_traceback(error.__traceback__):
                raise
            # Python itself refuses what was written: such as a generator that cannot await, or never yields.
            message = f"{self.name} cannot be used in `async with`. Python says: {error}."
            if isinstance(error, TypeError):
                self._mixed_up(message)
            self.expect.reject(PROTOCOL, message, self.place)

    def _mixed_up(self, message: str) -> None:
        raise CheckFailed(message, Finding(Evidence.SYNC_MIXUP, self.place, self.name))
