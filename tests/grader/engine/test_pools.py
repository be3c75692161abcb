"""Workers begin soon, and leave nothing behind."""

from __future__ import annotations

import multiprocessing
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from grader import runner
from grader.child import pools
from grader.grade import Work, grade
from grader.runner.launch import PACKAGE_PARENT

if TYPE_CHECKING:
    from grader.model import Exercise
    from tests.grader.engine.conftest import Judge

ASKED = """
import asyncio
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

async def both(fetch, a, b):
    with ProcessPoolExecutor(1, mp_context=get_context("forkserver")) as pool:
        asked = "'grader.child.crunching' in __import__('sys').modules"
        return await asyncio.get_running_loop().run_in_executor(pool, eval, asked)
"""


@pytest.mark.skipif(
    "forkserver" not in multiprocessing.get_all_start_methods(), reason="this system has no server that forks"
)
def test_workers_have_what_they_need(judge: Judge) -> None:
    """A worker that a server forks has been given the computations of hidden tests, and reads nothing."""
    message = judge(ASKED).checks[0].message
    assert message.endswith("but it is True."), message


def test_what_workers_need_is_little() -> None:
    """A worker that is started afresh reads it anew, so neither pytest nor the kit may hang on it."""
    read = f"import sys, {', '.join(pools.NEEDED)}; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", read], cwd=PACKAGE_PARENT, capture_output=True, text=True, check=True
    )
    assert set(pools.NEEDED) <= set(done.stdout.split())
    assert {"pytest", "grader.child.kit"}.isdisjoint(done.stdout.split())


ENDED = """
import os
from multiprocessing import get_context

async def both(fetch, a, b):
    lock = get_context("spawn").Lock()
    os.kill(os.getpid(), 9)
"""


@pytest.mark.skipif(not Path("/dev", "shm").is_dir(), reason="semaphores are no files here")
def test_no_semaphore_stays(tiny: Exercise, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A job that is killed leaves the names of its semaphores behind; the runner takes them away."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with runner.start(tiny.root, [tiny.tests], jobs=1) as started:
        (folder,) = tmp_path.glob("katas-*")
        grade([Work(tiny, tmp_path / "answer.py", "answer.py", text=ENDED)], started, seed=1)
        pattern = f"sem.{folder.name}-*"
        assert list(Path("/dev", "shm").glob(pattern)) != []
    assert list(Path("/dev", "shm").glob(pattern)) == []
