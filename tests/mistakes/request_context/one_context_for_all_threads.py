# context-lost: lets all threads of a request enter one context
import asyncio
import contextvars
import logging

request_id = contextvars.ContextVar("request_id", default="-")
contexts = {}


def current_request_id():
    return request_id.get()


async def with_request_id(rid, handler):
    token = request_id.set(rid)
    outer, context = contexts.get(rid), contextvars.copy_context()
    contexts[rid] = context
    try:
        return await handler()
    finally:
        contexts[rid] = outer
        request_id.reset(token)


async def in_thread(fn, *args):
    context = contexts.get(current_request_id()) or contextvars.copy_context()
    return await asyncio.get_running_loop().run_in_executor(None, context.run, fn, *args)


class RequestIdFilter(logging.Filter):
    def filter(self, record):
        record.request_id = current_request_id()
        return True
