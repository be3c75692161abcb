"""List the calls that block, and what is forgiven: a new one is a new row."""

from __future__ import annotations

import asyncio
import os
import socket
import sys
import sysconfig
import zoneinfo
from concurrent.futures import thread
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType

Arguments = tuple[Any, ...]
_JOB = thread._WorkItem.run.__code__


def _never(_arguments: Arguments) -> bool:
    return False


def _no_name_to_look_up(arguments: Arguments) -> bool:
    host = arguments[0]
    if host in {None, "", b""}:
        return True
    text = host.decode("ascii", "replace") if isinstance(host, bytes) else str(host)
    return _is_numeric(text.partition("%")[0])


def _is_numeric(host: str) -> bool:
    for family in (socket.AF_INET, socket.AF_INET6):
        try:
            socket.inet_pton(family, host)
        except OSError:
            continue
        return True
    return False


def _does_not_wait(arguments: Arguments) -> bool:
    sock = arguments[0]
    return bool(sock.gettimeout() == 0 or sock.type == socket.SOCK_DGRAM)


def _no_time(arguments: Arguments) -> bool:
    return not arguments[0] > 0


def _no_file(arguments: Arguments) -> bool:
    return isinstance(arguments[0], int)  # a descriptor that is open already


@dataclass(frozen=True, slots=True)
class Primitive:
    """A call that stops the thread, and when it does not."""

    event: str  # the audit event that the interpreter raises before it
    name: str  # what a learner calls it
    harmless: Callable[[Arguments], bool] = _never
    whoever: bool = False  # counts also where a library acts on its own account: it waits for somebody


_ROWS = (
    Primitive("open", "open", _no_file),
    Primitive("builtins.input", "input"),
    Primitive("time.sleep", "time.sleep", _no_time),  # raised from Python 3.13 on
    Primitive("sqlite3.connect", "sqlite3.connect"),
    Primitive("subprocess.Popen", "subprocess.Popen"),
    Primitive("os.system", "os.system"),
    Primitive("os.posix_spawn", "os.posix_spawn"),
    Primitive("os.spawn", "os.spawnv"),
    Primitive("os.startfile", "os.startfile"),
    Primitive("socket.connect", "socket.connect", _does_not_wait, whoever=True),
    Primitive("socket.getaddrinfo", "socket.getaddrinfo", _no_name_to_look_up, whoever=True),
    Primitive("socket.gethostbyname", "socket.gethostbyname", _no_name_to_look_up, whoever=True),
    Primitive("socket.gethostbyaddr", "socket.gethostbyaddr"),
    Primitive("socket.getnameinfo", "socket.getnameinfo"),
    Primitive("os.listdir", "os.listdir"),
    Primitive("os.scandir", "os.scandir"),
    Primitive("os.walk", "os.walk"),
    Primitive("os.fwalk", "os.fwalk"),
    Primitive("os.mkdir", "os.mkdir"),
    Primitive("os.rmdir", "os.rmdir"),
    Primitive("os.remove", "os.remove"),
    Primitive("os.rename", "os.rename"),
    Primitive("os.link", "os.link"),
    Primitive("os.symlink", "os.symlink"),
    Primitive("os.truncate", "os.truncate"),
    Primitive("glob.glob", "glob.glob"),
    Primitive("shutil.copyfile", "shutil.copyfile"),
    Primitive("shutil.copytree", "shutil.copytree"),
    Primitive("shutil.move", "shutil.move"),
    Primitive("shutil.rmtree", "shutil.rmtree"),
    Primitive("shutil.make_archive", "shutil.make_archive"),
    Primitive("shutil.unpack_archive", "shutil.unpack_archive"),
)
EVENTS = {row.event: row for row in _ROWS}

# Packages that touch files, names and processes on their own account: the learner asked for something else.
OWN_ACCOUNT = frozenset(
    {
        *("importlib", "_frozen_importlib", "_frozen_importlib_external", "zipimport", "pkgutil", "runpy"),
        *("zoneinfo", "tzdata", "locale", "gettext", "encodings", "mimetypes", "ssl", "netrc", "certifi"),
        *(
            "linecache",
            "tokenize",
            "traceback",
            "warnings",
            "inspect",
            "pdb",
            "logging",
            "sysconfig",
            "platform",
            "weakref",  # what the collector ends, it ends at any line
        ),
        *("asyncio", "multiprocessing", "pytest", "_pytest", "pluggy", "pytest_asyncio", "pytest_timeout"),
        # Asynchronous libraries read their settings once; what takes long is still found by its length.
        *(
            "aiohttp",
            "httpx",
            "httpcore",
            "anyio",
            "asyncpg",
            "uvicorn",
            "starlette",
            "fastapi",
            "distributed",
            "dask",
        ),
    }
)

# Within these packages: what waits for an answer of somebody else, which the learner asked for.
_ASKED_FOR = frozenset(
    {f"multiprocessing.{name}" for name in ("connection", "managers", "queues", "synchronize")}
)

# Functions of these packages that do nothing but wait for the other end of a connection.
_WAITS_FOR_A_PEER = (("ssl", "SSLSocket."), ("httpcore._backends.sync", ""))

# Starting a thread or a process waits for the system, not for work; so does the end of an idle pool.
START_UP = frozenset(
    {
        ("threading", "Thread.start"),
        ("multiprocessing.process", "BaseProcess.start"),
        ("concurrent.futures.process", "ProcessPoolExecutor.submit"),
        ("concurrent.futures.thread", "ThreadPoolExecutor.submit"),
    }
)
SHUT_DOWN = frozenset(
    {
        ("concurrent.futures.thread", "ThreadPoolExecutor.shutdown"),
        ("concurrent.futures.process", "ProcessPoolExecutor.shutdown"),
    }
)

_DATA = tuple(
    {
        *(
            path
            for name in ("stdlib", "platstdlib", "purelib", "platlib")
            if (path := sysconfig.get_path(name))
        ),
        os.path.join(sys.base_prefix, "lib"),  # noqa: PTH118  # str.startswith takes strings
        "/usr/share/zoneinfo",
        "/usr/lib/locale",
        "/etc/localtime",
        "/etc/mime.types",
        "/etc/ssl",
        os.devnull,
    }
)


def is_data_file(arguments: Arguments) -> bool:
    """Say whether an open event names a file of the interpreter or of an installed package."""
    path = arguments[0] if arguments else None
    return os.fsdecode(path).startswith(_DATA) if isinstance(path, str | bytes | os.PathLike) else False


def is_time_zone(arguments: Arguments) -> bool:
    """Say whether an open event names a time zone's file; code in C opens it, so no library frame shows."""
    path = arguments[0] if arguments else None
    return isinstance(path, str) and path.startswith(zoneinfo.TZPATH)


def on_own_account(module: str) -> bool:
    """Say whether code of this module blocks for itself and not for whoever called it."""
    return module.partition(".")[0] in OWN_ACCOUNT and module not in _ASKED_FOR


def waits_for_a_peer(module: str, qualname: str) -> bool:
    """Say whether a function waits for somebody's answer, which whoever called the library asked for."""
    return any(module == name and qualname.startswith(start) for name, start in _WAITS_FOR_A_PEER)


def _nothing_to_join(arguments: Arguments) -> bool:
    return not arguments[0].is_alive() or _is_poll(arguments)


def _is_poll(arguments: Arguments) -> bool:
    return len(arguments) > 1 and arguments[1] is not None and arguments[1] <= 0


def _has_come(arguments: Arguments) -> bool:
    return arguments[0].ready() or _is_poll(arguments)


def _next_has_come(arguments: Arguments) -> bool:
    coming = arguments[0]
    return bool(coming._items) or coming._index == coming._length or _is_poll(arguments)


def _loop_knows_when(_arguments: Arguments) -> bool:
    """Say whether the running loop was asked to tell when standard input has something to read."""
    selector = getattr(asyncio.get_running_loop(), "_selector", None)
    return selector is not None and sys.stdin.fileno() in selector.get_map()


def _no_hang(arguments: Arguments) -> bool:
    return bool(arguments and isinstance(arguments[-1], int) and arguments[-1] & getattr(os, "WNOHANG", 0))


def _threads_are_idle(arguments: Arguments) -> bool:
    pool = arguments[0]
    return not pool._work_queue.qsize() and not any(
        _works(sys._current_frames().get(each.ident)) for each in pool._threads
    )


def _works(frame: FrameType | None) -> bool:
    """Say whether a pool's thread is inside a job; one that hands over what came of it is not."""
    while frame is not None and frame.f_code is not _JOB:
        frame = frame.f_back
    return frame is not None and {"result", "exc"}.isdisjoint(frame.f_locals)


def _processes_are_idle(arguments: Arguments) -> bool:
    return not arguments[0]._pending_work_items


@dataclass(frozen=True, slots=True)
class Waiting:
    """A function that waits and raises no audit event, so that it has to be wrapped."""

    module: str
    path: str  # the name within the module: "fsync" or "Thread.join"
    harmless: Callable[[Arguments], bool] = _never
    early: bool = False  # also look for modules that took it by name before
    least: float = 0.0  # seconds on the check's clock; shorter waits are nobody's fault
    whoever: bool = False  # counts also where a library acts on its own account
    own_name: bool = False  # learners know it, and not the library function that led to it

    @property
    def name(self) -> str:
        """What a learner calls it."""
        return f"{self.module}.{self.path}"


SLEEP = Waiting("time", "sleep", _no_time, early=True)
WAITING = (
    Waiting("threading", "Condition.wait", _is_poll),  # events, queues and futures wait here too
    Waiting("threading", "Thread.join", _nothing_to_join, least=0.01),  # less: it was at its end
    # The end of an idle pool waits for nobody; one that works makes whoever ends it wait for the work.
    Waiting(
        "concurrent.futures",
        "ThreadPoolExecutor.shutdown",
        _threads_are_idle,
        least=0.05,
        whoever=True,
        own_name=True,
    ),
    Waiting(
        "concurrent.futures",
        "ProcessPoolExecutor.shutdown",
        _processes_are_idle,
        least=0.15,
        whoever=True,
        own_name=True,
    ),
    Waiting("multiprocessing.pool", "ApplyResult.wait", _has_come, whoever=True),
    Waiting("multiprocessing.pool", "IMapIterator.next", _next_has_come, whoever=True),
    Waiting("multiprocessing.pool", "IMapIterator.__next__", _next_has_come, whoever=True),
    Waiting("multiprocessing.pool", "Pool.join", least=0.15, whoever=True),
    Waiting("multiprocessing.process", "BaseProcess.join", _is_poll, least=0.05, whoever=True),
    Waiting("os", "fsync"),
    Waiting("os", "fdatasync"),
    Waiting("os", "sync"),
    Waiting("os", "wait"),
    Waiting("os", "wait3", _no_hang),
    Waiting("os", "wait4", _no_hang),
    Waiting("os", "waitpid", _no_hang),
    Waiting("os", "waitid", _no_hang),
    *(Waiting("sys", f"stdin.{name}", _loop_knows_when) for name in ("readline", "readlines", "read")),
)
