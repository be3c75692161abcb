"""Move into namespaces of Linux: no network but loopback, and for each job processes of its own.

The process that serves the jobs leaves the machine's network once. Each job then begins with an init of its
own, process 1 of a space: when that is killed the kernel ends all that the job has started, wherever it hid.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import platform
import signal
import struct
import sys
from functools import cache

_USER, _PROCESSES, _NETWORK, _IPC = 0x10000000, 0x20000000, 0x40000000, 0x08000000
_DIE_WITH_PARENT = 1  # prctl: the signal that comes when the process that has forked this one is gone
_DUMPABLE = 4  # prctl: without it /proc of this process belongs to root after the change of user
_CAPABILITIES_3 = 0x20080522
_SET_FLAGS, _UP = 0x8914, 0x1
SWITCH = "KATAS_NAMESPACES"  # a variable of the environment; "none": as if the kernel refused them
_CLONE = {"x86_64": 56, "aarch64": 220}.get(platform.machine(), 0)  # number of the system call
_left: list[bool] = []  # set once jobs may have spaces of their own


def leave() -> bool:
    """Leave the machine's users and network, if the kernel allows it; to be called with one thread only."""
    off = os.environ.get(SWITCH) == "none"
    if off or sys.platform != "linux" or not _CLONE or not _try():
        return False
    _enter()
    _left.append(True)
    return True


def fork(*closed: int) -> int:
    """Fork a child into a space of its own; its init keeps none of the descriptors in `closed`.

    Without spaces this is an ordinary fork. The parent gets the number of what is to be killed.
    """
    if not _left:
        return os.fork()
    first = _fork_into(_PROCESSES)
    if first < 0:
        return os.fork()
    if first == 0:
        try:
            if os.fork() == 0:
                _drop()
                return 0
        except BaseException:  # nobody above may go on as a second server
            os._exit(1)
        _be_init(closed)
    return first


def _fork_into(flags: int) -> int:
    """Fork as `os.fork` does, into new namespaces; -1 when the kernel refuses.

    The C library does not hear of this fork, so the child is to do nothing but to fork again.
    """
    ctypes.pythonapi.PyOS_BeforeFork()
    child = int(ctypes.PyDLL(None).syscall(_CLONE, flags | signal.SIGCHLD, 0, 0, 0, 0))
    if child == 0:
        ctypes.pythonapi.PyOS_AfterFork_Child()
    else:
        ctypes.pythonapi.PyOS_AfterFork_Parent()
    return child


def _try() -> bool:
    """Let a child find out: a process that has got half of the way could not come back."""
    child = os.fork()
    if child == 0:
        status = 1
        with contextlib.suppress(Exception):
            _enter()
            status = 0 if _libc().unshare(_PROCESSES) == 0 else 1
        os._exit(status)
    return os.waitpid(child, 0)[1] == 0


def _enter() -> None:
    user, group = os.geteuid(), os.getegid()
    if _libc().unshare(_USER | _NETWORK | _IPC) != 0:
        raise OSError(ctypes.get_errno(), "no namespaces")
    _libc().prctl(_DUMPABLE, 1, 0, 0, 0)
    _write("/proc/self/setgroups", "deny")
    _write("/proc/self/uid_map", f"{user} {user} 1")
    _write("/proc/self/gid_map", f"{group} {group} 1")
    _raise_loopback()


def _raise_loopback() -> None:
    import fcntl  # noqa: PLC0415  # POSIX only
    import socket  # noqa: PLC0415  # as above

    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_socket:
        fcntl.ioctl(any_socket, _SET_FLAGS, struct.pack("16sh14x", b"lo", _UP))


def _be_init(closed: tuple[int, ...]) -> None:
    """Stay until somebody outside kills this process; the kernel reaps, since nobody asks for children.

    Without the server nobody is left to do that, so it goes with the server, and takes the space along.
    """
    try:
        _libc().prctl(_DIE_WITH_PARENT, signal.SIGKILL, 0, 0, 0)
        os.setsid()
        for descriptor in closed:
            os.close(descriptor)
        while True:
            signal.pause()
    finally:
        os._exit(0)


def _drop() -> None:
    """Give up the rights over the new namespaces: what comes now is not to change them."""
    header, nothing = struct.pack("=Ii", _CAPABILITIES_3, 0), bytes(24)
    _libc().capset(header, nothing)


def _write(path: str, text: str) -> None:
    descriptor = os.open(path, os.O_WRONLY)
    try:
        os.write(descriptor, text.encode())
    finally:
        os.close(descriptor)


@cache
def _libc() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)
