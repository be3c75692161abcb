"""A batch that runs elsewhere gives what it gives here, and says in one sentence why it cannot."""

from __future__ import annotations

import dataclasses
import multiprocessing
import shutil
import threading
import tomllib
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
import pytest
from packaging.requirements import Requirement

from grader import grade as grading
from grader import runner
from grader.cluster import answers, build, parcel, scheduler, worker
from grader.cluster.remote import Remote
from grader.cluster.worker import Needs
from grader.errors import GraderFault, UsageError
from grader.model import Outcome

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator

    from grader.course import Course
    from grader.grade import Jobs
    from grader.model import Report

ROOT = Path(__file__).parents[3]


def report(course: Course, jobs: Jobs, base: str = "solutions") -> Report:
    """Grade the course's own files, and leave out what is measured in real time."""
    todo = [
        grading.Work(each, course.root / base / each.path, f"exercises/{each.path}")
        for each in course.exercises
    ]
    found = grading.grade(todo, jobs, seed=4)
    verdicts = (
        dataclasses.replace(
            each,
            real_seconds=0,
            checks=tuple(dataclasses.replace(check, real_seconds=0) for check in each.checks),
        )
        for each in found.verdicts
    )
    return dataclasses.replace(found, verdicts=tuple(verdicts))


class Answering(Executor):
    """An executor whose workers answer what a test wants them to."""

    def __init__(self, answer: Callable[..., bytes]) -> None:
        self.answer = answer
        self.asked: list[tuple[Any, ...]] = []

    def submit(self, function: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:  # noqa: ANN401, ARG002 - as declared by Executor
        """Answer at once."""
        self.asked.append(args)
        future: Future[Any] = Future()
        try:
            future.set_result(self.answer(*args))
        except Exception as error:
            future.set_exception(error)
        return future


@contextmanager
def remote(course: Course, executor: Executor, **options: Any) -> Iterator[Remote]:  # noqa: ANN401 - passed on
    """Give a runner on an executor, and end what was started for it in this process."""
    packed = parcel.pack([each.tests for each in course.exercises])
    try:
        yield Remote(executor, packed, width=lambda: 2, **options)
    finally:
        worker._leave()  # noqa: SLF001 - what the process does at its end


def test_the_same_report_comes_from_elsewhere(small: Course) -> None:
    """Processes that have the grader and nothing of the course bring what a runner here brings."""
    with runner.start(small.root, [each.tests for each in small.exercises], jobs=1) as local:
        wanted = {base: report(small, local, base) for base in ("solutions", "exercises")}
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool, remote(small, pool) as far:
        assert {base: report(small, far, base) for base in wanted} == wanted
    assert {each.outcome for each in wanted["solutions"].verdicts} == {Outcome.PASSED}


def test_tests_travel_once(small: Course) -> None:
    """A worker that has the hidden tests gets the job alone."""
    executor = Answering(worker.work)
    with remote(small, executor) as far:
        for _ in range(2):
            report(small, _OneByOne(far))
    sent = [data is not None for _build, _needs, data, _job in executor.asked]
    assert sent == [False, True, *[False] * 3]


class _OneByOne:
    """Whoever runs jobs, without threads."""

    def __init__(self, inner: Jobs) -> None:
        self.run = inner.run

    def map(self, function: Callable[[Any], Any], items: Any) -> Generator[Any, None, None]:  # noqa: ANN401 - as declared
        """Yield in order."""
        yield from map(function, items)


def test_a_strict_job_is_fenced_there_as_here(small: Course, tmp_path: Path) -> None:
    """A worker is told what no job may read and to give it spaces of its own; what it lacks is heard of."""
    executor = Answering(worker.work)
    with remote(small, executor, hidden=[tmp_path]) as far:
        found = grading.grade(
            [grading.Work(each, each.solution, each.path) for each in small.exercises],
            _OneByOne(far),
            seed=4,
            strict=True,
        )
        assert {each.outcome for each in found.verdicts} == {Outcome.PASSED}
        (desk,) = worker._desks.values()  # noqa: SLF001 - seen from nowhere else
        assert far.lacks == tuple(sorted(desk.runner.lacks))
    needs = {needs for _build, needs, _data, _job in executor.asked}
    assert {(each.hidden, each.spaces) for each in needs} == {((str(tmp_path),), True)}


def test_a_parcel_is_named_by_its_contents(small: Course, tmp_path: Path) -> None:
    """Neither where the files lie nor their order matters; a changed test makes another parcel."""
    tests = [each.tests for each in small.exercises]
    copy = tmp_path / "copy"
    shutil.copytree(small.root, copy)
    copied = [copy / path.relative_to(small.root) for path in tests]
    one = parcel.pack(tests)
    assert one == parcel.pack(reversed(copied))
    assert [path.read_bytes() for path in parcel.unpack(one.data, tmp_path / "there")] == [
        path.read_bytes() for path in sorted(tests)
    ]
    copied[0].write_bytes(b"x = 1\n")
    assert parcel.pack(copied).name != one.name


def test_only_what_is_unused_gives_way(small: Course) -> None:
    """A parcel that comes while another is in use lets it be; when it is not, its process ends."""
    both = parcel.pack([each.tests for each in small.exercises])
    one = parcel.pack([small.exercises[0].tests])
    try:
        with worker._desk(Needs(both.name), both.data) as first, worker._desk(Needs(one.name), one.data):  # noqa: SLF001 - see above
            assert first is not None
            assert first.folder.is_dir()
        other = parcel.pack([small.exercises[1].tests])
        with worker._desk(Needs(other.name), other.data), worker._desk(Needs(both.name), None) as again:  # noqa: SLF001
            assert again is None
            assert not first.folder.exists()
    finally:
        worker._leave()  # noqa: SLF001


HERE = build.here()
OTHERS: dict[str, dict[str, Any]] = {
    "the system plan9": {"system": "plan9"},
    "Python 2.7.18": {"python": "2.7.18"},
    "another version of the grader": {"code": "0" * 64},
    "pytest 1.0, not": {"packages": tuple({**dict(HERE.packages), "pytest": "1.0"}.items())},
    "no aiofiles, which is": {"packages": ()},
}


@pytest.mark.parametrize("clause", OTHERS)
def test_another_edition_is_refused(small: Course, clause: str) -> None:
    """A worker with another grader, Python or library runs nothing; one sentence says what differs."""
    theirs = msgspec.structs.replace(HERE, **OTHERS[clause])
    unlike = answers.encode(answers.Unlike("host, process 7", theirs))
    with remote(small, Answering(lambda *_: unlike)) as far, pytest.raises(GraderFault) as raised:
        report(small, far)
    assert f"host, process 7 has {clause}" in str(raised.value)
    with pytest.raises(UsageError, match="there, from its lock"):
        scheduler._compare(_Client({"tcp://a:1": HERE, "tcp://b:2": theirs}))  # type: ignore[arg-type]  # noqa: SLF001 - without a cluster


class _Client:
    """What a cluster's workers gave."""

    def __init__(self, found: dict[str, object]) -> None:
        self.found = found

    def run(self, _function: object, *, on_error: str) -> dict[str, object]:
        """Give it."""
        assert on_error == "return"
        return self.found


def test_what_is_missing_here_may_be_there() -> None:
    """A package that this machine lacks is not asked for; one that is not in the table is not looked at."""
    theirs = msgspec.structs.replace(HERE, packages=(*HERE.packages, ("x", "1")))
    bare = msgspec.structs.replace(HERE, packages=tuple((name, "") for name, _ in HERE.packages))
    assert build.difference(bare, theirs) == ""
    assert build.difference(HERE, theirs) == ""


def test_a_worker_without_the_grader_is_refused() -> None:
    """It is said before anything runs; a worker that has just gone is nobody's fault."""
    scheduler._compare(_Client({"tcp://a:1": OSError("gone")}))  # type: ignore[arg-type]  # noqa: SLF001 - as above
    with pytest.raises(UsageError, match=r"cannot import the grader .*Start workers in a copy"):
        scheduler._compare(_Client({"tcp://a:1": ModuleNotFoundError("grader")}))  # type: ignore[arg-type]  # noqa: SLF001


def test_the_table_of_packages_is_that_of_the_project() -> None:
    """Each dependency is compared, but for those that only the parent uses."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    texts = [*project["dependencies"], *project["optional-dependencies"]["postgres"]]
    parent = {"rich", "click", "jinja2", "prompt-toolkit", "watchfiles"}
    assert {Requirement(text).name for text in texts} - parent == set(build.BESIDE)


class Died(Exception):
    """Each worker that had the job has died."""


def test_a_job_that_kills_workers_is_nobodys_failure(small: Course) -> None:
    """It is the grader's fault, not the learner's, and the batch goes on."""

    def answer(_build: object, _needs: object, _data: bytes | None, job: bytes) -> bytes:
        if b"first" in job:
            raise Died
        return worker.work(HERE, *executor.asked[-1][1:])

    executor = Answering(answer)
    with remote(small, executor, deadly=(Died,)) as far:
        outcomes = [each.outcome for each in report(small, _OneByOne(far)).verdicts]
    assert outcomes == [Outcome.CRASHED, Outcome.PASSED]


BAD = {
    "runs other checks": answers.encode(answers.Ran(())),
    "never gets the tests": answers.encode(answers.Lacks()),
    "cannot start": answers.encode(answers.Failed("host", "No room.")),
    "says something else": b'{"type":"Ran","results":"all passed"}',
    "says nothing": b"",
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_answer_ends_the_batch(small: Course, name: str) -> None:
    """Nothing is taken for a result that is not one for exactly the checks that were asked for."""
    with remote(small, Answering(lambda *_: BAD[name])) as far, pytest.raises(GraderFault):
        report(small, far)


def test_nobody_left_ends_the_batch(small: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who waits for an answer looks whether somebody is there; the other jobs are given up with it."""
    monkeypatch.setattr("grader.cluster.remote.LOOK", 0.05)
    never = threading.Event()

    def gone() -> None:
        raise GraderFault("Nobody is left.")

    try:
        with ThreadPoolExecutor(2) as pool, remote(small, _Stuck(pool, never), look=gone) as far:
            with pytest.raises(GraderFault, match="Nobody is left"):
                report(small, far)
            never.set()
    finally:
        never.set()


class _Stuck(Executor):
    """An executor whose workers do not answer."""

    def __init__(self, pool: Executor, end: threading.Event) -> None:
        self.pool = pool
        self.end = end

    def submit(self, function: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:  # noqa: ANN401, ARG002 - as above
        """Wait for ever."""
        return self.pool.submit(self.end.wait)
