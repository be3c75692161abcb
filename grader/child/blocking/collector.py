"""Keep the cycle collector from running on the watchdog's thread while it reads another one.

Its finalizers may release the interpreter's lock, and then a long step is over before it was read. Nothing
may be allocated on the way to `pause`: that is when a collection begins.
"""

from __future__ import annotations

import gc

_is_on, _on, _off = gc.isenabled, gc.enable, gc.disable  # before anybody can replace them


def pause() -> bool:
    """Hold the collector back, for a moment in which no other thread runs; give what `resume` needs."""
    was_on = _is_on()
    _off()
    return was_on


def resume(was_on: bool) -> None:
    """Leave it as `pause` found it."""
    if was_on:
        _on()
