"""Hold the records that travel between the parts; nothing here imports another part."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


class Outcome(StrEnum):
    """How a check or an exercise ended."""

    PASSED = "passed"
    FAILED = "failed"
    BROKEN = "broken"  # the learner's file cannot be imported
    TIMED_OUT = "timed_out"
    CRASHED = "crashed"  # the grader's own fault
    SKIPPED = "skipped"  # needs an extra that is not installed
    REVIEW = "review"  # held for the instructor


class Mark(StrEnum):
    """What a check looks at; an exercise shows one sign for each."""

    VALUE = "value"  # the right answer
    OVERLAP = "overlap"  # waits overlap, limits are respected
    FREE = "free"  # nothing blocks the event loop
    CLEAN = "clean"  # nothing left behind, errors and cancellation handled


class MarkState(StrEnum):
    """Whether the checks of one mark passed; NONE when the exercise has none of that mark."""

    PASSED = "passed"
    FAILED = "failed"
    NONE = "none"


class Kind(StrEnum):
    """What the learner gets and does in an exercise."""

    FILL_IN = "fill-in"
    FIX_THE_BUG = "fix-the-bug"
    REFACTOR = "refactor"
    PREDICT = "predict"
    CAPSTONE = "capstone"
    WRITE_TESTS = "write-tests"
    DEBUG = "debug"


class Clock(StrEnum):
    """The clock that checks run on."""

    KATA = "kata"
    REAL = "real"


class Evidence(StrEnum):
    """The kinds of finding; each is something that was seen, never a guess."""

    # what coroutines and tasks did
    NEVER_AWAITED = "never-awaited"  # subject: the coroutine's name; place: where it was made
    AWAITABLE_VALUE = "awaitable-value"  # a coroutine, task or future where a plain value is due
    AWAITED_TWICE = "awaited-twice"
    RESULT_NOT_READY = "result-not-ready"  # .result() of a task that is not done
    COROUTINE_MISUSED = "coroutine-misused"  # an attribute or operation asked of a coroutine object
    NOT_AWAITABLE = "not-awaitable"  # a function, list or value given to gather, create_task, await
    SYNC_MIXUP = "sync-mixup"  # plain for/with/def/filter met something asynchronous
    NESTED_RUN = "nested-run"  # asyncio.run and relatives inside a running loop
    FOREIGN_THREAD = "foreign-thread"  # a loop, or what belongs to it, changed in another thread than its own
    LOOP_BOUND = "loop-bound"  # subject: what was made outside the loop that uses it
    LEFT_RUNNING = "left-running"  # a task pending at return that nobody had waited for
    LEFT_AWAITED = "left-awaited"  # a task pending at return that gather, wait … had waited for
    LEFT_CANCELLING = "left-cancelling"  # asked to cancel, not finished at return
    TASK_LOST = "task-lost"  # destroyed while pending
    ERROR_UNREAD = "error-unread"  # a task's exception that nobody retrieved
    GENERATOR_OPEN = "generator-open"
    RESOURCE_OPEN = "resource-open"  # session, transport, socket, thread, process
    # what held the loop
    BLOCKED = "blocked"  # subject: the call; seconds: how long it held the loop
    COMPUTED = "computed"  # seconds of CPU at a stretch
    SPUN = "spun"  # count: turns of the loop without waiting for anything
    DEADLOCK = "deadlock"  # waits: every waiting task and its line
    HUNG = "hung"  # real time ran out; waits as for DEADLOCK
    # what the hidden test measured
    PEAK_LOW = "peak-low"  # count in flight, wanted
    PEAK_HIGH = "peak-high"
    SLOW = "slow"  # seconds, limit
    LATE_START = "late-start"  # subject started when `other` had ended, although it could before
    LATE_FOR_ALL = "late-for-all"  # as LATE_START, waiting at a barrier for unrelated work
    ORDER = "order"  # right values in completion order
    WRONG_VALUE = "wrong-value"
    WRONG_CALLS = "wrong-calls"  # a collaborator called another number of times than asked
    ERROR = "error"  # subject: exception type; an exception that the contract does not ask for
    OBSERVED = "observed"  # a hidden test saw exactly this misconception; code says which


@dataclass(frozen=True, slots=True)
class Place:
    """A line of a file: the learner's whenever one is known."""

    file: str
    line: int


@dataclass(frozen=True, slots=True)
class Wait:
    """What one task was waiting for when nothing could go on."""

    task: str
    what: str  # such as "Lock.acquire" or "Queue.get"
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One piece of evidence; which fields are set depends on `kind`."""

    kind: Evidence
    place: Place | None = None
    subject: str = ""
    other: str = ""
    seconds: float | None = None  # on the kata clock, or of holding the loop
    limit: float | None = None
    count: int | None = None
    wanted: int | None = None
    code: str = ""  # a misconception code, for OBSERVED only
    text: str = ""
    waits: tuple[Wait, ...] = ()


@dataclass(frozen=True, slots=True)
class Span:
    """One stretch of the timeline: a call of a collaborator, in seconds on the clock of the check."""

    label: str
    task: str
    start: float
    end: float
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Check:
    """One hidden test function, as the parent expects it to report."""

    name: str
    title: str  # the docstring's first line: what the learner sees
    mark: Mark


@dataclass(frozen=True, slots=True)
class CheckResult:
    """What one check reported, and the evidence gathered while it ran."""

    check: Check
    outcome: Outcome
    message: str = ""
    place: Place | None = None
    findings: tuple[Finding, ...] = ()
    seconds: float = 0.0  # on the clock of the run
    possible_seconds: float | None = None  # the ideal that the check declares
    real_seconds: float = 0.0
    timeline: tuple[Span, ...] = ()
    output: str = ""  # what the learner's code printed, bounded


@dataclass(frozen=True, slots=True)
class Exercise:
    """One exercise and its files; `path` is relative to `exercises/`, in POSIX form."""

    slug: str
    chapter: str  # the folder's name
    path: str
    title: str
    kind: Kind
    points: int
    doc: str  # a documentation link
    hints: tuple[str, ...]
    root: Path  # the course
    library: str = ""  # the third-party package that the learner may import
    extra: str = ""  # the optional dependency that it needs
    lesson: str = ""  # the passages of the lesson that it belongs to; empty beyond the lesson
    unpacked: Path | None = None  # where the hidden tests are, if not in the course

    @property
    def stub(self) -> Path:
        """The file as the course ships it, which the learner edits."""
        return self.root / "exercises" / self.path

    @property
    def solution(self) -> Path:
        """The reference solution."""
        return self.root / "solutions" / self.path

    @property
    def tests(self) -> Path:
        """The hidden tests."""
        return (self.unpacked or self.root) / self.tests_path

    @property
    def tests_path(self) -> str:
        """Where the hidden tests lie in a course, in POSIX form."""
        chapter, _, stub = self.path.rpartition("/")
        return f"tests/exercises/{chapter}/test_{stub}"

    @property
    def mistakes(self) -> Path:
        """The folder of wrong submissions."""
        return self.root / "tests" / "mistakes" / self.slug

    @property
    def alternatives(self) -> Path:
        """The folder of right submissions of other structures."""
        return self.root / "tests" / "alternatives" / self.slug


@dataclass(frozen=True, slots=True)
class Chapter:
    """A folder of exercises in the order they are to be solved."""

    name: str  # the folder's name
    title: str
    exercises: tuple[Exercise, ...]


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """Words for the learner, drawn from findings."""

    code: str
    title: str
    message: str  # what was observed
    why: str
    try_one: str
    doc: str
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Marks:
    """The state of the four marks of one exercise."""

    value: MarkState = MarkState.NONE
    overlap: MarkState = MarkState.NONE
    free: MarkState = MarkState.NONE
    clean: MarkState = MarkState.NONE

    def of(self, mark: Mark) -> MarkState:
        """Give the state of one mark."""
        states = (self.value, self.overlap, self.free, self.clean)
        return dict(zip(Mark, states, strict=True))[mark]


@dataclass(frozen=True, slots=True)
class Verdict:
    """The result of one exercise."""

    exercise: Exercise
    outcome: Outcome
    message: str = ""  # one sentence; empty when passed
    place: Place | None = None
    checks: tuple[CheckResult, ...] = ()
    diagnoses: tuple[Diagnosis, ...] = ()
    marks: Marks = Marks()
    points: int = 0
    seconds: float = 0.0
    possible_seconds: float | None = None
    real_seconds: float = 0.0
    timeline: tuple[Span, ...] = ()
    shown: str = ""  # the name of the check whose time and timeline these are
    possible: tuple[Span, ...] = ()  # the same check's timeline with the reference solution
    source: str = ""  # the learner's text, to show lines of it

    @property
    def max_points(self) -> int:
        """The points that could be had: none where nothing could be graded."""
        return 0 if self.outcome is Outcome.SKIPPED else self.exercise.points


@dataclass(frozen=True, slots=True)
class Report:
    """The result of one submission."""

    seed: int
    clock: Clock
    verdicts: tuple[Verdict, ...]
    notes: tuple[str, ...] = ()  # what the reader must know about how it was graded
    strict: bool = False  # what could bend the result was held for review

    @property
    def passed(self) -> bool:
        """Whether every exercise passed but those that were skipped; nothing but skipped ones is no pass."""
        outcomes = {verdict.outcome for verdict in self.verdicts}
        return outcomes <= {Outcome.PASSED, Outcome.SKIPPED} and outcomes != {Outcome.SKIPPED}
