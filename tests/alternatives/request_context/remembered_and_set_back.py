# Set back by hand: when reset may happen in another context
import asyncio
import contextvars
import logging
import threading

request_id: contextvars.ContextVar[str | None] = contextvars.ContextVar("request_id", default=None)


def current_request_id():
    return request_id.get() or "-"


async def with_request_id(rid, handler):
    before = request_id.get()
    request_id.set(rid)
    try:
        result = await handler()
    except BaseException:
        request_id.set(before)
        raise
    request_id.set(before)
    return result


async def in_thread(fn, *args):
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    context = contextvars.copy_context()

    def work():
        try:
            result = context.run(fn, *args)
        except Exception as error:
            loop.call_soon_threadsafe(settle, future.set_exception, error)
        else:
            loop.call_soon_threadsafe(settle, future.set_result, result)

    def settle(how, what):
        if not future.done():
            how(what)

    threading.Thread(target=work).start()
    return await future


class RequestIdFilter(logging.Filter):
    def __init__(self, name=""):
        super().__init__(name)

    def filter(self, record):
        record.request_id = current_request_id()
        return 1
