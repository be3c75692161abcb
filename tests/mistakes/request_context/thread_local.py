# context-lost: keeps one id for each thread, and all requests run in one
import asyncio
import logging
import threading

local = threading.local()


def current_request_id():
    return getattr(local, "request_id", "-")


async def with_request_id(rid, handler):
    before = current_request_id()
    local.request_id = rid
    try:
        return await handler()  # <- here
    finally:
        local.request_id = before


async def in_thread(fn, *args):
    rid = current_request_id()

    def job():
        local.request_id = rid
        return fn(*args)

    return await asyncio.to_thread(job)


class RequestIdFilter(logging.Filter):
    def filter(self, record):
        record.request_id = current_request_id()
        return True
