"""Run a file as Python itself would run it as a script, and show errors as Python shows them."""

from __future__ import annotations

import ast
import asyncio
import builtins
import inspect
import os
import sys
from dataclasses import dataclass
from types import CodeType, ModuleType, TracebackType
from typing import TYPE_CHECKING, Any

from grader.child.clock.observer import Deadlock
from grader.child.doctor.standstill import StandStill

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from grader.child.evidence.places import Learner

_ENGINE = os.path.dirname(os.path.dirname(os.path.abspath(__file__))) + os.sep  # noqa: PTH100, PTH120  # compared with co_filename
INTERRUPTED = 130


@dataclass(frozen=True, slots=True)
class Ended:
    """How a program ended: the exit code as a shell shows it, and the error that escaped."""

    code: int
    error: BaseException | None = None


class Program:
    """One script; its module takes the place of `__main__`."""

    def __init__(self, script: str, typed: str, arguments: Sequence[str]) -> None:
        """Take the absolute path, the path as it was typed, and the script's own arguments."""
        self._script = script
        with open(script, "rb") as file:  # noqa: PTH123  # pathlib would load first
            text = file.read()
        self._tree = ast.parse(text, script)
        self._code: CodeType = compile(self._tree, script, "exec", dont_inherit=True)
        self.module = ModuleType("__main__")
        self.module.__dict__.update(__file__=script, __builtins__=builtins, __cached__=None)
        sys.argv[:] = [typed, *arguments]
        sys.path[0] = os.path.dirname(script)  # noqa: PTH120  # as above
        sys.modules["__main__"] = self.module

    def run(self, started_loop: Callable[[], bool]) -> Ended:
        """Run the script; call its `main` if that has started no loop and has not been called."""
        try:
            exec(self._code, self.module.__dict__)  # noqa: S102  # running the program is the purpose
            if not started_loop():
                self._call_main()
        except BaseException as error:
            return _ended(error)
        return Ended(0)

    def _call_main(self) -> None:
        main = getattr(self.module, "main", None)
        if not inspect.isfunction(main) or _calls(self._tree, "main"):
            return
        try:
            inspect.signature(main).bind()
        except TypeError:  # it wants arguments that nobody can know
            return
        if inspect.iscoroutinefunction(main):
            asyncio.run(main())
        else:
            main()


def import_instead(replaced: Mapping[str, ModuleType], learner: Learner) -> Callable[[], None]:
    """Give the program's files other modules of these names when they import them; give what undoes it."""
    original: Any = builtins.__import__

    def program_import(name: str, *rest: Any, **options: Any) -> ModuleType:
        if name in replaced and learner.owns(sys._getframe(1).f_code.co_filename):
            return replaced[name]
        module: ModuleType = original(name, *rest, **options)
        return module

    def undo() -> None:
        builtins.__import__ = original

    builtins.__import__ = program_import
    return undo


def _calls(tree: ast.Module, name: str) -> bool:
    """Say whether a statement of the module itself calls a function of that name."""
    own = [each for each in tree.body if not isinstance(each, ast.FunctionDef | ast.AsyncFunctionDef)]
    nodes = (node for each in own for node in ast.walk(each))
    return any(isinstance(node, ast.Call) and getattr(node.func, "id", "") == name for node in nodes)


def _ended(error: BaseException) -> Ended:
    _without_engine(error, set())
    if isinstance(error, SystemExit):
        return Ended(_exit_code(error), error)
    if not isinstance(error, StandStill | Deadlock):  # ours: the report says more
        sys.excepthook(type(error), error, error.__traceback__)
    return Ended(INTERRUPTED if isinstance(error, KeyboardInterrupt) else 1, error)


def _exit_code(error: SystemExit) -> int:
    if error.code is None or isinstance(error.code, int):
        return (error.code or 0) & 0xFF
    print(error.code, file=sys.stderr)  # noqa: T201  # what the interpreter does
    return 1


def _without_engine(error: BaseException | None, done: set[int]) -> None:
    """Take our own frames out of an error's traceback, and of those that it came from."""
    if error is None or id(error) in done:
        return
    done.add(id(error))
    error.__traceback__ = _cleaned(error.__traceback__)
    _without_engine(error.__cause__, done)
    _without_engine(error.__context__, done)
    for inner in error.exceptions if isinstance(error, BaseExceptionGroup) else ():
        _without_engine(inner, done)


def _cleaned(traceback: TracebackType | None) -> TracebackType | None:
    kept: list[TracebackType] = []
    while traceback is not None:
        if not traceback.tb_frame.f_code.co_filename.startswith(_ENGINE):
            kept.append(traceback)
        traceback = traceback.tb_next
    for one, following in zip(kept, [*kept[1:], None], strict=True):
        one.tb_next = following
    return kept[0] if kept else None
