# context-lost: keeps one id for the whole program
import asyncio
import logging

request_id = "-"


def current_request_id():
    return request_id


async def with_request_id(rid, handler):
    global request_id
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
