# context-lost: sets the id in the thread, and leaves it there
import asyncio
import contextvars
import logging

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
    def job(rid):
        request_id.set(rid)
        return fn(*args)

    return await asyncio.get_running_loop().run_in_executor(None, job, current_request_id())


class RequestIdFilter(logging.Filter):
    def filter(self, record):
        record.request_id = current_request_id()
        return True
