"""Keep one PostgreSQL server for as long as standard input is open: ``python -m grader.postgres.keeper``.

The parent holds the other end. However it ends, this process sees the end of its input, stops the server and
removes the data. The first line on standard output is a JSON object: `folder`, where the socket is, and
`password`, that of the superuser `postgres`; or `error`, why there is no server.
"""

from __future__ import annotations

import contextlib
import ctypes
import json
import os
import secrets
import shutil
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING, Any

from grader.postgres import places

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SETTINGS = {
    "listen_addresses": "",  # reached through its socket only
    "deadlock_timeout": "20ms",  # by default a second, in which a check would wait
    "max_connections": "150",  # one that is being made counts before it is known whose it is
    "scram_iterations": "1",  # passwords are drawn at random: nobody can guess them, however fast
    # Nothing of it outlives the run.
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "min_wal_size": "2MB",
    "max_wal_size": "32MB",
    "autovacuum": "off",
    # Small, and few processes.
    "shared_buffers": "16MB",
    "io_method": "sync",
    "max_parallel_workers_per_gather": "0",
    "max_logical_replication_workers": "0",
    "jit": "off",
    "temp_file_limit": "100MB",
    "timezone": "UTC",
    "log_timezone": "UTC",
}
_START_SECONDS = 60.0
_STOP_SECONDS = 5.0
_DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG of prctl(2)
_LINES = 5  # of what a program said before it failed


class Refused(Exception):
    """A program of PostgreSQL failed; the text is what it said."""


class Server:
    """A server in a folder of its own."""

    def __init__(self, folder: Path, user: places.User | None) -> None:
        self.folder = folder
        self.password = secrets.token_urlsafe(24)
        self._programs = places.reachable_programs(folder, user)
        self._data = folder / "data"
        self._log = folder / "log"
        self._options: dict[str, Any] = {"cwd": folder, "stdin": subprocess.DEVNULL, "env": _environment()}
        self._options |= {"text": True, "errors": "replace"}
        if user is not None:
            self._options |= {"user": user.uid, "group": user.gid, "extra_groups": []}
        self._process: subprocess.Popen[str] | None = None

    def start(self) -> None:
        """Make the data folder and start the server; raise Refused."""
        self._make_data()
        if "user" in self._options:
            # Who is root in a space of its own is nobody here, and is to reach the socket by its name.
            self.folder.chmod(0o711)
        settings = [f"--{name}={value}" for name, value in SETTINGS.items()]
        with self._log.open("wb") as log:
            process = self._process = subprocess.Popen(  # noqa: S603  # the installed server
                [self._program("postgres"), "-D", self._data, "-k", self.folder, *settings],
                stdout=log,
                stderr=log,
                preexec_fn=_end_with_parent,  # noqa: PLW1509  # this process has one thread
                **self._options,
            )
        end = time.monotonic() + _START_SECONDS
        while not self._ready():
            if process.poll() is not None or time.monotonic() > end:
                raise Refused(_last_lines(self._log.read_text(errors="replace")))
            time.sleep(0.005)

    def stop(self) -> None:
        """Stop the server: politely, then less so."""
        for number in (signal.SIGINT, signal.SIGQUIT, signal.SIGKILL):
            if self._process is None or self._process.poll() is not None:
                return
            self._process.send_signal(number)
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._process.wait(_STOP_SECONDS)

    def _make_data(self) -> None:
        secret = self.folder / "password"
        secret.write_text(self.password, encoding="ascii")
        secret.chmod(0o644)  # the folder is closed to others
        options = ["--username=postgres", f"--pwfile={secret}", "--auth=scram-sha-256", "--encoding=UTF8"]
        options += ["--locale=C", "--wal-segsize=1", "--no-sync", "--no-instructions"]
        options += ["--set=scram_iterations=1"]
        made = subprocess.run(  # noqa: S603  # the installed program
            [self._program("initdb"), "-D", self._data, *options],
            capture_output=True,
            check=False,
            **self._options,
        )
        secret.unlink()
        if made.returncode:
            raise Refused(_last_lines(made.stderr))

    def _program(self, name: str) -> Path:
        return self._programs / "bin" / name

    def _ready(self) -> bool:
        try:
            lines = (self._data / "postmaster.pid").read_text(encoding="utf-8").splitlines()
        except OSError:
            return False
        return bool(lines) and lines[-1].strip() == "ready"


@contextlib.contextmanager
def _served() -> Iterator[dict[str, str]]:
    user = places.user()
    folder = places.new_folder(user)
    server: Server | None = None
    try:
        server = Server(folder, user)
        server.start()
        yield {"folder": str(folder), "password": server.password}
    finally:
        if server is not None:
            server.stop()
        shutil.rmtree(folder, ignore_errors=True)


def main() -> None:
    """Serve until standard input ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C goes to the parent, which closes our input
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    try:
        with _served() as answer:
            _say(answer)
            sys.stdin.buffer.read()
    except (places.NoPlace, Refused, OSError) as error:
        _say({"error": str(error)})


def _say(answer: dict[str, str]) -> None:
    with contextlib.suppress(OSError):  # nobody listens any more: then our input has ended, too
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


def _environment() -> dict[str, str]:
    # What is set for another server, such as PGDATA or PGPORT, is not meant for this one.
    kept = {name: text for name, text in os.environ.items() if not name.startswith(("PG", "PYTHON"))}
    return {**kept, "LC_ALL": "C"}


def _end_with_parent() -> None:
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGQUIT, 0, 0, 0)


def _last_lines(text: str) -> str:
    return " / ".join(text.strip().splitlines()[-_LINES:]) or "it said nothing"


if __name__ == "__main__":
    main()
