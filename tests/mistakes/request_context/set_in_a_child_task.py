# context-lost: sets the id in a task of its own, which changes only that task's context
import asyncio
import logging
from contextvars import ContextVar

request_id = ContextVar("request_id", default="-")


def current_request_id():
    return request_id.get()


async def with_request_id(rid, handler):
    async def set_id():
        request_id.set(rid)

    await asyncio.create_task(set_id())
    return await handler()  # <- here


async def in_thread(fn, *args):
    return await asyncio.to_thread(fn, *args)


class RequestIdFilter(logging.Filter):
    def filter(self, record):
        record.request_id = current_request_id()
        return True
