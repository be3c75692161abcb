"""Reach a Dask cluster by the address of its scheduler; the only place that knows the library."""

from __future__ import annotations

import contextlib
import logging
import time
import warnings
from typing import TYPE_CHECKING

from grader.cluster.build import Build, difference, here
from grader.cluster.parcel import pack
from grader.cluster.remote import Remote, unlike, without_grader
from grader.errors import GraderFault, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from distributed import Client

CONNECT_SECONDS = 10.0  # that a scheduler may take to answer
WORKER_SECONDS = 15.0  # that a cluster may be without a worker; one that has died is back sooner
MOST = 256  # jobs under way, however large the cluster is
_AHEAD = 2  # jobs for each thread of a worker: one runs, one waits beside it
_INSTALL = "python -m pip install --require-hashes -r requirements/cluster.txt"


@contextlib.contextmanager
def connected(
    address: str, tests: Sequence[Path], *, jobs: int | None = None, hidden: Sequence[Path] = ()
) -> Iterator[Remote]:
    """Give what runs jobs on a cluster, `jobs` of them at a time; raise UsageError when it cannot."""
    client = _client(address)
    try:
        watch = _Watch(client, address)
        watch.wait_for_a_worker()
        _compare(client)
        executor = client.get_executor(pure=False)  # a job is run as often as it is asked for
        from distributed import KilledWorker  # noqa: PLC0415 - an extra

        width = (lambda: jobs) if jobs else watch.width
        yield Remote(
            executor, pack(tests), width=width, hidden=hidden, look=watch.look, deadly=(KilledWorker,)
        )
    finally:
        with contextlib.suppress(Exception):  # a scheduler that has gone cannot be taken leave of
            client.close(CONNECT_SECONDS)


def _client(address: str) -> Client:
    try:
        from distributed import Client  # noqa: PLC0415 - an extra, and slow to import
    except ImportError as error:
        raise UsageError(f"--scheduler needs Dask, which is not installed. `{_INSTALL}` does it.") from error
    # What goes wrong is said by us, once.
    logging.getLogger("distributed").setLevel(logging.CRITICAL + 1)
    warnings.filterwarnings("ignore", module="distributed")
    try:
        return Client(address, timeout=CONNECT_SECONDS, set_as_default=False)
    except Exception as error:  # a server of something else can lead to anything
        raise UsageError(
            f"No scheduler answers at {address}. Give the address that `dask scheduler` prints, "
            "such as tcp://10.0.0.5:8786 or tls://10.0.0.5:8786."
        ) from error


def _compare(client: Client) -> None:
    """Refuse a cluster of which one worker would judge otherwise."""
    for worker, found in sorted(client.run(here, on_error="return").items()):
        if isinstance(found, OSError):
            continue  # it has just gone
        if not isinstance(found, Build):
            raise UsageError(without_grader(found))
        if clause := difference(here(), found):
            raise UsageError(unlike(worker, clause))


class _Watch:
    """Look at who is there."""

    def __init__(self, client: Client, address: str) -> None:
        self._client = client
        self._address = address
        self._alone_since: float | None = None

    def wait_for_a_worker(self) -> None:
        """Raise UsageError when none comes."""
        try:
            self._client.wait_for_workers(1, WORKER_SECONDS)
        except TimeoutError as error:
            raise UsageError(
                f"The scheduler at {self._address} has no worker. Start one: `dask worker {self._address}`."
            ) from error

    def width(self) -> int:
        """Say how many jobs keep every worker busy."""
        return max(1, min(MOST, _AHEAD * sum(self._threads().values())))

    def look(self) -> None:
        """Raise GraderFault when the scheduler is gone, or has been without a worker for long."""
        if self._threads():
            self._alone_since = None
            return
        now = time.monotonic()
        self._alone_since = self._alone_since or now
        if now - self._alone_since > WORKER_SECONDS:
            raise GraderFault(
                f"The scheduler at {self._address} has no worker any more. Start one and run the command "
                "again: what was graded is kept."
            )

    def _threads(self) -> dict[str, int]:
        try:
            found: dict[str, int] = self._client.nthreads()
        except (OSError, TimeoutError) as error:
            raise GraderFault(
                f"The scheduler at {self._address} does not answer any more. Start it and run the command "
                "again: what was graded is kept."
            ) from error
        return found
