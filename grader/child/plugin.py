"""Connect pytest to the instruments: the loop of a test, the fixture `kit`, the exception it ended with."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, cast

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Mapping

    from grader.child.instruments import Instruments
    from grader.child.kit import Kit


@dataclass(slots=True)
class Current:
    """What the hooks share with whoever runs an item."""

    instruments: Instruments | None = None
    error: BaseException | None = None
    ran: bool = False  # the test function was called


current = Current()


def pytest_asyncio_loop_factories(
    config: pytest.Config,  # noqa: ARG001  # the hook's signature
    item: pytest.Item,  # noqa: ARG001  # as above
) -> Mapping[str, Callable[[], asyncio.AbstractEventLoop]]:
    """Let pytest-asyncio run tests on the loop of the check that runs."""
    return {"kata": _new_loop}


@pytest.fixture
def kit() -> Kit:
    """Load the learner's file fresh and give the tools for looking at it."""
    if current.instruments is None:
        pytest.fail("hidden tests run under the grader: python -m grader grade", pytrace=False)
    return current.instruments.load()


class Interrupted(Exception):  # what happened, not a fault of this module
    """Stand in for an exception that would end pytest's session, not only the test that raised it."""


@pytest.hookimpl(wrapper=True)
def pytest_runtest_setup(item: pytest.Item) -> Generator[None, object, object]:  # noqa: ARG001  # the hook's signature
    """Keep a learner's KeyboardInterrupt inside the check: his file is loaded here."""
    return (yield from _contained())


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, object, object]:  # noqa: ARG001  # the hook's signature
    """Keep a learner's KeyboardInterrupt inside the check: his code runs here."""
    return (yield from _contained())


def _contained() -> Generator[None, object, object]:
    try:
        return (yield)
    except (KeyboardInterrupt, pytest.exit.Exception) as error:
        current.error = error
        raise Interrupted from error


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> pytest.TestReport:
    """Keep the exception itself, and spare pytest the text of a traceback that nobody will read."""
    if call.when == "call":
        current.ran = True
    if call.excinfo is not None and current.error is None:
        current.error = call.excinfo.value
    outcome: Literal["passed", "failed"] = "passed" if call.excinfo is None else "failed"
    return pytest.TestReport(
        item.nodeid,
        item.location,
        {},
        outcome,
        None,
        cast("Literal['setup', 'call', 'teardown']", call.when),
        duration=call.duration,
    )


def _new_loop() -> asyncio.AbstractEventLoop:
    if current.instruments is None:
        return asyncio.new_event_loop()
    return current.instruments.new_loop()
