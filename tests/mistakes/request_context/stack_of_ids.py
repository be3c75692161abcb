# context-lost: keeps the ids on one stack, as if requests ended in the order of a stack
import asyncio
import logging

stack = ["-"]


def current_request_id():
    return stack[-1]


async def with_request_id(rid, handler):
    stack.append(rid)
    try:
        return await handler()  # <- here
    finally:
        stack.pop()


async def in_thread(fn, *args):
    return await asyncio.to_thread(fn, *args)


class RequestIdFilter(logging.Filter):
    def filter(self, record):
        record.request_id = current_request_id()
        return True
