"""Keep what a test ended with, whatever it was, for the grader to judge."""

from __future__ import annotations

import functools
import inspect
from typing import TYPE_CHECKING, Any, Literal, cast

import pytest

from grader.child.plugin import current

if TYPE_CHECKING:
    from collections.abc import Callable, Generator


class Interrupted(Exception):  # what happened, not a fault of this module
    """Stand in for an exception that would end pytest's session, not only the test that raised it."""


def proving(test: Callable[..., Any]) -> Callable[..., Any]:
    """Let a test function note that it has come to its end: a program can end its task before."""
    if inspect.iscoroutinefunction(test):

        @functools.wraps(test)
        async def whole(*args: Any, **kwargs: Any) -> None:
            await test(*args, **kwargs)
            current.ran = True

        return whole

    @functools.wraps(test)
    def plain(*args: Any, **kwargs: Any) -> None:
        test(*args, **kwargs)
        current.ran = True

    return plain


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
