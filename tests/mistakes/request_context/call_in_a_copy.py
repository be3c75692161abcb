# context-lost: only the call that makes the coroutine runs in the copied context
import asyncio
import contextvars
import logging

request_id = contextvars.ContextVar("request_id", default="-")


def current_request_id():
    return request_id.get()


async def with_request_id(rid, handler):
    context = contextvars.copy_context()
    context.run(request_id.set, rid)
    return await context.run(handler)  # <- here


async def in_thread(fn, *args):
    return await asyncio.to_thread(fn, *args)


class RequestIdFilter(logging.Filter):
    def filter(self, record):
        record.request_id = current_request_id()
        return True
