"""Lend databases: each borrower gets an empty one, with an account that can reach nothing else."""

from __future__ import annotations

import contextlib
import json
import os
import secrets
import shutil
import subprocess
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

from grader.postgres import places

if TYPE_CHECKING:
    from collections.abc import Iterator

_END_SECONDS = 20.0  # that the keeper may take to stop the server
_PACKAGE_PARENT = Path(__file__).resolve().parents[2]
_LIMIT = 20  # connections of one borrower


class NoDatabase(Exception):
    """There is no server; the text says why."""


class Databases:
    """One server for a whole run, started when somebody first borrows; any thread may borrow."""

    def __init__(self) -> None:
        self._turn = threading.Lock()
        self._keeper: subprocess.Popen[str] | None = None
        self._answer: dict[str, str] = {}

    @contextlib.contextmanager
    def lent(self) -> Iterator[str]:
        """Give the address of an empty database, which is gone afterwards; raise NoDatabase."""
        name, password = f"katas_{secrets.token_hex(4)}", secrets.token_hex(16)
        with self._turn:
            folder = self._start()
            self._do(
                f"CREATE ROLE {name} LOGIN PASSWORD '{password}' CONNECTION LIMIT {_LIMIT}",
                f"CREATE DATABASE {name} OWNER {name} STRATEGY file_copy",
                f"REVOKE ALL ON DATABASE {name} FROM PUBLIC",
            )
        try:
            yield f"postgresql://{name}:{password}@/{name}?host={folder}"
        finally:
            with self._turn, contextlib.suppress(NoDatabase):  # the server ends soon, and all of it with it
                self._do(f"DROP DATABASE {name} WITH (FORCE)", f"DROP ROLE {name}")

    def close(self) -> None:
        """Stop the server, if there is one."""
        keeper = self._keeper
        if keeper is None or keeper.stdin is None:
            return
        with contextlib.suppress(OSError):
            keeper.stdin.close()
        try:
            keeper.wait(_END_SECONDS)
        except subprocess.TimeoutExpired:
            keeper.kill()  # where the system knows how, the server ends with it
            keeper.wait()
        if folder := self._answer.get("folder"):
            shutil.rmtree(folder, ignore_errors=True)  # is gone, unless the keeper was killed

    def _start(self) -> str:
        """Give the folder of the server's socket."""
        if self._keeper is None:
            self._keeper = subprocess.Popen(
                [sys.executable, "-P", "-m", "grader.postgres.keeper"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                text=True,
                env=_environment(),
                start_new_session=True,  # Ctrl-C is for us: we end it
            )
            assert self._keeper.stdout is not None
            line = self._keeper.stdout.readline()
            self._answer = json.loads(line) if line else {"error": "its keeper ended without a word"}
            if "folder" in self._answer:
                self._do("REVOKE CONNECT ON DATABASE postgres, template1 FROM PUBLIC")
        if "error" in self._answer:
            raise NoDatabase(f"PostgreSQL could not be started: {self._answer['error']}.")
        return self._answer["folder"]

    def _do(self, *statements: str) -> None:
        psql = places.programs() / "bin" / "psql"
        command = [str(psql), "--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1"]
        command += ["--host", self._answer["folder"], "--username=postgres", "--dbname=postgres"]
        command += [f"--command={statement}" for statement in statements]
        done = subprocess.run(  # noqa: S603  # the installed program
            command,
            env={"PGPASSWORD": self._answer["password"], "LC_ALL": "C"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
            check=False,
        )
        if done.returncode:
            raise NoDatabase(f"PostgreSQL does not do what it should: {done.stderr.strip()}.")


def _environment() -> dict[str, str]:
    kept = {name: text for name, text in os.environ.items() if not name.startswith("PYTHON")}
    return {**kept, "PYTHONPATH": str(_PACKAGE_PARENT)}
