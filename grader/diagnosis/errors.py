"""Diagnose failures that are hidden, misread or taken for results."""

from __future__ import annotations

from grader.diagnosis.case import Misconception, only_observed

_TASK = "https://docs.python.org/3/library/asyncio-task.html"

ROWS = (
    Misconception(
        code="unchecked-results",
        title="Failures treated as results",
        why="With `return_exceptions=True`, and after `wait`, a call that failed or was cancelled is "
        "one of the outcomes, beside the good ones. `CancelledError` is a `BaseException`, so a "
        "check for `Exception` lets it through.",
        try_one="Look at each outcome before using it, and decide what a failed one means here.",
        doc=f"{_TASK}#asyncio.gather",
        seen=only_observed,
    ),
    Misconception(
        code="errors-hidden",
        title="Errors disappear",
        why="A broad `except` also catches what nobody thought of: a misspelt name or a wrong type then "
        "looks like a normal result, or like a reason to try again.",
        try_one="Name the exception types that the exercise speaks of, and let all others reach the caller.",
        doc="https://docs.python.org/3/tutorial/errors.html#handling-exceptions",
        seen=only_observed,
    ),
    Misconception(
        code="exception-group",
        title="An ExceptionGroup in an unexpected place",
        why="A `TaskGroup` wraps the failures of its tasks in an `ExceptionGroup`, even a single one. "
        "`except ValueError` does not match the group, and taking only its first member loses the "
        "others.",
        try_one="Use `except*`, or catch the group and raise what the exercise asks for.",
        doc="https://docs.python.org/3/library/exceptions.html#exception-groups",
        seen=only_observed,
    ),
    Misconception(
        code="failure-cached",
        title="A failure kept for ever",
        why="A stored task keeps its outcome, an error or a cancellation too. Everybody who asks later "
        "gets the old failure, and no new attempt is made.",
        try_one="Decide what the store holds after a load that failed, and keep one caller's cancellation "
        "from the others.",
        doc=f"{_TASK}#shielding-from-cancellation",
        seen=only_observed,
    ),
    Misconception(
        code="retry-without-backoff",
        title="Retries that hammer",
        why="Attempts without growing pauses keep a struggling service down. Without a random part all "
        "clients come back at the same instant, each time.",
        try_one="Let the pause grow with each attempt, up to a limit, and add a random share.",
        doc="https://docs.python.org/3/library/random.html#random.uniform",
        seen=only_observed,
    ),
)
