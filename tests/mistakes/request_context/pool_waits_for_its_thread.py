# blocking-call: leaves the block of a pool, which stops the loop until the function has ended
import asyncio
import contextvars
import logging
from concurrent.futures import ThreadPoolExecutor

request_id = contextvars.ContextVar("request_id", default="-")


def current_request_id():
    return request_id.get()


async def with_request_id(rid, handler):
    token = request_id.set(rid)
    try:
        return await handler()
    finally:
        request_id.reset(token)


async def in_thread(fn, *args):
    context = contextvars.copy_context()
    with ThreadPoolExecutor(1) as pool:  # <- here
        job = pool.submit(context.run, fn, *args)
        return await asyncio.wrap_future(job)


class RequestIdFilter(logging.Filter):
    def filter(self, record):
        record.request_id = current_request_id()
        return True
