"""List what has to be closed: where it is made, when it is open, whose frames stand before the maker's."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of resource; a new one is a new row."""

    module: str
    path: str  # the function that makes or starts one: "ClientSession.__init__"
    label: str  # what reports call it; empty: by its own name or that of its type
    packages: tuple[str, ...]  # whose frames may stand between the maker and that function
    is_open: Callable[[Any], bool]
    dropped: bool = True  # one that is collected while open counts; else only one that is still there

    def name(self, resource: object) -> str:
        """Name one resource of this kind."""
        return self.label or getattr(resource, "__qualname__", type(resource).__name__)


def _has_connection(response: Any) -> bool:
    connection = response._connection
    return connection is not None and not connection.closed


def _works(pool: Any) -> bool:
    return bool(pool._threads) and not pool._shutdown


def _has_workers(pool: Any) -> bool:
    return bool(pool._processes) and not pool._shutdown_thread


def _runs(transport: Any) -> bool:
    return transport._returncode is None and not transport.is_closing()


def _not_closing(transport: Any) -> bool:
    return not transport.is_closing()


KINDS = (
    Kind("aiohttp.client", "ClientSession.__init__", "", ("aiohttp",), lambda it: not it.closed),
    Kind("aiohttp.connector", "BaseConnector.__init__", "", ("aiohttp.connector",), lambda it: not it.closed),
    Kind("aiohttp.client_reqrep", "ClientResponse.__init__", "ClientResponse", ("aiohttp",), _has_connection),
    Kind("asyncio.selector_events", "_SelectorTransport.__init__", "connection", ("asyncio",), _not_closing),
    Kind(
        "asyncio.proactor_events",
        "_ProactorBasePipeTransport.__init__",
        "connection",
        ("asyncio",),
        _not_closing,
    ),
    Kind("asyncio.unix_events", "_UnixReadPipeTransport.__init__", "pipe", ("asyncio",), _not_closing),
    Kind("asyncio.unix_events", "_UnixWritePipeTransport.__init__", "pipe", ("asyncio",), _not_closing),
    Kind("asyncio.base_subprocess", "BaseSubprocessTransport.__init__", "subprocess", ("asyncio",), _runs),
    Kind("asyncio.base_events", "Server.__init__", "server", ("asyncio",), lambda it: bool(it.sockets)),
    Kind("socket", "socket.__init__", "socket", ("socket",), lambda it: it.fileno() != -1),
    Kind("subprocess", "Popen.__init__", "subprocess", ("subprocess",), lambda it: it.poll() is None),
    Kind("threading", "Thread.start", "Thread", ("threading",), lambda it: it.is_alive(), dropped=False),
    Kind(
        "concurrent.futures.thread",
        "ThreadPoolExecutor.__init__",
        "ThreadPoolExecutor",
        ("concurrent",),
        _works,
        dropped=False,
    ),
    Kind(
        "concurrent.futures.process",
        "ProcessPoolExecutor.__init__",
        "ProcessPoolExecutor",
        ("concurrent",),
        _has_workers,
        dropped=False,
    ),
    Kind(
        "multiprocessing.process",
        "BaseProcess.start",
        "Process",
        ("multiprocessing",),
        lambda it: it.is_alive(),
        dropped=False,
    ),
)
GENERATOR = Kind("asyncio", "", "", ("contextlib",), lambda it: it.ag_frame is not None)
FILE = Kind("io", "", "file", ("pathlib", "tempfile", "codecs"), lambda it: not it.closed, dropped=False)
