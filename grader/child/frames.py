"""Look at running frames without an audit event, which each look by way of `sys` is.

The warden hears of every such event and asks who made it: that costs ten times as much as the look.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Generator
    from types import FrameType


def _looker() -> Generator[Any, None, None]:
    own = sys._getframe()
    while True:
        yield own.f_back  # whoever has asked for the next value


_look = _looker().__next__  # bound, so that no builtin name is looked up that a program may have replaced


def frame_above(depth: int = 0) -> FrameType:
    """Give the frame of the caller, or one that is `depth` callers above it, as `sys._getframe` does."""
    try:
        found: FrameType = _look().f_back
    except ValueError:  # it is just looking for another thread, or for what this one has interrupted
        return sys._getframe(depth + 1)
    while depth and found.f_back is not None:
        depth -= 1
        found = found.f_back
    return found
