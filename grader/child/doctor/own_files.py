"""Tell the files of a program of the user's own: the script, and what it imports from beside itself."""

from __future__ import annotations

import contextlib
import os
import sysconfig
from typing import TYPE_CHECKING, Any

from grader.child.audit import listen
from grader.child.evidence.places import Learner

if TYPE_CHECKING:
    from types import CodeType

_PACKAGE = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))) + os.sep  # noqa: PTH100, PTH120  # compared with co_filename
_FOREIGN = (f"{os.sep}site-packages{os.sep}", f"{os.sep}dist-packages{os.sep}")
_INTERPRETER = tuple(path + os.sep for name in ("stdlib", "platstdlib") if (path := sysconfig.get_path(name)))


class ProgramFiles(Learner):
    """The program's files, known one by one as they are about to run."""

    __slots__ = ("_known", "_root")

    def __init__(self, script: str) -> None:
        """Take the absolute path of the script."""
        super().__init__([])
        self._known: set[str] = {script}
        self._files = self._known  # type: ignore[assignment]  # it grows; nothing else differs
        self._root = os.path.dirname(script).rstrip(os.sep) + os.sep  # noqa: PTH120  # compared with co_filename
        _follow(self)

    def about_to_run(self, code: CodeType) -> None:
        """Take a module's file in if it is the program's."""
        name = code.co_filename
        if not name.startswith(self._root) or name.startswith((_PACKAGE, *_INTERPRETER)):
            return
        if not any(part in name for part in _FOREIGN):
            self._known.add(name)


_active: list[ProgramFiles] = []


def _follow(files: ProgramFiles) -> None:
    if not _active:
        listen(["exec"], _executed)
    _active[:] = [files]


def _executed(_event: str, arguments: tuple[Any, ...]) -> None:
    if _active:
        with contextlib.suppress(Exception):  # an error here would surface in the program's import
            _active[0].about_to_run(arguments[0])
