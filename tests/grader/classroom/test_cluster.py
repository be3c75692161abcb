"""A class is graded on a real cluster: a scheduler and two workers, each a process of its own."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from grader import cli
from grader.cluster import scheduler

if TYPE_CHECKING:
    from collections.abc import Iterator

    from distributed import Client

    from grader.course import Course

ROOT = Path(__file__).parents[3]
PATIENCE = 90.0  # seconds; a busy machine takes a while to start five processes
ENVIRONMENT = {
    **os.environ,
    "PYTHONPATH": str(ROOT),
    "DASK_DISTRIBUTED__WORKER__PROFILE__ENABLED": "false",
    "DASK_DISTRIBUTED__COMM__TIMEOUTS__CONNECT": f"{PATIENCE:g}s",
}
HELD = """
for _ in range(12_000_000):  # long enough to be seen at work
    pass
"""

pytestmark = pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs a signal that nobody can catch")


def free_port() -> int:
    """Find a port that nobody uses."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


@contextlib.contextmanager
def process(folder: Path, *words: str) -> Iterator[subprocess.Popen[bytes]]:
    """Run a program of Dask's, away from the course; it is ended with those that it started."""
    command = [sys.executable, "-m", "dask", *words, "--no-dashboard"]
    started = subprocess.Popen(
        command,
        cwd=folder,
        env=ENVIRONMENT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        yield started
    finally:
        started.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            started.wait(10)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(started.pid, signal.SIGKILL)
        started.wait()


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Give the address of a scheduler that has two workers."""
    folder = tmp_path_factory.mktemp("cluster")
    found = f"tcp://127.0.0.1:{free_port()}"
    own = ("scheduler", "--host", "127.0.0.1", "--port", found.rpartition(":")[2])
    two = (
        "worker",
        found,
        "--nworkers",
        "2",
        "--nthreads",
        "1",
        "--memory-limit",
        "0",
        "--host",
        "127.0.0.1",
    )
    with process(folder, *own), process(folder, *two):
        yield found


@pytest.fixture(scope="module")
def client(address: str) -> Iterator[Client]:
    """Give a look into the cluster."""
    from distributed import Client  # noqa: PLC0415 - slow, and needed by nobody else

    with Client(address, timeout=PATIENCE, set_as_default=False) as found:
        found.wait_for_workers(2, PATIENCE)
        yield found


def grade(course: Course, school: Path, out: Path, *options: str) -> int:
    """Run the command."""
    where = ["--out", str(out), "--course", str(course.root), "--seed", "4"]
    return cli.run(["classroom", "grade", str(school), *where, *options])


def sums(out: Path) -> dict[str, bytes]:
    """Give what tells of the class, and which pages there are: these may hold times of the machine's own."""
    names = ("gradebook.csv", "gradebook.json", "class.html")
    pages = sorted(path.name for path in (out / "students").iterdir())
    return {**{name: (out / name).read_bytes() for name in names}, **dict.fromkeys(pages, b"")}


def test_the_same_comes_out_as_here(
    small: Course, school: Path, tmp_path: Path, client: Client, address: str
) -> None:
    """Gradebook and class page are the same byte for byte, and the jobs ran on the cluster."""
    mistake = next(iter(small.exercises[0].mistakes.glob("*.py")))
    (school / "eve" / "exercises" / "ch01_topic").mkdir(parents=True, exist_ok=True)
    (school / "eve" / "exercises" / small.exercises[0].path).write_bytes(mistake.read_bytes())
    here, there = tmp_path / "here", tmp_path / "there"
    assert grade(small, school, here) == 0
    before = _ran(client)
    assert grade(small, school, there, "--scheduler", address) == 0
    assert sums(there) == sums(here)
    assert sorted(path.name for path in here.rglob("results/*/*")) == sorted(
        path.name for path in there.rglob("results/*/*")
    )
    assert _ran(client) > before


def _ran(client: Client) -> int:
    """Count the processes that serve jobs on the workers: they stay for the next batch."""
    return sum(client.run(_desks).values())


def _desks() -> int:
    """Count, on a worker."""
    from grader.cluster import worker  # noqa: PLC0415 - runs there

    return len(worker._desks)  # noqa: SLF001 - seen from nowhere else


def test_a_killed_worker_loses_nothing(
    small: Course, school: Path, tmp_path: Path, client: Client, address: str
) -> None:
    """A worker killed while it has a job is replaced, the job runs again, and the same comes out."""
    for name in ("ada", "bob"):
        path = school / name / "exercises" / small.exercises[0].path
        path.write_text(path.read_text(encoding="utf-8") + HELD, encoding="utf-8")
    client.wait_for_workers(2, PATIENCE)
    pids = client.run(os.getpid)
    killed: list[str] = []
    ended = threading.Event()

    def kill() -> None:
        while not killed and not ended.is_set():
            busy = [worker for worker, keys in client.processing().items() if keys and worker in pids]
            for worker in busy[:1]:
                os.kill(pids[worker], signal.SIGKILL)
                killed.append(worker)
            time.sleep(0.02)

    killer = threading.Thread(target=kill)
    killer.start()
    out = tmp_path / "there"
    try:
        assert grade(small, school, out, "--scheduler", address) == 0
    finally:
        ended.set()
        killer.join()
    assert len(killed) == 1
    assert grade(small, school, tmp_path / "here") == 0
    books = [(tmp_path / each / "gradebook.csv").read_bytes() for each in ("here", "there")]
    assert books[0] == books[1]
    deadline = time.monotonic() + PATIENCE
    while set(client.nthreads()) == set(pids) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert killed[0] not in client.nthreads()


def test_an_address_where_nobody_is(
    small: Course,
    school: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """It is wrong use, said in one sentence, and nothing is written."""
    monkeypatch.setattr(scheduler, "CONNECT_SECONDS", 0.5)
    out = tmp_path / "out"
    with socket.socket() as deaf:
        deaf.bind(("127.0.0.1", 0))  # and does not listen
        for wrong in ("nonsense", "gopher://x:1", f"tcp://127.0.0.1:{deaf.getsockname()[1]}"):
            assert grade(small, school, out, "--scheduler", wrong) == 2
            said = capsys.readouterr().err
            assert f"No scheduler answers at {wrong}. Give the address" in said
    assert not (out / "gradebook.csv").exists()


def test_without_the_extra(
    small: Course,
    school: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """It says what is missing and how to get it."""
    monkeypatch.setitem(sys.modules, "distributed", None)
    assert grade(small, school, tmp_path / "out", "--scheduler", "tcp://127.0.0.1:1") == 2
    said = capsys.readouterr().err
    assert said.startswith("--scheduler needs Dask, which is not installed. `python -m pip install ")
    assert (ROOT / scheduler._INSTALL.rpartition(" ")[2]).is_file()  # noqa: SLF001 - the file that it names


def test_a_scheduler_alone(
    small: Course,
    school: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Without workers nothing begins, and the sentence says how to start one."""
    monkeypatch.setattr(scheduler, "WORKER_SECONDS", 0.2)
    found = f"tcp://127.0.0.1:{free_port()}"
    with process(tmp_path, "scheduler", "--host", "127.0.0.1", "--port", found.rpartition(":")[2]):
        monkeypatch.setattr(scheduler, "CONNECT_SECONDS", PATIENCE)
        assert grade(small, school, tmp_path / "out", "--scheduler", found) == 2
    said = capsys.readouterr().err
    assert f"The scheduler at {found} has no worker. Start one:" in said
