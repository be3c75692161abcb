# errors-hidden: turns a ValueError of the handler into None
import asyncio
import logging
from contextvars import ContextVar

_id: ContextVar[str] = ContextVar("request_id", default="-")


def current_request_id() -> str:
    return _id.get()


async def with_request_id(rid, handler):
    token = _id.set(rid)
    try:
        return await handler()
    except ValueError:
        return None
    finally:
        _id.reset(token)


async def in_thread(fn, *args):
    return await asyncio.to_thread(fn, *args)


class RequestIdFilter(logging.Filter):
    def filter(self, record):
        record.request_id = current_request_id()
        return True
