# context-lost: keeps one id for the whole program, and clears it afterwards
import asyncio
import logging

state = {"request_id": "-"}


def current_request_id():
    return state["request_id"]


async def with_request_id(rid, handler):
    state["request_id"] = rid
    try:
        return await handler()  # <- here
    finally:
        state["request_id"] = "-"


async def in_thread(fn, *args):
    return await asyncio.to_thread(fn, *args)


class RequestIdFilter(logging.Filter):
    def filter(self, record):
        record.request_id = current_request_id()
        return True
