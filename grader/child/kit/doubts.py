"""Say what shows that a check cannot have seen the truth, although nothing in it failed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grader.child.kit.expect import CheckFailed
from grader.model import Evidence, Finding

if TYPE_CHECKING:
    from grader.child.kit.fakes import Call
    from grader.child.kit.kit import Kit


def doubt(kit: Kit | None) -> CheckFailed | None:
    """Give why a check that has come to its end proves nothing, or None.

    A program can end the wait of a call, or the task of the check itself, without touching the clock.
    """
    if kit is None:
        return None
    if kit.unended:
        return _doubted("The function was made to end before it had returned or failed.", kit)
    calls = ((service.name, call) for service in kit.services for call in service.calls)
    rushed = next(((name, call) for name, call in calls if call.rushed), None)
    if rushed is None:
        return None
    name, call = rushed
    took = (call.end or call.start) - call.start
    seen = f"A call of {name} takes {call.due:.2f} s, but it was over after {took:.2f} s"
    return _doubted(f"{seen}: its wait was cut short.", kit, call)


def _doubted(message: str, kit: Kit, call: Call | None = None) -> CheckFailed:
    place = (call.place if call else None) or kit.expect.where
    return CheckFailed(message, Finding(Evidence.OBSERVED, place, code="wrong-result", text=message))
