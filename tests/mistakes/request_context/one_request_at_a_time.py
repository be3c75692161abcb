# lock-too-wide: a lock keeps the global id right, and all other requests out
import asyncio
import logging

request_id = "-"
lock = asyncio.Lock()


def current_request_id():
    return request_id


async def with_request_id(rid, handler):
    global request_id
    async with lock:
        before = request_id
        request_id = rid
        try:
            return await handler()  # <- here
        finally:
            request_id = before


async def in_thread(fn, *args):
    return await asyncio.to_thread(fn, *args)


class RequestIdFilter(logging.Filter):
    def filter(self, record):
        record.request_id = current_request_id()
        return True
