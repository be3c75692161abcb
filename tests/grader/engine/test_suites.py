"""The kit runs the learner's unittest classes on an implementation, for a bounded time."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING

import pytest

from grader.child.instruments import Instruments
from grader.child.kit.suites import Cut, SuiteRun
from grader.child.submission import Submission
from grader.model import Clock, Evidence
from tests.grader.engine.stage import FILE, dedent, marked

if TYPE_CHECKING:
    from collections.abc import Callable

    from grader.child.kit import Kit
    from grader.model import Finding


class Box:
    """The implementation under test: right."""

    async def put(self, keep: Callable[[int], object], number: int) -> object:
        """Hand a number on."""
        return keep(number)


class Forgetful(Box):
    """A broken one."""

    async def put(self, *_: object) -> object:
        """Hand nothing on."""
        return None


class Reticent(Box):
    """One that waits and fails."""

    async def wait(self) -> None:
        """Wait for ever."""
        await asyncio.Event().wait()

    async def fail(self) -> None:
        """Raise an error."""
        raise OSError


class Sleepy(Box):
    """One that holds the loop for ever."""

    async def put(self, *_: object) -> object:
        """Sleep."""
        while True:
            time.sleep(0.1)  # noqa: ASYNC251  # this is what is tried


HEAD = "import asyncio\nimport time\nimport unittest\n\n"


def run(
    source: str, implementation: type = Box, *, good: bool = True, times: int = 1
) -> tuple[SuiteRun, tuple[Finding, ...]]:
    """Run the tests of a text, for 5 s at most, and give what the instruments found besides."""
    instruments = Instruments(Submission(HEAD + dedent(source), FILE, "answer"), Clock.KATA, "1")
    with instruments:
        kit: Kit = instruments.load()
        for _ in range(times):
            found = kit.run_tests("Box", implementation, good=good, seconds=5)
        del kit
    return found, instruments.findings()


GOOD = """
class BoxTests(unittest.IsolatedAsyncioTestCase):
    async def test_put(self):
        self.assertEqual(await self.Box().put(str, 1), "1")  # HERE

    async def test_twice(self):
        box = self.Box()
        for number in (1, 2):
            with self.subTest(number=number):
                self.assertEqual(await box.put(int, number), number)

class PlainTests(unittest.TestCase):
    def test_put(self):
        self.assertEqual(asyncio.run(self.Box().put(str, 1)), "1")
"""


def test_tests_that_pass() -> None:
    """Tests of every class run, on the implementation that was put there; no time passes."""
    found, findings = run(GOOD)
    assert (found.classes, found.ran, found.made, found.caught) == (("BoxTests", "PlainTests"), 3, 3, False)
    assert found.seconds < 0.5
    assert findings == ()


def test_a_broken_implementation() -> None:
    """A run with a broken implementation goes on after a failure, which is told at the line of the test."""
    found, findings = run(GOOD, Forgetful, good=False)
    assert len(found.failed) == 4
    told = found.failed[0]
    assert found.caught
    assert (told.test, told.place.line) == ("BoxTests.test_put", marked(HEAD + dedent(GOOD))[0])
    assert told.finding is not None
    assert (told.finding.subject, told.finding.text.partition("\n")[0]) == ("AssertionError", "None != '1'")
    assert findings == ()


def test_an_implementation_shows_nothing_of_itself() -> None:
    """Tests see the methods of an implementation, and neither its fields, bases, lines nor what it awaits."""
    found, findings = run(
        """
    class BoxTests(unittest.IsolatedAsyncioTestCase):
        async def test_put(self):
            box = self.Box()
            self.assertEqual((vars(box), type(box).mro()), ({}, [self.Box, object]))
            self.assertNotIn("Forgetful", repr(vars(self.Box)))
            self.assertFalse(self._outcome.result.failfast)
            waiting = asyncio.create_task(box.wait())
            await asyncio.sleep(0)
            coroutine = waiting.get_coro()
            self.assertEqual(coroutine.__qualname__, "Box.wait")
            self.assertFalse(hasattr(coroutine.cr_await, "cr_code"))
            waiting.cancel()
            with self.assertRaises(TypeError) as wrong:
                await box.put(1, 2, number=3)
            self.assertNotIn("Box", str(wrong.exception))
            try:
                await box.fail()
            except OSError as error:
                below = error.__traceback__.tb_next  # the cover, if any
                self.assertIsNone(below and below.tb_next)
    """,
        Reticent,
        good=False,
    )
    assert found.failed == []
    assert findings == ()


def test_all_failures_of_a_good_implementation() -> None:
    """With a good implementation every failure is told, and so are subtests."""
    found, _ = run(GOOD, Forgetful)
    assert [told.test for told in found.failed] == [
        "BoxTests.test_put",
        "BoxTests.test_twice",
        "BoxTests.test_twice",
        "PlainTests.test_put",
    ]


def test_an_error_below_the_implementation() -> None:
    """An error of what a test handed over is told at the line of the test, not where it was raised."""
    source = """
    class BoxTests(unittest.IsolatedAsyncioTestCase):
        def keep(self, number):
            raise OSError

        async def test_put(self):
            await self.Box().put(self.keep, 1)  # HERE
    """
    found, _ = run(source)
    assert [told.place.line for told in found.failed] == marked(HEAD + dedent(source))


@pytest.mark.parametrize(
    "method",
    [
        "async def test_put(self):  # HERE\n        await self.Box().put(int, 1)",
        "def test_put(self):\n        return self.Box().put(int, 1)  # HERE",
        "async def test_put(self):  # HERE\n        yield await self.Box().put(int, 1)",
    ],
)
def test_a_test_that_never_runs(method: str) -> None:
    """A test that only gives a coroutine or generator has not run, and is no forgotten await besides."""
    source = f"class BoxTests(unittest.TestCase):\n    {method}\n"
    found, findings = run(source)
    assert [told.test for told in found.never_ran] == ["BoxTests.test_put"]
    assert [told.place.line for told in found.never_ran] == marked(HEAD + source)
    assert (found.ran, found.caught, findings) == (0, False, ())


def test_skipped_tests() -> None:
    """A skip is told with its reason, whoever asks for it."""
    found, _ = run("""
    class BoxTests(unittest.IsolatedAsyncioTestCase):
        @unittest.skip("later")
        async def test_one(self):
            pass

        def test_other(self):
            self.skipTest("never")
    """)
    assert [(told.test, told.text) for told in found.skipped] == [
        ("BoxTests.test_one", "later"),
        ("BoxTests.test_other", "never"),
    ]
    assert found.ran == 0


def test_an_expected_failure_that_does_not_come() -> None:
    """An unexpected success is a failure, an expected failure is none."""
    found, _ = run("""
    class BoxTests(unittest.TestCase):
        @unittest.expectedFailure
        def test_fails(self):
            self.fail()

        @unittest.expectedFailure
        def test_passes(self):
            pass
    """)
    assert [told.test for told in found.failed] == ["BoxTests.test_passes"]


def test_a_fixture_that_fails() -> None:
    """An error of setUpClass is told at its line."""
    source = """
    class BoxTests(unittest.TestCase):
        @classmethod
        def setUpClass(cls):
            cls.box = cls.Bix()  # HERE

        def test_box(self):
            pass
    """
    found, _ = run(source)
    assert [told.place.line for told in found.failed] == marked(HEAD + dedent(source))


def test_only_the_classes_of_the_file() -> None:
    """What the file imports is no test of its, and stays as it is."""
    found, _ = run("from unittest import IsolatedAsyncioTestCase, TestCase\n")
    assert found.classes == ()


@pytest.mark.parametrize(
    ("body", "what"),
    [
        ("await asyncio.sleep(60)", "sleep"),
        ("await asyncio.Event().wait()", "Event.wait"),
    ],
)
def test_a_test_that_lasts(body: str, what: str) -> None:
    """A run is cut when its time is over, and its line is known; what it left is nobody's fault."""
    found, findings = run(f"""
    class BoxTests(unittest.IsolatedAsyncioTestCase):
        async def test_put(self):
            await self.Box().put(int, 1)
            other = asyncio.create_task(asyncio.sleep(60))
            {body}
    """)
    assert found.cut
    assert found.seconds == pytest.approx(5, abs=0.1)
    assert found.wait is not None
    assert found.wait.place is not None
    assert (found.wait.what, found.wait.place.line) == (what, 9)
    assert findings == ()


def test_the_longest_test() -> None:
    """The seconds of a run are those of its tests; the slowest one is known by name."""
    found, _ = run("""
    class BoxTests(unittest.TestCase):
        def test_one(self):
            asyncio.run(asyncio.sleep(1))

        def test_two(self):
            time.sleep(2)
    """)
    assert found.seconds == pytest.approx(3, abs=0.1)
    assert (round(found.slowest[0]), found.slowest[1]) == (2, "BoxTests.test_two")
    assert not found.cut


def test_a_test_that_spins() -> None:
    """A test that polls for ever is cut by the time that it computes."""
    found, findings = run(
        """
    class BoxTests(unittest.IsolatedAsyncioTestCase):
        async def test_put(self):
            while not await self.Box().put(int, 0):
                await asyncio.sleep(0)
    """,
        good=False,
    )
    assert found.caught
    assert found.cut
    assert found.seconds < 5
    assert findings == ()


def test_an_implementation_that_sleeps_for_ever() -> None:
    """time.sleep on the loop's thread is cut, too, and nobody is blamed for it."""
    found, findings = run(GOOD, Sleepy, good=False)
    assert found.cut
    assert findings == ()


def test_a_task_that_will_not_be_cancelled() -> None:
    """A cleanup that does not end is cut as well."""
    found, findings = run("""
    class BoxTests(unittest.IsolatedAsyncioTestCase):
        async def stay(self):
            while True:
                try:
                    await asyncio.sleep(60)
                except asyncio.CancelledError:
                    pass

        async def test_put(self):
            self.task = asyncio.create_task(self.stay())
    """)
    assert found.cut
    assert findings == ()


def test_an_exception_of_the_implementation_may_cut() -> None:
    """An implementation that knows that it would never end may say so at once."""

    class Endless(Box):
        async def put(self, *_: object) -> object:
            raise Cut

    found, _ = run(GOOD, Endless, good=False)
    assert found.caught
    assert found.cut


def test_each_run_loads_the_file_anew() -> None:
    """What a run leaves in the globals of the file is gone in the next one."""
    found, _ = run(
        """
    calls = []

    class BoxTests(unittest.TestCase):
        def test_calls(self):
            calls.append(1)
            self.assertEqual(calls, [1])
    """,
        times=3,
    )
    assert not found.caught


def test_what_a_good_run_shows() -> None:
    """A coroutine that a test forgets is its own fault; a task that it leaves is not."""
    found, findings = run("""
    class BoxTests(unittest.IsolatedAsyncioTestCase):
        async def test_put(self):
            asyncio.create_task(asyncio.sleep(1))
            self.Box().put(int, 1)
    """)
    assert not found.caught
    assert [(each.kind, each.place.line if each.place else 0) for each in findings] == [
        (Evidence.NEVER_AWAITED, 8)
    ]


def test_nothing_stays_replaced() -> None:
    """After a run that was cut, sleep and loops are those of before, and every loop is closed."""
    instruments = Instruments(
        Submission(
            HEAD
            + dedent("""
    class BoxTests(unittest.TestCase):
        def setUp(self):
            self.runner = asyncio.Runner()

        def test_put(self):
            self.runner.run(asyncio.sleep(60))
    """),
            FILE,
            "answer",
        ),
        Clock.KATA,
        "1",
    )
    with instruments:
        before = (asyncio.new_event_loop, asyncio.events.new_event_loop, time.sleep)
        kit = instruments.load()
        assert kit.run_tests("Box", Box, good=True, seconds=5).cut
        assert (asyncio.new_event_loop, asyncio.events.new_event_loop, time.sleep) == before
        assert [record.loop.is_closed() for record in kit.loops] == [True]
