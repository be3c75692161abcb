# context-lost: keeps one token for all requests
import asyncio
import logging
from contextvars import ContextVar

request_id = ContextVar("request_id", default="-")


def current_request_id():
    return request_id.get()


token = None


async def with_request_id(rid, handler):
    global token
    token = request_id.set(rid)
    try:
        return await handler()
    finally:
        request_id.reset(token)  # <- here


async def in_thread(fn, *args):
    return await asyncio.to_thread(fn, *args)


class RequestIdFilter(logging.Filter):
    def filter(self, record):
        record.request_id = current_request_id()
        return True
