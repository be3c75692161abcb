"""Keep what was drawn of a verdict: in a class the same one stands on many pages."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from grader.model import Verdict

MOST = 1000  # verdicts of which something is kept

_Drawn = TypeVar("_Drawn", bound=str)


class Kept:
    """Draw each part of a verdict once; another object is another verdict, whatever it holds."""

    def __init__(self, most: int = MOST) -> None:
        """Keep the parts of that many verdicts, those that were asked for last."""
        self._most = most
        self._parts: OrderedDict[int, tuple[Verdict, dict[Hashable, Any]]] = OrderedDict()

    def part(self, verdict: Verdict, name: Hashable, draw: Callable[[], _Drawn]) -> _Drawn:
        """Give what was drawn under that name, else draw it."""
        # The verdict is held as well: as long as it is here no other one has its number.
        _, parts = self._parts.setdefault(id(verdict), (verdict, {}))
        self._parts.move_to_end(id(verdict))
        if len(self._parts) > self._most:
            self._parts.popitem(last=False)
        if name not in parts:
            parts[name] = draw()
        drawn: _Drawn = parts[name]
        return drawn
