"""Examine a program of the user's own: run it in a process of its own, and diagnose what was seen."""

from __future__ import annotations

import ast
import contextlib
import importlib
import os
import signal
import subprocess
import sys
import tempfile
import threading
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO, TYPE_CHECKING

from grader.errors import GraderFault, UsageError
from grader.examination import Checkup, Examination, Unreadable, decode
from grader.model import Check, CheckResult, Diagnosis, Evidence, Finding, Mark, Outcome, Place, Wait

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from types import FrameType

    from grader.examination import TaskSeen
    from grader.model import Clock

_CHILD = Path(__file__).resolve().with_name("child") / "doctor" / "examine.py"
_CHECK = Check("program", "The program", Mark.CLEAN)
_LATER = ("grader.diagnosis", "grader.render.as_json", "grader.render.doctor")  # loads while the program runs
_PATIENCE = 3  # interruptions after which a program that does not heed them is killed


@dataclass(frozen=True, slots=True)
class Program:
    """What to run; its standard output goes to `output`, by default to ours."""

    path: Path  # as it was typed
    arguments: tuple[str, ...]
    clock: Clock
    output: IO[str] | None = None


def examine(program: Program, near: Path) -> Checkup:
    """Run the program to its end and say what was seen; files are named as seen from `near`."""
    _refuse(program.path)
    with tempfile.TemporaryDirectory(prefix="async-katas-") as folder:
        report = Path(folder) / "report"
        status = _run(program, report)
        seen = _read(report, status)
    return _checkup(program, seen, near)


def _refuse(path: Path) -> None:
    """Raise UsageError for what cannot be run at all."""
    try:
        ast.parse(path.read_bytes(), str(path))
    except SyntaxError as error:
        at = f", line {error.lineno}" if error.lineno else ""
        raise UsageError(f"{path}{at} is not valid Python: {error.msg}. Correct it and try again.") from error
    except ValueError as error:
        raise UsageError(f"{path} is not valid Python: {error}.") from error
    except FileNotFoundError as error:
        raise UsageError(f"There is no file {path}. Give the path of a Python program.") from error
    except OSError as error:
        reason = (error.strerror or "it cannot be read").lower()
        raise UsageError(f"{path} cannot be read: {reason}. Give the path of a Python program.") from error


def _run(program: Program, report: Path) -> int:
    """Run the program in the foreground and give its exit status as the system has it."""
    command = [sys.executable, str(_CHILD), str(report), program.clock.value, str(program.path)]
    process = subprocess.Popen([*command, *program.arguments], stdout=program.output)  # noqa: S603  # what the user asked for
    with _signals_go_to(process):
        try:
            for name in _LATER:
                importlib.import_module(name)
            return process.wait()
        finally:
            if process.poll() is None:
                process.kill()


@contextlib.contextmanager
def _signals_go_to(process: subprocess.Popen[bytes]) -> Iterator[None]:
    """Outlive what ends the program: the report comes after it."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    count = 0

    def interrupted(number: int, _frame: FrameType | None) -> None:
        nonlocal count
        count += 1
        if count >= _PATIENCE:
            process.kill()
        elif number != signal.SIGINT or not _at_a_terminal():  # a terminal tells the whole group itself
            process.send_signal(number)

    before = {number: signal.signal(number, interrupted) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _at_a_terminal() -> bool:
    """Say whether this process belongs to the foreground of a terminal."""
    get_group: Callable[[int], int] | None = getattr(os, "tcgetpgrp", None)
    if get_group is None:
        return True
    for descriptor in (0, 1, 2):
        with contextlib.suppress(OSError):
            return get_group(descriptor) == os.getpgrp()
    return False


def _read(report: Path, status: int) -> Examination:
    code = 128 - status if status < 0 else status
    try:
        seen = decode(report.read_bytes())
    except FileNotFoundError:
        if status >= 0:
            raise GraderFault(
                "The examination ended without a report. What stands above is what its process said."
            ) from None
        note = f"The program was ended by {_name(-status)} before it could be examined."
        return Examination((), (), 0, code, 0.0, (note,))
    except Unreadable as error:
        raise GraderFault(f"The examination's report cannot be read: {error}") from error
    if status < 0 and seen.exit is not None:
        return Examination(seen.findings, seen.tasks, seen.more_tasks, code, seen.seconds, seen.notes)
    return seen


def _name(number: int) -> str:
    try:
        return signal.Signals(number).name
    except ValueError:
        return f"signal {number}"


def _checkup(program: Program, seen: Examination, near: Path) -> Checkup:
    findings = tuple(_finding(each, near) for each in seen.findings)
    return Checkup(
        program=str(program.path),
        clock=program.clock,
        diagnoses=diagnoses(findings),
        findings=findings,
        tasks=tuple(_task(each, near) for each in seen.tasks),
        more_tasks=seen.more_tasks,
        exit=seen.exit,
        seconds=seen.seconds,
        notes=seen.notes,
    )


def diagnoses(findings: Sequence[Finding]) -> tuple[Diagnosis, ...]:
    """Give a diagnosis for each line and code, the most fundamental code first."""
    from grader.diagnosis import codes, diagnose, diagnose_as  # noqa: PLC0415  # the program has been started before

    groups: dict[Place | None, list[Finding]] = {}
    for finding in findings:
        groups.setdefault(finding.place, []).append(finding)
    found = [
        each
        for place, group in groups.items()
        for each in diagnose([CheckResult(_CHECK, Outcome.PASSED, place=place, findings=tuple(group))])
    ]
    stuck = [finding for finding in findings if finding.kind is Evidence.DEADLOCK]
    if stuck and not any(each.code == "deadlock" for each in found):
        # Whatever has caused it, that the program stands still is the first thing its owner wants to know.
        result = CheckResult(_CHECK, Outcome.PASSED, place=stuck[0].place, findings=tuple(stuck))
        found += [each for each in [diagnose_as("deadlock", [result])] if each]
    rank = {code: number for number, code in enumerate(codes())}
    return tuple(sorted(dict.fromkeys(found), key=lambda each: (rank[each.code], _where(each.place))))


def _where(place: Place | None) -> tuple[str, int]:
    return (place.file, place.line) if place else ("", 0)


def _finding(finding: Finding, near: Path) -> Finding:
    waits = tuple(Wait(each.task, each.what, _place(each.place, near)) for each in finding.waits)
    return replace(finding, place=_place(finding.place, near), waits=waits)


def _task(task: TaskSeen, near: Path) -> TaskSeen:
    return replace(task, place=_place(task.place, near))


def _place(place: Place | None, near: Path) -> Place | None:
    if place is None:
        return None
    path, base = Path(place.file), near.absolute()
    return Place(path.relative_to(base).as_posix(), place.line) if path.is_relative_to(base) else place
