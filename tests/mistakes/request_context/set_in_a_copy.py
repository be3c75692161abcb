# context-lost: sets the id in a copy of the context, and runs the handler outside of it
import asyncio
import contextvars
import logging

request_id = contextvars.ContextVar("request_id", default="-")


def current_request_id():
    return request_id.get()


async def with_request_id(rid, handler):
    context = contextvars.copy_context()
    context.run(request_id.set, rid)
    return await handler()  # <- here


async def in_thread(fn, *args):
    return await asyncio.to_thread(fn, *args)


class RequestIdFilter(logging.Filter):
    def filter(self, record):
        record.request_id = current_request_id()
        return True
