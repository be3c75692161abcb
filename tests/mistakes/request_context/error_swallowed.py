# errors-hidden: an error of the handler does not reach the caller
import asyncio
import logging
from contextvars import ContextVar

request_id = ContextVar("request_id", default="-")


def current_request_id():
    return request_id.get()


async def with_request_id(rid, handler):
    token = request_id.set(rid)
    try:
        return await handler()
    except Exception:  # <- here
        logging.getLogger(__name__).exception("request %s failed", rid)
    finally:
        request_id.reset(token)


async def in_thread(fn, *args):
    return await asyncio.to_thread(fn, *args)


class RequestIdFilter(logging.Filter):
    def filter(self, record):
        record.request_id = current_request_id()
        return True
