"""The same text is run once for a whole class, however many hand it in, and whoever asks at the same time."""

from __future__ import annotations

import threading
import tracemalloc
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import TYPE_CHECKING, Any

import msgspec

from grader import runner
from grader.classroom import batch, students
from grader.classroom.batch import grade_class
from grader.classroom.memory import Memory
from grader.classroom.once import Once
from grader.grade import Terms
from grader.grade import works as works_in
from grader.model import Check, CheckResult, Clock, Mark, Outcome
from grader.wire import Job

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable
    from pathlib import Path

    import pytest

    from grader.course import Course
    from grader.model import Report

TERMS = Terms(4, Clock.KATA)
ONE, TWO = Check("test_one", "One.", Mark.VALUE), Check("test_two", "Two.", Mark.CLEAN)


class Counting:
    """A runner whose children pass every check, that counts what it is asked for."""

    def __init__(self, width: int = 4) -> None:
        self.asked: Counter[str] = Counter()
        self._width = width
        self._turn = threading.Lock()

    def map(self, function: Callable[[Any], Any], items: Iterable[Any]) -> Generator[Any, None, None]:
        """Yield in order, some at a time."""
        with ThreadPoolExecutor(self._width) as threads:
            yield from threads.map(function, items)

    def run(self, job: Job) -> tuple[CheckResult, ...]:
        """Pass all of it."""
        with self._turn:
            self.asked[job.source] += 1
        return tuple(CheckResult(check, Outcome.PASSED) for check in job.checks)


def texts(school: Path) -> set[str]:
    """Give the texts of a class, those that are no program left out."""
    return {path.read_text("utf-8") for path in school.rglob("ex*.py")}


def test_each_text_is_run_once(small: Course, school: Path, tmp_path: Path) -> None:
    """Of a class that shares its files each text runs once, and the reports come in the order of names."""
    for name in ("abe", "zoe"):
        for exercise in small.exercises:
            file = school / name / "exercises" / exercise.path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(exercise.solution.read_bytes())
    jobs = Counting()
    found = students.find(school)
    graded = list(grade_class(found, small.exercises, Memory(tmp_path / "results", jobs), TERMS))
    assert [each.student.name for each in graded] == ["abe", "ada", "bob", "eve", "zoe"]
    assert jobs.asked == dict.fromkeys(texts(school), 1)
    abe, zoe = graded[0].report.verdicts, graded[-1].report.verdicts
    assert all(one is other for one, other in zip(abe, zoe, strict=True)), "drawn once, too"


def test_what_is_forgotten_is_made_anew(small: Course, school: Path, tmp_path: Path) -> None:
    """A verdict that had to make room comes again from the remembered results, equal and without a run."""
    jobs = Counting()
    once = Once(Memory(tmp_path / "results", jobs), TERMS, most=1)
    works = works_in(small.exercises, school / "ada")
    first = once.judge(works[0])
    once.judge(works[1])
    again = once.judge(works[0])
    assert again == first
    assert again is not first
    assert set(jobs.asked.values()) == {1}


def test_a_changed_file_is_judged_as_it_is(small: Course, school: Path, tmp_path: Path) -> None:
    """What another student's file held a moment ago says nothing about what this one holds now."""
    once = Once(Memory(tmp_path / "results", Counting()), TERMS)
    (work, *_) = works_in(small.exercises, school / "ada")
    assert once.judge(work).verdict.outcome is Outcome.PASSED
    work.path.write_text("def broken(:\n", encoding="utf-8")
    assert once.judge(work).verdict.outcome is Outcome.BROKEN
    work.path.unlink()
    assert "Not submitted" in once.judge(work).verdict.message


def test_one_check_is_known_from_all_of_them(tmp_path: Path) -> None:
    """Who asks for some of the checks that have run gets them; who asks for more has all of them run."""
    (tmp_path / "t.py").write_text("", encoding="utf-8")
    job = Job("s", "m", "x = 1\n", "a.py", str(tmp_path / "t.py"), (ONE, TWO), 7, Clock.KATA, "", 1.0)
    one = msgspec.structs.replace(job, checks=(ONE,))
    jobs = Counting()
    memory = Memory(tmp_path / "results", jobs)
    assert [each.check for each in memory.run(one)] == [ONE]
    assert [each.check for each in memory.run(job)] == [ONE, TWO]
    assert [each.check for each in memory.run(one)] == [ONE]
    assert jobs.asked.total() == 2


def test_who_asks_at_the_same_time_waits_for_the_answer(tmp_path: Path) -> None:
    """Eight threads that want the same result have it run once."""
    (tmp_path / "t.py").write_text("", encoding="utf-8")
    job = Job("s", "m", "x = 1\n", "a.py", str(tmp_path / "t.py"), (ONE,), 7, Clock.KATA, "", 1.0)
    jobs = Counting()
    memory = Memory(tmp_path / "results", jobs)
    with ThreadPoolExecutor(8) as threads:
        results = list(threads.map(lambda _: memory.run(job), range(8)))
    assert len(set(results)) == 1
    assert jobs.asked.total() == 1


def test_memory_does_not_grow_with_the_class(
    small: Course, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is held at most is the same for 15 students as for 60, each with long texts of their own."""
    monkeypatch.setattr(batch, "Once", partial(Once, most=8))

    def peak(number: int) -> int:
        folder = tmp_path / f"class{number}"
        for student in range(number):
            for exercise in small.exercises:
                file = folder / f"s{student}" / "exercises" / exercise.path
                file.parent.mkdir(parents=True, exist_ok=True)
                own = f"# {student} {'x' * 100_000}\n"
                file.write_text(own + exercise.solution.read_text("utf-8"), encoding="utf-8")
        memory = Memory(tmp_path / f"results{number}", Forgetting())
        tracemalloc.start()
        try:
            for _ in grade_class(students.find(folder), small.exercises, memory, TERMS):
                pass
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    peak(2)  # what is loaded once is not counted
    assert peak(60) < 2 * peak(15), "the texts alone are four times as long"


class Forgetting(Counting):
    """A runner that keeps nothing of what it was asked."""

    def run(self, job: Job) -> tuple[CheckResult, ...]:
        """Pass all of it."""
        return tuple(CheckResult(check, Outcome.PASSED) for check in job.checks)


def test_side_by_side_is_as_in_turn(small: Course, school: Path, tmp_path: Path) -> None:
    """The class's reports are those of one student after another, times left out."""
    found = students.find(school)
    with runner.start(small.root, [each.tests for each in small.exercises], jobs=2) as children:
        together = list(grade_class(found, small.exercises, Memory(tmp_path / "a", children), TERMS))
        alone = [
            graded
            for each in found
            for graded in grade_class([each], small.exercises, Memory(tmp_path / "b", children), TERMS)
        ]
    assert [_without_times(each.report) for each in together] == [
        _without_times(each.report) for each in alone
    ]


def _without_times(report: Report) -> list[object]:
    return [
        (each.exercise.slug, each.outcome, each.message, each.marks, each.points, each.diagnoses, each.source)
        for each in report.verdicts
    ]
