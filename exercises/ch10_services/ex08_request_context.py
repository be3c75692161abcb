"""Know which request this code works for.

Keep the id of the current request where every function can ask for it, without passing it along.

    request ada   id ada  ███▒▒▒▒▒▒▒▒▒▒▒▒███     ▒ waits: another request runs meanwhile
    request bob           ░░░███▒▒▒██████        id bob, in its tasks and threads, too
    outside       id -    ░                      ░ the id is what it was before

What is looked at: the id in handlers that run at the same time, before and after each wait, in tasks,
threads and log records; that the old id is back on every way out; that nothing stops the loop.
Done when each request sees its own id, and nobody else does.
Read: https://docs.python.org/3/library/contextvars.html
"""

import logging
from collections.abc import Callable, Coroutine
from typing import Any


# TODO: what holds an id for each task, and not one for the whole program or the whole thread?
def current_request_id() -> str:
    """Give the id of the request that this code works for; "-" outside of any."""
    raise NotImplementedError


async def with_request_id(rid: str, handler: Callable[[], Coroutine[Any, Any, object]]) -> object:
    """Give the result of `await handler()`, which runs with `rid` as its id; requests may be nested."""
    # TODO: set the id; on every way out, the caller's id is again what it was
    raise NotImplementedError


async def in_thread(fn: Callable[..., object], *args: object) -> object:
    """Give the result of `fn(*args)`, run in a thread with the same id; a cancellation leaves at once."""
    raise NotImplementedError


class RequestIdFilter(logging.Filter):
    """For every record: set `record.request_id` to the current id, and let the record pass."""

    # TODO: write `filter(self, record)`; logging drops a record for which it returns nothing
