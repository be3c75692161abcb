"""Connect pytest to the instruments: the loop of a test and the fixture `kit`."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from grader.child.instruments import Instruments
    from grader.child.kit.kit import Kit


@dataclass(slots=True)
class Current:
    """What the hooks share with whoever runs an item."""

    instruments: Instruments | None = None
    error: BaseException | None = None
    ran: bool = False  # the test function has come to its end
    fault: str = ""  # why there is no learner's file to check


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
        pytest.fail(current.fault or "no learner's file to check", pytrace=False)
    return current.instruments.load()


def _new_loop() -> asyncio.AbstractEventLoop:
    if current.instruments is None:
        return asyncio.new_event_loop()
    return current.instruments.new_loop()
