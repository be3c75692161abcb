"""Keep the fields of a fake from the learner's code: to that it is a function, and nothing else."""

from __future__ import annotations

import sys
from typing import Any

_STANDARD = tuple({sys.prefix + "/lib/python", sys.base_prefix + "/lib/python"})
_files: set[str] = set()  # the learner's, by the names of their code
_frame = sys._getframe


def close_to(file: str) -> None:
    """Keep the fields of all fakes from the code of a file."""
    _files.add(file)


class Closed:
    """Something that the learner's code may call, and not look into."""

    __slots__ = ()

    def __getattribute__(self, name: str) -> Any:
        """Give a field to those who may have it."""
        if name[:2] != "__" and _files and _asked_from_outside():
            raise AttributeError(f"'function' object has no attribute '{name}'", name=name, obj=None)
        return object.__getattribute__(self, name)

    def __setattr__(self, name: str, value: object) -> None:
        """Set a field for those who may."""
        if _files and _asked_from_outside():
            raise AttributeError(f"'function' object attribute '{name}' is read-only", name=name, obj=None)
        object.__setattr__(self, name, value)


def _asked_from_outside() -> bool:
    """Say whether the learner's code asks, by itself or through the standard library."""
    frame: Any = _frame(2)
    name = frame.f_code.co_filename
    while name.startswith(_STANDARD) and "site-packages" not in name and frame.f_back is not None:
        frame = frame.f_back
        name = frame.f_code.co_filename
    return name in _files
