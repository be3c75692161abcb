"""Hear of audit events by name, through one hook for all who listen.

The interpreter calls every hook at every event, and some events, such as a look at a frame, come by the
thousand: one hook that knows who wants what spares them all but one call.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    Listener = Callable[[str, tuple[Any, ...]], None]
    Listen = Callable[[Iterable[str], Listener], None]


def _made() -> Listen:
    """Keep the table where no program can reach it by a name."""
    listeners: dict[str, tuple[Listener, ...]] = {}
    hooked: list[bool] = []
    find = listeners.get

    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        for listener in find(event, ()):
            listener(event, arguments)

    def listen(events: Iterable[str], listener: Listener) -> None:
        """Call the listener at each of these events; whoever made the event is two frames above it.

        It cannot be taken back. What the listener raises surfaces in the call that made the event.
        """
        for event in events:
            listeners[event] = (*find(event, ()), listener)
        if not hooked:
            hooked.append(True)
            sys.addaudithook(hook)

    return listen


listen = _made()
