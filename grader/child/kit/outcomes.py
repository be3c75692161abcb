"""Note what becomes of unittest tests that the learner has written, each at the learner's line."""

from __future__ import annotations

import functools
import inspect
import unittest
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from grader.model import Finding, Place, Wait

    Classify = Callable[[BaseException], tuple[Finding, Place | None]]


@dataclass(frozen=True, slots=True)
class Told:
    """One test that did not pass: its name, the learner's line, and the error, classified."""

    test: str
    place: Place
    finding: Finding | None = None
    text: str = ""


@dataclass(slots=True)
class SuiteRun:
    """What came of the learner's tests with one implementation."""

    classes: tuple[str, ...] = ()
    ran: int = 0  # tests whose code ran to its end, passed or not
    made: int = 0  # objects of the implementation
    failed: list[Told] = field(default_factory=list)
    skipped: list[Told] = field(default_factory=list)
    never_ran: list[Told] = field(default_factory=list)  # async tests that only became a coroutine
    at: str = ""  # the test that runs now, or ran last
    seconds: float = 0.0
    slowest: tuple[float, str] = (0.0, "")  # seconds of one test, and its name
    cut: bool = False  # it was not over in time
    wait: Wait | None = None  # where the test was at that instant, if it waited

    @property
    def caught(self) -> bool:
        """Whether the tests say that the implementation is broken."""
        return self.cut or bool(self.failed)


class Outcome(unittest.TestResult):
    """Write down in a run what unittest tells of its tests; no traceback is kept."""

    def __init__(
        self, run: SuiteRun, now: Callable[[], float], classify: Classify, place_of: Callable[[str], Place]
    ) -> None:
        """Take `classify` for an error and its line, `place_of` for the line of a test without an error."""
        super().__init__()
        self._run = run
        self._now = now
        self._classify = classify
        self._place_of = place_of
        self._began = 0.0

    def run(self, classes: Sequence[type[unittest.TestCase]]) -> None:
        """Run all tests of these classes."""
        suites = [unittest.defaultTestLoader.loadTestsFromTestCase(each) for each in classes]
        for test in (test for suite in suites for test in suite):
            self._watch(test)
        unittest.TestSuite(suites).run(self)

    def _watch(self, test: Any) -> None:
        """Notice when a test gives a coroutine, which nobody awaits."""
        method = getattr(test, test._testMethodName)
        if isinstance(test, unittest.IsolatedAsyncioTestCase) and inspect.iscoroutinefunction(method):
            return

        @functools.wraps(method)
        def watched() -> object:
            given = method()
            if not inspect.isawaitable(given) and not inspect.isasyncgen(given):
                return given
            if inspect.iscoroutine(given):
                given.close()  # it is told here, and not again as never awaited
            self._run.never_ran.append(self._told(test))
            return None

        setattr(test, test._testMethodName, watched)

    # ruff: noqa: N802, D102  # the names are those of unittest, which explains them

    def startTest(self, test: Any) -> None:
        super().startTest(test)
        self._run.at = _name(test)
        self._began = self._now()

    def stopTest(self, test: Any) -> None:
        super().stopTest(test)
        self._run.slowest = max(self._run.slowest, (self._now() - self._began, _name(test)))

    def addSuccess(self, test: Any) -> None:
        self._run.ran += not any(told.test == _name(test) for told in self._run.never_ran)

    def addFailure(self, test: Any, err: Any) -> None:
        self._failed(test, err[1])

    def addError(self, test: Any, err: Any) -> None:
        self._failed(test, err[1])

    def addSubTest(self, test: Any, subtest: Any, err: Any) -> None:  # noqa: ARG002  # unittest's signature
        if err is not None:
            self._failed(test, err[1])

    def addExpectedFailure(self, test: Any, err: Any) -> None:  # noqa: ARG002  # as above
        self._run.ran += 1

    def addUnexpectedSuccess(self, test: Any) -> None:
        self._failed(test, None)

    def addSkip(self, test: Any, reason: str) -> None:
        self._run.skipped.append(self._told(test, text=reason))

    def _failed(self, test: Any, error: BaseException | None) -> None:
        self._run.ran += 1
        self._run.failed.append(self._told(test, error))
        if self.failfast:
            self.stop()

    def _told(self, test: Any, error: BaseException | None = None, text: str = "") -> Told:
        finding, place = self._classify(error) if error else (None, None)
        return Told(_name(test), place or self._place_of(_name(test)), finding, text)


def _name(test: Any) -> str:
    """Name a test as the learner would: "ShopTests.test_a"; what stands for a fixture names itself."""
    method = getattr(test, "_testMethodName", "")
    return f"{type(test).__name__}.{method}" if method else str(test)
