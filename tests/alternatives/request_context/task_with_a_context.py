# A task with a context of its own: when nothing has to be reset
import asyncio
import contextvars
import logging

request_id = contextvars.ContextVar("request_id", default="-")


def current_request_id():
    return request_id.get()


async def with_request_id(rid, handler):
    context = contextvars.copy_context()
    context.run(request_id.set, rid)
    return await asyncio.create_task(handler(), context=context)


async def in_thread(fn, *args):
    return await asyncio.to_thread(fn, *args)


class RequestIdFilter(logging.Filter):
    def filter(self, record):
        record.request_id = current_request_id()
        return True
