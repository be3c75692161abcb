"""A database is lent for one run of checks, and no server outlives the run, however that ends."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from grader import extras
from grader.postgres import lending, places
from grader.postgres.lending import Databases, NoDatabase

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator

pytestmark = pytest.mark.skipif(bool(extras.lack("postgres")), reason="the extra postgres is not there")
ROOT = Path(__file__).parents[3]
PATIENCE = 30.0  # seconds for a server to start or end on a busy machine


@pytest.fixture(scope="module")
def databases() -> Iterator[Databases]:
    """One server for these tests."""
    made = Databases()
    yield made
    made.close()


def ask(address: str, question: Callable[[Any], Awaitable[object]], database: str | None = None) -> object:
    """Ask something on a connection."""
    import asyncpg  # noqa: PLC0415  # part of the extra

    async def main() -> object:
        connection = await asyncpg.connect(address, database=database)
        try:
            return await question(connection)
        finally:
            await connection.close()

    return asyncio.run(main())


def test_a_borrower_gets_an_empty_database_of_its_own(databases: Databases) -> None:
    """Two at the same time do not see each other, and a later one finds nothing of them."""
    make = lambda db: db.execute("CREATE TABLE mine (n int)")  # noqa: E731  # three of them, one line each
    tables = lambda db: db.fetchval("SELECT count(*) FROM pg_tables WHERE tablename = 'mine'")  # noqa: E731
    with databases.lent() as one, databases.lent() as two:
        ask(one, make)
        assert (ask(one, tables), ask(two, tables)) == (1, 0)
    with databases.lent() as third:
        assert ask(third, tables) == 0


def test_a_database_is_gone_afterwards(databases: Databases) -> None:
    """Neither it nor its account is left, even with a connection that nobody has closed."""
    import asyncpg  # noqa: PLC0415  # part of the extra

    async def main() -> None:
        with databases.lent() as address:
            connection = await asyncpg.connect(address)
        with pytest.raises((asyncpg.PostgresError, OSError)):
            await asyncpg.connect(address)
        connection.terminate()

    asyncio.run(main())


@pytest.mark.parametrize(
    "statement",
    [
        "COPY (SELECT 1) TO PROGRAM 'true'",
        "ALTER SYSTEM SET work_mem = '1MB'",
        "CREATE ROLE another",
        "CREATE DATABASE another",
        "SELECT pg_read_file('/etc/hostname')",
    ],
)
def test_a_borrower_is_nobody_on_the_server(databases: Databases, statement: str) -> None:
    """Its account can neither start programs nor read files nor touch what belongs to others."""
    import asyncpg  # noqa: PLC0415  # part of the extra

    with databases.lent() as address, pytest.raises(asyncpg.InsufficientPrivilegeError):
        ask(address, lambda db: db.execute(statement))


@pytest.mark.parametrize("other", ["postgres", "template1"])
def test_a_borrower_reaches_no_other_database(databases: Databases, other: str) -> None:
    """Not even those that every server has."""
    import asyncpg  # noqa: PLC0415  # part of the extra

    with databases.lent() as address, pytest.raises(asyncpg.InsufficientPrivilegeError):
        ask(address, lambda db: db.execute("SELECT 1"), database=other)


def test_a_deadlock_is_found_soon(databases: Databases) -> None:
    """A check waits 20 ms for it, not the usual second."""
    with databases.lent() as address:
        assert ask(address, lambda db: db.fetchval("SHOW deadlock_timeout")) == "20ms"


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGINT], ids=lambda n: n.name)
def test_no_server_outlives_its_run(tmp_path: Path, number: signal.Signals) -> None:
    """Whatever ends the process that borrowed, the server ends and its folder is gone."""
    run, folder, server = _run_that_borrows(tmp_path)
    assert _alive(server)
    run.send_signal(number)
    run.wait(PATIENCE)
    _expect(lambda: not _alive(server) and not folder.exists())


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a process of its parent's end")
def test_no_server_outlives_its_keeper(tmp_path: Path) -> None:
    """When what was to stop the server is killed, the server ends, and the run removes its data."""
    run, folder, server = _run_that_borrows(tmp_path)
    keeper = int(_parent_of(server))
    os.kill(keeper, signal.SIGKILL)
    _expect(lambda: not _alive(server))
    run.communicate("\n", PATIENCE)
    assert not folder.exists()


def test_nothing_is_started_for_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    """A run in which nobody borrows has no server."""
    monkeypatch.setattr(subprocess, "Popen", None)
    Databases().close()


def test_without_a_server_it_says_why(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """What PostgreSQL said is part of the sentence, for each who asks."""
    folder = tmp_path / places.PACKAGE / "pginstall9"
    for name in ("bin", "lib", "share"):
        (folder / name).mkdir(parents=True)
    (folder.parent / "__init__.py").touch()
    for program in ("initdb", "postgres"):
        path = folder / "bin" / program
        path.write_text("#!/bin/sh\necho 'no room for data' >&2\nexit 1\n", encoding="utf-8")
        path.chmod(0o755)
    path_there = os.pathsep.join(map(str, (tmp_path, ROOT)))
    monkeypatch.setattr(lending, "_environment", lambda: {**os.environ, "PYTHONPATH": path_there})
    databases = Databases()
    for _ in range(2):
        with pytest.raises(NoDatabase, match="no room for data"), databases.lent():
            pass
    databases.close()


def test_programs_that_root_alone_can_reach_are_copied(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An account that may not enter the environment's folder gets a copy that it can run."""
    installed, folder = tmp_path / "private" / "installed", tmp_path / "folder"
    for name in ("bin", "lib", "share"):
        (installed / name).mkdir(parents=True)
    for name in ("bin/initdb", "bin/postgres"):
        (installed / name).touch(mode=0o755)
    (tmp_path / "private").chmod(0o700)
    monkeypatch.setattr(places, "programs", lambda: installed)
    assert places.reachable_programs(folder, None) == installed
    copy = places.reachable_programs(folder, places.User(65534, 65534))
    assert copy.is_relative_to(folder)
    assert (copy / "bin" / "postgres").stat().st_mode & 0o111


def _run_that_borrows(tmp_path: Path) -> tuple[subprocess.Popen[str], Path, int]:
    """Start a process that borrows until it is told to go on; give it, the server's folder and number."""
    program = """
        import sys
        from grader.postgres.lending import Databases
        databases = Databases()
        try:
            with databases.lent() as address:
                print(address.partition("host=")[2], flush=True)
                sys.stdin.readline()
        finally:
            databases.close()
    """
    run = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(program)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert run.stdout is not None
    folder = Path(run.stdout.readline().strip())
    return run, folder, int((folder / "data" / "postmaster.pid").read_text(encoding="utf-8").split()[0])


def _parent_of(process: int) -> str:
    return Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[1]


def _alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    state = Path(f"/proc/{process}/stat")
    return not (state.exists() and state.read_text(encoding="ascii").rpartition(")")[2].split()[0] == "Z")


def _expect(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.01)
