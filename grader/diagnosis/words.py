"""Turn the fields of a finding into parts of sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from grader.model import Finding, Place, Wait

SHOWN_WAITS = 3


def seconds(value: float | None) -> str:
    """Write a duration in the unit that reads best."""
    if value is None:
        return "some time"
    return f"{value * 1000:.0f} ms" if value < 1 else f"{value:.2f} s"


def at(place: Place | None) -> str:
    """Write " at line 12", or nothing when the line is unknown."""
    return f" at line {place.line}" if place else ""


def line(place: Place | None, otherwise: str) -> str:
    """Write "Line 12" as the subject of a sentence, or what is given instead."""
    return f"Line {place.line}" if place else otherwise


def call(name: str, otherwise: str = "the function") -> str:
    """Write a name as a call; names that asyncio made up for a coroutine keep only their own part."""
    short = name.rsplit("<locals>.", 1)[-1]
    return f"`{short}()`" if short else otherwise


def name(text: str, otherwise: str) -> str:
    """Write a name as code."""
    short = text.rsplit("<locals>.", 1)[-1]
    return f"`{short}`" if short else otherwise


def times(count: int | None) -> str:
    """Write how often."""
    return {None: "a number of times that differs", 0: "never", 1: "once", 2: "twice"}.get(
        count, f"{count} times"
    )


def is_raised(finding: Finding) -> bool:
    """Tell whether the finding was drawn from an exception: its subject is then the exception's type."""
    return bool(finding.text) and finding.subject.endswith(("Error", "Exception", "ExceptionGroup"))


def subject(finding: Finding, otherwise: str) -> str:
    """Write what the finding is about as code, or what is given instead when it names an exception only."""
    return otherwise if is_raised(finding) else name(finding.subject, otherwise)


def python_says(finding: Finding) -> str:
    """Quote Python's own message, so that it is recognised next time."""
    kind = f"{finding.subject}: " if is_raised(finding) else ""
    return f" Python says: {kind}{finding.text.rstrip('.')}." if finding.text else ""


def waiting(waits: tuple[Wait, ...]) -> str:
    """List who waits for what at which line."""
    shown = [f"{name(w.task, 'a task')} in {w.what}{at(w.place)}" for w in waits[:SHOWN_WAITS]]
    more = len(waits) - SHOWN_WAITS
    if more > 0:
        shown.append(f"{more} more {'task' if more == 1 else 'tasks'}")
    return ", ".join(shown)
