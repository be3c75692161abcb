"""Keep what the engine knows from the learner's code, on objects that it is given: fakes, tasks."""

from __future__ import annotations

import os
import sys
from typing import Any

from grader.child.frames import frame_above

_STANDARD = os.path.dirname(os.__file__) + os.sep  # noqa: PTH120  # compared with names of code, which are texts
_OTHERS = os.path.join(_STANDARD, "site-packages")  # noqa: PTH118  # as above
# These look into a class to find out what its objects can do, such as be awaited.
_KINDS = (
    "<frozen abc>",
    "<frozen _collections_abc>",
    _STANDARD + "abc.py",
    _STANDARD + "_collections_abc.py",
    _STANDARD + "typing.py",  # for protocols that a library has made of such kinds
)
# It runs what a loop is asked to call, as the standard library does.
_STEPS = os.path.join(os.path.dirname(__file__), "blocking", "steps.py")  # noqa: PTH118, PTH120  # as above
_files: set[str] = set()  # the learner's, by the names of their code
_own: set[int] = set()  # the ids of the globals of the grader's modules, which live as long as the process
_id = id  # a program may replace the builtin name


def know_own() -> None:
    """Note which modules are the grader's; later on, a program may have put one of its own among them."""
    modules = [each for name, each in sys.modules.items() if name.startswith("grader.")]
    _own.update(_id(vars(each)) for each in modules if each.__file__ != _STEPS)


def close_to(file: str) -> None:
    """Keep the fields of fakes and tasks from the code of a file."""
    _files.add(file)
    if not _own:  # where nobody has served jobs: a test of the engine
        know_own()


def asked_from_outside() -> bool:
    """Say whether what calls the caller's caller is the learner's, or the standard library for anybody.

    A loop or a thread may call `getattr` itself for whoever asked it to, with no frame of his below it.
    """
    frame = frame_above(2)
    return _id(frame.f_globals) not in _own and _is_outside(frame)  # to look at code is an audit event


def _is_outside(frame: Any) -> bool:
    name = frame.f_code.co_filename
    if name[:1] == "<" and frame.f_code.co_name == "__init__" and frame.f_back is not None:
        name = frame.f_back.f_code.co_filename  # dataclasses make that of a fake
    if name in _files or name[:1] == "<" or name == _STEPS:
        return True
    return bool(_files) and name.startswith(_STANDARD) and not name.startswith(_OTHERS)


def _refuse(name: str, what: str = "has no attribute") -> AttributeError:
    return AttributeError(f"'function' object {what} '{name}'", name=name, obj=None)


class OnlyCalled(type):
    """A class whose parts are closed as well: through them the fields of its objects could be reached."""

    def __getattribute__(cls, name: str) -> Any:
        """Give a part to those who may have it."""
        closed = name[:2] != "__" or (name == "__dict__" and frame_above(1).f_code.co_filename not in _KINDS)
        if closed and _files and asked_from_outside():
            raise _refuse(name)
        return type.__getattribute__(cls, name)

    def __setattr__(cls, name: str, value: object) -> None:
        """Set a part for those who may."""
        if _files and _is_outside(frame_above(1)):
            raise _refuse(name, "cannot be given")
        type.__setattr__(cls, name, value)


class Closed(metaclass=OnlyCalled):
    """Something that the learner's code may call, and not look into."""

    __slots__ = ()

    def __getattribute__(self, name: str) -> Any:
        """Give a field to those who may have it."""
        if name[:2] != "__" and _files and asked_from_outside():
            raise _refuse(name)
        return object.__getattribute__(self, name)

    def __setattr__(self, name: str, value: object) -> None:
        """Set a field for those who may."""
        if _files and _is_outside(frame_above(1)):
            raise _refuse(name, "cannot be given")
        object.__setattr__(self, name, value)
