"""Make reports of every kind that the renderers have to show."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from grader.model import (
    Check,
    CheckResult,
    Clock,
    Diagnosis,
    Evidence,
    Exercise,
    Finding,
    Kind,
    Mark,
    Marks,
    MarkState,
    Outcome,
    Place,
    Report,
    Span,
    Verdict,
    Wait,
)

# Colour, clear screen, title, hidden and reordering characters, log commands, markup, a lone surrogate.
HOSTILE = (
    "\x1b[2J\x1b[31mred\x1b]0;title\x07\u202eevil\u2066\u200b\x9b1m\r\b\x00\x0b\x0c\u2028\ud800"
    "::error::owned ##[error]owned <b>&\"'</b> ]]> \ufffe\U000e0041 z\u0300\u0301\u0302\u0303\u0304\u0305"
)
LONG = "n" * 10_000

SOURCE = '''"""Gather users."""


async def gather_users(fetch, urls):
    """Fetch all of the users."""
    # TODO: fetch them together.
    bodies = []

    # One body for each URL, in order.
    for url in urls:
        bodies.append(await fetch(url))

    return bodies
'''


def exercise(slug: str = "gather_users", chapter: str = "ch02_together", points: int = 3) -> Exercise:
    """Give an exercise of a course that need not exist."""
    return Exercise(
        slug=slug,
        chapter=chapter,
        path=f"{chapter}/ex01_{slug}.py",
        title="Gather users",
        kind=Kind.FILL_IN,
        points=points,
        doc="https://docs.python.org/3/library/asyncio-task.html",
        hints=("Start them all.",),
        root=Path("course"),
    )


def place(number: int, of: Exercise | None = None) -> Place:
    """Give a line of the learner's file."""
    return Place((of or exercise()).path, number)


def check(mark: Mark, title: str, name: str = "") -> Check:
    """Give a check."""
    return Check(name or f"test_{mark}", title, mark)


def marks(**failed: bool) -> Marks:
    """Give marks of which those named True failed, and those named False there are none."""
    states = {mark.value: MarkState.PASSED for mark in Mark}
    for name, state in failed.items():
        states[name] = MarkState.FAILED if state else MarkState.NONE
    return Marks(**states)


def passed(slug: str = "gather_users", chapter: str = "ch02_together") -> Verdict:
    """Give a verdict with nothing wrong."""
    results = (
        CheckResult(check(Mark.VALUE, "Bodies come in the order of the URLs."), Outcome.PASSED, seconds=1.0),
        CheckResult(
            check(Mark.OVERLAP, "Three downloads of 1 s take 1 s together."),
            Outcome.PASSED,
            seconds=1.0,
            possible_seconds=1.0,
            real_seconds=0.0123,
        ),
    )
    return Verdict(
        exercise(slug, chapter),
        Outcome.PASSED,
        checks=results,
        marks=marks(),
        points=3,
        seconds=1.0,
        possible_seconds=1.0,
        real_seconds=0.0123,
        timeline=tuple(Span(name, f"Task-{name}", 0.0, 1.0, 6) for name in "abc"),
        source=SOURCE,
    )


def sequential() -> Verdict:
    """Give a verdict on waits that follow one another."""
    found = Finding(Evidence.LATE_START, place(11), subject="b", other="a")
    slow = Finding(Evidence.SLOW, seconds=3.0, limit=2.0)
    spans = tuple(Span(name, "Task-1", float(at), at + 1.0, 11) for at, name in enumerate("abc"))
    failing = CheckResult(
        check(Mark.OVERLAP, "Three downloads of 1 s take 1 s together."),
        Outcome.FAILED,
        "They took 3 s, one after another.",
        place(11),
        (found, slow),
        seconds=3.0,
        possible_seconds=1.0,
        real_seconds=0.0123,
        timeline=spans,
    )
    diagnosis = Diagnosis(
        "sequential-awaits",
        "Awaited one after another",
        "Line 11 waited 3 times, 1 s each; b started when a had ended.",
        "`await` means \u201cdo not go on until this is done\u201d, so the second download starts "
        "when the first ended.",
        "Start them all first, then wait for all.",
        "https://docs.python.org/3/library/asyncio-task.html#running-tasks-concurrently",
        place(11),
    )
    return replace(
        passed(),
        outcome=Outcome.FAILED,
        message="They took 3 s, one after another.",
        checks=(passed().checks[0], failing),
        diagnoses=(diagnosis,),
        marks=marks(overlap=True),
        points=2,
        seconds=3.0,
        timeline=spans,
    )


def beside() -> Verdict:
    """Give the same verdict with the reference solution's calls, in the order of their ends."""
    together = tuple(Span(name, f"Task-{name}", 0.0, 1.0, 5) for name in "cba")
    return replace(sequential(), possible=together)


def blocking() -> Verdict:
    """Give a verdict on a call that holds the loop, with a second check and diagnosis beside it."""
    ours = exercise("free_the_loop", "ch03_blocking")
    source = "import time\n\n\nasync def pause(n):\n\ttime.sleep(n)\n\treturn n\n"
    found = Finding(Evidence.BLOCKED, place(5, ours), subject="time.sleep", seconds=0.203)
    failing = CheckResult(
        check(Mark.FREE, "Other tasks go on while one pauses."),
        Outcome.FAILED,
        "The loop was held for 203 ms.",
        findings=(found,),
        output="".join(f"tick {number}\n" for number in range(12)),
    )
    other = CheckResult(check(Mark.VALUE, "The number comes back."), Outcome.FAILED, "Expected 2, got None.")
    first = Diagnosis(
        "blocking-call",
        "A blocking call",
        "`time.sleep` at line 5 held the loop for 203 ms; nothing else could run.",
        "The loop can go on only where a coroutine awaits.",
        "Look for the asynchronous form of this call.",
        "",
        place(5, ours),
    )
    second = replace(
        first, code="wrong-result", title="Another result", message="Expected 2, got None.", why=""
    )
    return Verdict(
        ours,
        Outcome.FAILED,
        "The loop was held for 203 ms.",
        checks=(failing, other),
        diagnoses=(first, second),
        marks=marks(free=True, value=True, overlap=False),
        seconds=0.6,
        possible_seconds=0.2,
        source=source,
    )


def deadlock(tasks: int = 3) -> Verdict:
    """Give a verdict on tasks that wait for each other."""
    ours = exercise("two_locks", "ch07_locks")
    source = (
        "import asyncio\n\n\nasync def f(a, b):\n    async with a:\n        async with b:\n            ...\n"
    )
    waits = (
        Wait("main", "gather", None),
        *(Wait(f"mover-{number}", "Lock.acquire", place(6, ours)) for number in range(1, tasks)),
    )
    failing = CheckResult(
        check(Mark.CLEAN, "Two moves in opposite directions both finish."),
        Outcome.FAILED,
        "Nothing can go on: every task waits.",
        findings=(Finding(Evidence.DEADLOCK, place(6, ours), waits=waits),),
    )
    diagnosis = Diagnosis(
        "deadlock",
        "A deadlock",
        "Nothing can go on: every task waits.",
        "Each holds what the other wants.",
        "",
        "",
        place(6, ours),
    )
    return Verdict(
        ours,
        Outcome.FAILED,
        failing.message,
        checks=(failing,),
        diagnoses=(diagnosis,),
        marks=marks(clean=True, overlap=False, free=False),
        source=source,
    )


def broken() -> Verdict:
    """Give a verdict on a file that Python cannot read."""
    ours = exercise("first_await", "ch01_start")
    return Verdict(
        ours,
        Outcome.BROKEN,
        "SyntaxError: expected ':'",
        place(1, ours),
        source="async def first()\n    return 1\n",
    )


def timed_out() -> Verdict:
    """Give a verdict on a check that did not end."""
    hung = replace(deadlock().checks[0].findings[0], kind=Evidence.HUNG)
    failing = CheckResult(
        check(Mark.CLEAN, "The queue empties."), Outcome.TIMED_OUT, "No end after 5 s.", findings=(hung,)
    )
    return replace(
        deadlock(), outcome=Outcome.TIMED_OUT, message="No end after 5 s.", checks=(failing,), diagnoses=()
    )


def others() -> tuple[Verdict, ...]:
    """Give one verdict each that says nothing about the learner's skill."""
    return (
        Verdict(exercise("grader_fault", "ch08_more"), Outcome.CRASHED, "The checks did not start."),
        Verdict(exercise("needs_extra", "ch08_more"), Outcome.SKIPPED, "needs_extra needs more."),
        Verdict(
            exercise("held", "ch08_more"),
            Outcome.REVIEW,
            "Line 1 imports gc.",
            Place("ch08_more/ex01_held.py", 1),
            source="import gc\n",
        ),
    )


def hostile(poison: str = HOSTILE) -> Verdict:
    """Give a verdict whose every learner-made text is poison."""
    where = Place(exercise().path, 2)
    finding = Finding(Evidence.BLOCKED, where, subject=poison, other=poison, seconds=1e300, text=poison)
    stuck = Finding(Evidence.DEADLOCK, where, waits=(Wait(poison, poison, where), Wait("b", "c")))
    ends = (0.0, -1e12, 3e12, 1.0)
    spans = tuple(Span(poison, poison, float(at), end) for at, end in enumerate(ends))
    diagnosis = Diagnosis("wrong-result", poison, poison, poison, poison, poison, Place(poison, 2))
    failing = CheckResult(
        check(Mark.OVERLAP, poison, "test_x"),
        Outcome.FAILED,
        poison,
        where,
        (finding, stuck),
        output=poison * 3,
    )
    return Verdict(
        exercise(),
        Outcome.FAILED,
        poison,
        where,
        (failing, replace(failing, message="")),
        (diagnosis, diagnosis),
        marks(overlap=True),
        seconds=-0.0,
        possible_seconds=0.1 + 0.2,
        timeline=spans,
        source=f"\ufeffx = 1\n{poison}\n\t\t{poison}",
    )


def report(*verdicts: Verdict, notes: tuple[str, ...] = ()) -> Report:
    """Give a report on these verdicts."""
    return Report(7, Clock.KATA, verdicts, notes)


def everything() -> Report:
    """Give a report with every outcome."""
    note = "Network namespaces are not available here; the checks ran without them."
    kinds = (broken(), passed(), sequential(), blocking(), deadlock(), timed_out(), *others())
    return report(*kinds, notes=(note,))


def whole_course(failing: int = 30) -> Report:
    """Give 52 exercises in 10 chapters, of which the last ones fail."""
    slugs = [(f"exercise_{number:02}", f"ch{number // 5 + 1:02}_topic") for number in range(52)]
    done = tuple(passed(*each) for each in slugs[: 52 - failing])
    todo = tuple(replace(sequential(), exercise=exercise(*each)) for each in slugs[52 - failing :])
    return report(*done, *todo)


REPORTS = {
    "passed": report(passed()),
    "sequential": report(sequential()),
    "beside": report(beside()),
    "blocking": report(blocking()),
    "deadlock": report(deadlock()),
    "broken": report(broken()),
    "timed_out": report(timed_out()),
    "hostile": report(hostile()),
    "everything": everything(),
    "course": whole_course(),
}
