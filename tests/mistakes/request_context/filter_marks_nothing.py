# wrong-result: the filter lets every record pass, and marks none
import asyncio
import logging
from contextvars import ContextVar

request_id = ContextVar("request_id", default="-")


def current_request_id():
    return request_id.get()


async def with_request_id(rid, handler):
    token = request_id.set(rid)
    try:
        return await handler()
    finally:
        request_id.reset(token)


async def in_thread(fn, *args):
    return await asyncio.to_thread(fn, *args)


class RequestIdFilter(logging.Filter):
    def filter(self, record):
        return True  # <- here
