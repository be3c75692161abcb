"""Describe the difference when no known cause fits."""

from __future__ import annotations

from grader.diagnosis.case import Case, Misconception, Observation, only_observed
from grader.diagnosis.words import at, call, line, name, seconds, times
from grader.model import CheckResult, Evidence, Finding, Outcome

_WITHOUT_CAUSE = frozenset({Outcome.FAILED, Outcome.TIMED_OUT})  # a file that does not import says why itself
_TELLING = (
    Evidence.WRONG_VALUE,
    Evidence.WRONG_CALLS,
    Evidence.ERROR,
    Evidence.SLOW,
    Evidence.PEAK_LOW,
    Evidence.HUNG,
)


def _difference(case: Case) -> Observation | None:
    results = [result for result in case.results if result.outcome in _WITHOUT_CAUSE]
    if not results:
        return None
    result = next((r for r in results if r.message), results[0])
    finding = next((f for f in result.findings if f.kind in _TELLING), None)
    message = result.message or _told(result, finding)
    place = (finding.place if finding else None) or result.place
    return Observation(message + _left_behind(result), place)


def _told(result: CheckResult, finding: Finding | None) -> str:
    if finding is None:
        end = "did not end in time" if result.outcome is Outcome.TIMED_OUT else "did not pass"
        return f'This check {end}: "{result.check.title}".'
    tell = _SENTENCES.get(finding.kind)
    return tell(finding) if tell else finding.text or f'This check got another value: "{result.check.title}".'


def _calls(finding: Finding) -> str:
    asked = f"; the exercise asks for {times(finding.wanted)}" if finding.wanted is not None else ""
    who = call(finding.subject, "A function")
    return f"{who} was called {times(finding.count)}{asked}{at(finding.place)}."


def _error(finding: Finding) -> str:
    said = f": {finding.text.rstrip('.')}" if finding.text else ""
    return f"{name(finding.subject, 'An exception')} reached the caller{at(finding.place)}{said}."


def _slow(finding: Finding) -> str:
    return f"It took {seconds(finding.seconds)}; the limit is {seconds(finding.limit)}."


def _peak(finding: Finding) -> str:
    count = "too few" if finding.count is None else f"at most {finding.count}"
    wanted = f" of {finding.wanted} possible ones" if finding.wanted else ""
    return f"Calls in flight{at(finding.place)}: {count}{wanted}."


def _hung(finding: Finding) -> str:
    return f"The code was still running{at(finding.place)} when the time was up."


_SENTENCES = {
    Evidence.WRONG_CALLS: _calls,
    Evidence.ERROR: _error,
    Evidence.SLOW: _slow,
    Evidence.PEAK_LOW: _peak,
    Evidence.HUNG: _hung,
}


def _left_behind(result: CheckResult) -> str:
    """Add a coroutine left beside an exception, as a fact: which of them caused the other is not known."""
    errors = any(f.kind is Evidence.ERROR for f in result.findings)
    found = next((f for f in result.findings if f.kind is Evidence.NEVER_AWAITED), None)
    if not errors or not found:
        return ""
    return (
        f" {line(found.place, 'The code')} made a coroutine with {call(found.subject)} that "
        "was never awaited."
    )


ROWS = (
    Misconception(
        code="wrong-tool",
        title="Not a job for this tool",
        why="What asyncio gives is overlapping waits. It needs a library that awaits, it gains nothing "
        "where only one thing is waited for, and it does not speed up computing.",
        try_one="Ask what the program spends its time on: nothing to wait for, the network, a blocking "
        "library or the CPU.",
        doc="https://docs.python.org/3/library/concurrency.html",
        seen=only_observed,
    ),
    Misconception(
        code="wrong-result",
        title="Another result than the exercise asks for",
        why="The value, its order, its type or the number of calls differs from what the exercise "
        "describes. Nothing that was observed points to a known asyncio cause.",
        try_one="Put expected and got side by side, and read that line of the exercise's text again.",
        doc="https://docs.python.org/3/library/asyncio-task.html",
        seen=_difference,
    ),
)
