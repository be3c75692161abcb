# ContextVar and its token: when code far below has to know what it works for
"""Know which request this code works for."""

import asyncio
import logging
from collections.abc import Callable, Coroutine
from contextvars import ContextVar
from typing import Any

_request_id: ContextVar[str] = ContextVar("request_id", default="-")


def current_request_id() -> str:
    """Give the id of the request that this code works for; "-" outside of any."""
    return _request_id.get()


async def with_request_id(rid: str, handler: Callable[[], Coroutine[Any, Any, object]]) -> object:
    """Give the result of `await handler()`, which runs with `rid` as its id."""
    token = _request_id.set(rid)
    try:
        return await handler()
    finally:
        _request_id.reset(token)  # to what it was, which need not be the default


async def in_thread(fn: Callable[..., object], *args: object) -> object:
    """Give the result of `fn(*args)`, run in a thread with the same id; a cancellation leaves at once."""
    return await asyncio.to_thread(fn, *args)  # takes the context along, as run_in_executor does not


class RequestIdFilter(logging.Filter):
    """For every record: set `record.request_id` to the current id, and let the record pass."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Mark the record."""
        record.request_id = current_request_id()
        return True
