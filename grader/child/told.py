"""Tell a failed check to whoever runs plain pytest: what was asked, what was seen, at which line."""

from __future__ import annotations

import inspect
import os
from typing import TYPE_CHECKING

from _pytest._code.code import ReprFileLocation, TerminalRepr

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    import pytest
    from _pytest._io import TerminalWriter

    from grader.model import Place, Wait


class Told(TerminalRepr):
    """What pytest shows in place of a traceback."""

    def __init__(
        self, item: pytest.Item, message: str, place: Place | None, waits: Sequence[Wait], source: str
    ) -> None:
        self._asked = (inspect.getdoc(getattr(item, "function", None)) or item.name).partition("\n")[0]
        self._message = message
        self._waits = waits
        self._slug = item.path.stem.removeprefix("test_").partition("_")[2]
        file, line = (place.file, place.line) if place else (str(item.path), item.location[1] or 0)
        self._source = source.splitlines()[line - 1 : line] if place else []
        # What the line of pytest's summary and editors read.
        self.reprcrash = ReprFileLocation(_seen_from(item.config.invocation_params.dir, file), line, message)

    def toterminal(self, tw: TerminalWriter) -> None:
        """Write it."""
        for line in self._lines():
            tw.line(line)

    def _lines(self) -> Iterator[str]:
        yield self._asked
        if self._message and self._message != self._asked:
            yield f"E   {self._message}"
        for wait in self._waits:
            yield f"    {wait.task}: {wait.what}" + (f", line {wait.place.line}" if wait.place else "")
        if self._source:
            yield ""
            yield f"{self.reprcrash.path}:{self.reprcrash.lineno}"
            yield f">   {self._source[0].strip()}"
        yield ""
        yield f"Explained by: python -m grader grade {self._slug}"


def _seen_from(folder: Path, file: str) -> str:
    try:
        return os.path.relpath(file, folder)
    except ValueError:  # on another drive
        return file
