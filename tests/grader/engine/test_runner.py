"""The runner gives one result for each check that must report, on either backend, side by side or in turn."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING

import pytest

from grader import course, runner
from grader.errors import GraderFault
from grader.grade import Work, grade
from grader.model import Check, CheckResult, Clock, Exercise, Mark, Outcome
from grader.runner.channel import Gone, Silent
from grader.runner.pool import Runner
from grader.wire import Done, Finished, Job, Message, Started, WireError
from tests.grader.engine.conftest import SOLUTION

if TYPE_CHECKING:
    from pathlib import Path

ONE, TWO = Check("test_one", "One.", Mark.VALUE), Check("test_two", "Two.", Mark.CLEAN)
JOB = Job("s", "ex01_s", "x = 1\n", "a.py", "/t.py", (ONE, TWO), 7, Clock.KATA, "", 1.0)
PASS_ONE, PASS_TWO = Done(CheckResult(ONE, Outcome.PASSED)), Done(CheckResult(TWO, Outcome.PASSED))
BEGIN_ONE, BEGIN_TWO = Started("test_one"), Started("test_two")
RIGHT = (BEGIN_ONE, PASS_ONE, BEGIN_TWO, PASS_TWO, Finished())
Said = Message | Exception


class Script:
    """A backend whose children say what is written down for them, each its own part; then they are gone."""

    def __init__(self, *parts: tuple[Said, ...], fresh: bool = True) -> None:
        self.lacks: tuple[str, ...] = ()
        self._parts = list(parts)
        self.fresh = fresh
        self.opened = 0
        self.kept: list[bool] = []
        self.jobs: list[Job] = []
        self._said: list[Said] = []

    def open(self, tests: str) -> Script:  # noqa: ARG002  # as in the protocol
        """Give the next child."""
        self.opened += 1
        self._said = list(self._parts.pop(0)) if self._parts else []
        return self

    def send(self, job: Job) -> None:
        """Take the job."""
        self.jobs.append(job)

    def receive(self, seconds: float) -> Message:
        """Say the next thing, in time or not at all."""
        if seconds <= 0:
            raise Silent
        said = self._said.pop(0) if self._said else Gone()
        if isinstance(said, Exception):
            raise said
        return said

    def speaks(self, seconds: float) -> bool:  # noqa: ARG002  # as declared by Channel
        """Have something to say at once."""
        return True

    def rests(self) -> bool:
        """Never be seen at rest."""
        return False

    def close(self, *, reusable: bool = False) -> None:
        """Write down whether the child could be kept."""
        self.kept.append(reusable)
        self.fresh = True


def outcomes(script: Script, folder: Path) -> list[Outcome]:
    """Run the job with these children and give the outcome of both checks."""
    return [result.outcome for result in Runner(script, 1, folder).run(JOB)]


def test_what_is_reported_in_turn_counts(tmp_path: Path) -> None:
    """Two checks that begin and pass are passed, by one child, which may be kept."""
    script = Script(RIGHT)
    assert outcomes(script, tmp_path) == [Outcome.PASSED] * 2
    assert (script.opened, script.kept) == (1, [True])


def test_silence_is_a_failure(tmp_path: Path) -> None:
    """A child that finishes without having reported has failed what it did not report."""
    script = Script((BEGIN_ONE, PASS_ONE, Finished()))
    first, second = Runner(script, 1, tmp_path).run(JOB)
    assert (first.outcome, second.outcome) == (Outcome.PASSED, Outcome.FAILED)
    assert second.message == "The check did not report."
    assert outcomes(Script((Finished(),)), tmp_path) == [Outcome.FAILED] * 2


FAILS: dict[str, tuple[Said, ...]] = {
    "gone in the first": (BEGIN_ONE,),
    "gone after its report": (BEGIN_ONE, PASS_ONE),
    "silent": (BEGIN_ONE, Silent()),
    "unreadable": (BEGIN_ONE, WireError("junk")),
    "twice": (BEGIN_ONE, PASS_ONE, PASS_ONE, BEGIN_TWO, PASS_TWO, Finished()),
    "thrice": (BEGIN_ONE, PASS_ONE, PASS_ONE, PASS_ONE, BEGIN_TWO, PASS_TWO, Finished()),
    "not begun": (PASS_ONE, BEGIN_TWO, PASS_TWO, Finished()),
    "out of turn": (BEGIN_TWO, PASS_ONE, PASS_TWO, Finished()),
    "another title": (BEGIN_ONE, Done(CheckResult(Check("test_one", "Easy.", Mark.VALUE), Outcome.PASSED))),
    "another mark": (BEGIN_ONE, Done(CheckResult(Check("test_one", "One.", Mark.FREE), Outcome.PASSED))),
    "unknown check": (BEGIN_ONE, Done(CheckResult(Check("test_x", "X.", Mark.VALUE), Outcome.PASSED))),
    "unknown beginning": (Started("test_x"), PASS_ONE),
    "begun twice": (BEGIN_ONE, BEGIN_ONE, PASS_ONE),
    "begun again": (BEGIN_ONE, PASS_ONE, BEGIN_TWO, BEGIN_ONE, BEGIN_TWO, PASS_TWO, Finished()),
    "a job": (BEGIN_ONE, JOB, PASS_ONE),
}


@pytest.mark.parametrize("said", FAILS.values(), ids=FAILS)
def test_what_is_not_in_order_does_not_pass(said: tuple[Said, ...], tmp_path: Path) -> None:
    """A child that goes away, forges or repeats does not get its checks passed, and is not kept."""
    script = Script(said, RIGHT[2:])
    results = Runner(script, 1, tmp_path).run(JOB)
    assert [result.check for result in results] == [ONE, TWO]
    assert any(result.outcome is not Outcome.PASSED for result in results)
    assert all(result.message for result in results if result.outcome is not Outcome.PASSED)
    assert script.kept[0] is False


def test_the_next_checks_run_after_one_that_ended_the_child(tmp_path: Path) -> None:
    """Another child takes what is left, and less time for it when the first hung."""
    script = Script((BEGIN_ONE, Silent()), (BEGIN_TWO, PASS_TWO, Finished()))
    assert outcomes(script, tmp_path) == [Outcome.TIMED_OUT, Outcome.PASSED]
    assert [job.checks for job in script.jobs] == [(ONE, TWO), (TWO,)]
    assert script.jobs[1].seconds <= script.jobs[0].seconds


def test_no_two_children_share_a_key(tmp_path: Path) -> None:
    """What one child learned is of no use to the next."""
    script = Script((BEGIN_ONE,), (BEGIN_TWO,))
    outcomes(script, tmp_path)
    keys = [job.key for job in script.jobs]
    assert len(set(keys)) == len(keys) == 2
    assert all(len(key) >= 32 for key in keys)


def test_a_child_that_was_dying_of_an_earlier_job_is_not_held_against_this_one(tmp_path: Path) -> None:
    """A used child that goes away without a word is replaced; a fresh one has been ended by this job."""
    assert outcomes(Script((), RIGHT, fresh=False), tmp_path) == [Outcome.PASSED] * 2
    assert outcomes(Script((), RIGHT[2:], fresh=True), tmp_path)[0] is Outcome.FAILED


def test_only_progress_gives_more_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A child that repeats its report for ever is cut off."""
    monkeypatch.setattr("grader.runner.pool.GRACE", -0.9)

    class Endless(Script):
        def receive(self, seconds: float) -> Message:
            time.sleep(0.005)
            return super().receive(seconds)

    script = Endless((BEGIN_ONE, *(PASS_ONE for _ in range(10_000)), Finished()), RIGHT[2:])
    began = time.monotonic()
    assert outcomes(script, tmp_path)[0] is Outcome.REVIEW
    assert time.monotonic() - began < 10_000 * 0.005
    assert script.kept[0] is False


def test_a_childs_messages_are_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """More bytes than a report can have are refused."""
    monkeypatch.setattr("grader.runner.pool.MAX_TOTAL", 10)
    first = Runner(Script(RIGHT), 1, tmp_path).run(JOB)[0]
    assert first.outcome is Outcome.FAILED
    assert "bytes" in first.message


def test_nothing_stays_in_the_folder(tmp_path: Path) -> None:
    """Each child's home is removed, also after a crash."""
    outcomes(Script((BEGIN_ONE,), (BEGIN_TWO, PASS_TWO, Finished())), tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("width", [1, 3])
def test_jobs_run_side_by_side_and_come_back_in_order(width: int, tmp_path: Path) -> None:
    """As many as the width run at once, and results are in the order of the jobs."""
    lock, running, peaks = threading.Lock(), [0], [0]

    def work(number: int) -> int:
        with lock:
            running[0] += 1
            peaks[0] = max(peaks[0], running[0])
        time.sleep(0.05 if number % 2 else 0.15)
        with lock:
            running[0] -= 1
        return number

    assert list(Runner(Script(), width, tmp_path).map(work, range(6))) == list(range(6))
    assert peaks[0] == width


# --- with real children

TWICE = SOLUTION.replace("fetch(a), fetch(b)", "fetch(a), fetch(a)")
SEQUENTIAL = "async def both(fetch, a, b):\n    return [await fetch(a), await fetch(b)]\n"
LEAVES = (
    "import asyncio\nasync def both(fetch, a, b):\n    asyncio.create_task(asyncio.sleep(1))\n    return 1\n"
)


def test_both_backends_give_the_same_results(tiny: Exercise, tmp_path: Path) -> None:
    """Outcome, sentence, place, evidence and times do not depend on how a child was got."""
    works = []
    for number, text in enumerate((SOLUTION, TWICE, SEQUENTIAL, LEAVES, "x = 1 / 0\n")):
        path = tmp_path / f"answer{number}.py"
        path.write_text(text, encoding="utf-8")
        works.append(Work(tiny, path, path.name))
    seen = []
    for fork in (True, False):
        with runner.start(tiny.root, [tiny.tests], jobs=2, fork=fork) as started:
            report = grade(works, started, seed=5)
        seen.append([[_plain(check) for check in verdict.checks] for verdict in report.verdicts])
    assert seen[0] == seen[1]


def _plain(check: CheckResult) -> tuple[object, ...]:
    """Give what must not vary."""
    return (
        check.check,
        check.outcome,
        check.message,
        check.place,
        check.findings,
        check.seconds,
        check.timeline,
    )


def test_a_broken_hidden_test_is_the_graders_fault_alone(tiny: Exercise, tmp_path: Path) -> None:
    """The exercise whose hidden test cannot be imported is CRASHED; the other is graded."""
    for name in ("chapter.toml", "ex01_both.py"):
        _copy(tiny.root, tmp_path, f"exercises/ch01_tiny/{name}")
    _copy(tiny.root, tmp_path, "solutions/ch01_tiny/ex01_both.py")
    test = _copy(tiny.root, tmp_path, "tests/exercises/ch01_tiny/test_ex01_both.py")
    test.write_text("import no_such_module\n" + test.read_text(encoding="utf-8"), encoding="utf-8")
    broken = course.load(tmp_path).get("both")
    with runner.start(tmp_path, [broken.tests, tiny.tests], jobs=1) as started:
        works = [Work(broken, broken.solution, "a.py"), Work(tiny, tiny.solution, "b.py")]
        first, second = grade(works, started, seed=1).verdicts
    assert (first.outcome, second.outcome) == (Outcome.CRASHED, Outcome.PASSED)
    assert "test_result" in first.message


def _copy(source: Path, target: Path, name: str) -> Path:
    path = target / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text((source / name).read_text(encoding="utf-8"), encoding="utf-8")
    return path


@pytest.mark.parametrize("fork", [True, False], ids=["fork", "spawn"])
def test_a_child_that_cannot_start_is_told_with_its_own_words(
    fork: bool, tiny: Exercise, tmp_path: Path
) -> None:
    """A missing course is the grader's fault, and every job hears the same sentence."""
    missing = tmp_path / "missing"
    with runner.start(missing, [tiny.tests], jobs=2, fork=fork) as started:
        for _ in range(2):
            with pytest.raises(GraderFault, match=r"did not start\. It said:\n.*missing") as caught:
                grade([Work(tiny, tiny.solution, "a.py")], started, seed=1)
            assert caught.value.exit_code == 3


@pytest.mark.parametrize("fork", [True, False], ids=["fork", "spawn"])
def test_a_runner_that_runs_nothing_ends_well(fork: bool, tiny: Exercise) -> None:
    """Starting and stopping without a job leaves no error."""
    with runner.start(tiny.root, [tiny.tests], jobs=2, fork=fork):
        pass
