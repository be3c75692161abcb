"""Workers that a server forks find what they need."""

from __future__ import annotations

import multiprocessing
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.grader.engine.conftest import Judge

ASKED = """
import asyncio
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

async def both(fetch, a, b):
    with ProcessPoolExecutor(1, mp_context=get_context("forkserver")) as pool:
        asked = "'grader.child.kit.crunching' in __import__('sys').modules"
        return await asyncio.get_running_loop().run_in_executor(pool, eval, asked)
"""


@pytest.mark.skipif(
    "forkserver" not in multiprocessing.get_all_start_methods(), reason="this system has no server that forks"
)
def test_workers_have_what_they_need(judge: Judge) -> None:
    """A worker that a server forks has been given the computations of hidden tests, and reads nothing."""
    message = judge(ASKED).checks[0].message
    assert message.endswith("but it is True."), message
