# context-lost: leaves its id behind for whoever called
import asyncio
import logging
from contextvars import ContextVar

request_id = ContextVar("request_id", default="-")


def current_request_id():
    return request_id.get()


async def with_request_id(rid, handler):
    request_id.set(rid)
    return await handler()  # <- here


async def in_thread(fn, *args):
    return await asyncio.to_thread(fn, *args)


class RequestIdFilter(logging.Filter):
    def filter(self, record):
        record.request_id = current_request_id()
        return True
