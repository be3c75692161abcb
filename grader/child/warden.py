"""Refuse a program the ways out of its own objects while it runs: frames, the collector, C, other code.

One listener hears of them however they are called. It looks only at what the learner's own lines call: the
grader, pytest and the standard library use the same ways all the time.
"""

from __future__ import annotations

import sys
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from grader.child.audit import listen

if TYPE_CHECKING:
    from collections.abc import Callable

_REFUSED = frozenset(
    {
        *("sys._getframe", "sys._current_frames", "sys._current_exceptions", "sys._getframemodulename"),
        *("sys.settrace", "sys.setprofile", "sys.addaudithook", "sys.monitoring.register_callback"),
        *("gc.get_objects", "gc.get_referrers", "gc.get_referents", "code.__new__", "function.__new__"),
        *("ctypes.dlopen", "ctypes.dlsym", "ctypes.dlsym/handle", "ctypes.string_at", "ctypes.addressof"),
        *("ctypes.cdata", "ctypes.call_function", "ctypes.PyObj_FromPtr"),
    }
)
# Here the standard library asks for the program, a line higher up: os.spawnv, pty.fork.
_FORKED = frozenset({"os.fork", "os.forkpty", "os.posix_spawn"})
_READ, _WRITTEN, _FOUND = "object.__getattr__", "object.__setattr__", "pickle.find_class"
_PARTS = MappingProxyType(
    {
        _READ: frozenset({"tb_frame", "gi_frame", "cr_frame", "ag_frame"}),
        _WRITTEN: frozenset({"__code__"}),
    }
)
_FOREIGN = ("grader", "gc", "ctypes", "_ctypes", "builtins", "sys", "pytest", "_pytest")
_MADE = ("<string>", "<stdin>")  # code that the learner's lines have made of a text
_files: set[str] = set(_MADE)
_hooked: list[bool] = []


def watch(file: str) -> None:
    """Refuse from now on what a file may not do; it cannot be taken back."""
    _files.add(file)
    if not _hooked:
        _hooked.append(True)
        listen([*_REFUSED, *_FORKED, *_PARTS, _FOUND], _made_listener())


def _made_listener() -> Callable[[str, tuple[Any, ...]], None]:
    """Bind what the listener needs, so that no name that a program can change is looked up."""
    frame, files, parts, foreign, forked = sys._getframe, _files, _PARTS, _FOREIGN, _FORKED
    denied, asking = PermissionError, [False]

    def heard(event: str, arguments: tuple[Any, ...]) -> None:
        if event in parts:
            if arguments[1] not in parts[event]:
                return
        elif event == _FOUND and arguments[0].partition(".")[0] not in foreign:
            return
        if asking[0]:
            return
        asking[0] = True  # to look at the frame is such an event itself
        try:
            asker = frame(2)
            above = asker.f_back if event in forked else None
            asked_by = {each.f_code.co_filename for each in (asker, above) if each is not None}
        finally:
            asking[0] = False
        if not asked_by.isdisjoint(files):
            raise denied(f"{_said(event, arguments)} leads out of the program. No exercise needs it.")

    return heard


def _said(event: str, arguments: tuple[Any, ...]) -> str:
    if event in _PARTS:
        return str(arguments[1])
    return str(arguments[0]) if event == _FOUND else event.partition("/")[0]
