"""Make examinations of programs that the renderers have to show."""

from __future__ import annotations

from dataclasses import replace

from grader.examination import Checkup, TaskSeen, TaskState
from grader.model import Clock, Diagnosis, Evidence, Finding, Place, Wait
from tests.grader.render.factory import HOSTILE

SOURCE = """\
import asyncio, time


async def worker(lock, queue):
    async with lock:
        await queue.get()


async def main():
    time.sleep(0.12)
    lock, queue = asyncio.Lock(), asyncio.Queue()
    await asyncio.gather(*(worker(lock, queue) for _ in range(3)))


asyncio.run(main())
"""


def place(line: int, file: str = "program.py") -> Place:
    """Give a line of the program."""
    return Place(file, line)


def clean() -> Checkup:
    """Give the examination of a program with nothing wrong."""
    return Checkup("program.py", Clock.KATA, (), (), (), 0, 0, 3600.0, ())


def stuck() -> Checkup:
    """Give that of a program that held its loop, and then stood still for ever."""
    waits = (
        Wait("main", "gather", place(12)),
        Wait("worker", "Queue.get", place(6)),
        Wait("worker", "Lock.acquire", place(5)),
    )
    blocked = Diagnosis(
        "blocking-call",
        "The event loop stood still",
        "`time.sleep` held the event loop for 120 ms at line 10; no other task could run.",
        "All tasks of a loop share one thread.",
        "Use the asyncio form of the call.",
        "https://docs.python.org/3/library/asyncio-dev.html#running-blocking-code",
        place(10),
    )
    message = "Nothing could go on any more: every task waited for another one."
    locked = replace(
        blocked, code="deadlock", title="Everybody waits", message=message, doc="", place=place(5)
    )
    return Checkup(
        program="program.py",
        clock=Clock.REAL,
        diagnoses=(blocked, locked, replace(locked, place=place(6))),
        findings=(
            Finding(Evidence.BLOCKED, place(10), subject="time.sleep", seconds=0.12),
            Finding(Evidence.DEADLOCK, place(5), waits=waits),
            Finding(Evidence.DEADLOCK, place(6), waits=waits),
        ),
        tasks=(
            TaskSeen("main", None, TaskState.CANCELLED, 0.0, 0.5),
            *(TaskSeen("worker", place(12), TaskState.CANCELLED, 0.125, 0.5) for _ in range(3)),
        ),
        more_tasks=2,
        exit=None,
        seconds=0.5,
        notes=("The loop is not asyncio's own.",),
    )


def hostile(poison: str = HOSTILE) -> Checkup:
    """Give an examination whose every text that a program decides is poison."""
    where = Place(poison, 2)
    waits = (Wait(poison, poison, where), Wait(poison, poison))
    diagnosis = Diagnosis("deadlock", poison, poison, poison, poison, poison, where)
    return Checkup(
        program=poison,
        clock=Clock.REAL,
        diagnoses=(diagnosis, replace(diagnosis, message=f"other {poison}"), replace(diagnosis, place=None)),
        findings=(
            Finding(Evidence.BLOCKED, where, subject=poison, seconds=1e300),
            Finding(Evidence.DEADLOCK, where, waits=waits),
        ),
        tasks=tuple(
            TaskSeen(poison, where, TaskState.DONE, at, end) for at, end in ((0.0, 1.0), (0.0, 3e12))
        ),
        more_tasks=0,
        exit=1,
        seconds=-0.0,
        notes=(poison,),
    )


def source_of(_file: str) -> str:
    """Give the text of the program, whatever its name."""
    return SOURCE


CHECKUPS = {"clean": clean(), "stuck": stuck(), "hostile": hostile()}
