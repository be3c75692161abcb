# context-lost: the threads of a pool know nothing of the caller's context
import asyncio
import logging
from concurrent.futures import ThreadPoolExecutor
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


pool = ThreadPoolExecutor(4)


async def in_thread(fn, *args):
    loop = asyncio.get_running_loop()
    return await loop.run_in_executor(pool, lambda: fn(*args))  # <- here


class RequestIdFilter(logging.Filter):
    def filter(self, record):
        record.request_id = current_request_id()
        return True
