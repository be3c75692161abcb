"""Call back when a module has been imported for the first time."""

from __future__ import annotations

import contextlib
import sys
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    import importlib.machinery
    from collections.abc import Callable, Collection, Sequence
    from types import ModuleType


class AfterImport:
    """Wait, while entered, for modules that are not there yet; the program's own imports go on as ever."""

    def __init__(self, names: Collection[str], tell: Callable[[str], None]) -> None:
        self._names = frozenset(names)
        self._tell = tell

    def __enter__(self) -> Self:
        for name in self._names:
            if name in sys.modules:
                self._tell(name)
        sys.meta_path.insert(0, self)
        return self

    def __exit__(self, *_: object) -> None:
        with contextlib.suppress(ValueError):
            sys.meta_path.remove(self)

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        """Find an awaited module as the others do, and learn of the end of its execution."""
        if name not in self._names:
            return None
        for finder in sys.meta_path:
            spec = None if finder is self else finder.find_spec(name, path, target)
            if spec is not None and spec.loader is not None:
                self._listen(name, spec.loader)
                return spec
        return None

    def _listen(self, name: str, loader: Any) -> None:
        execute = loader.exec_module

        def exec_module(module: ModuleType) -> None:
            execute(module)
            self._tell(name)

        with contextlib.suppress(AttributeError):  # a loader of another kind: its modules go unwatched
            loader.exec_module = exec_module
