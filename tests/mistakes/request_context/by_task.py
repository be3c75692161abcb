# context-lost: keeps the id with the task, which tasks started by it are not
import asyncio
import logging
import weakref

ids = weakref.WeakKeyDictionary()


def current_request_id():
    try:
        return ids.get(asyncio.current_task(), "-")
    except RuntimeError:
        return "-"


async def with_request_id(rid, handler):
    task = asyncio.current_task()
    before = ids.get(task, "-")
    ids[task] = rid
    try:
        return await handler()
    finally:
        ids[task] = before


async def in_thread(fn, *args):
    return await asyncio.to_thread(fn, *args)


class RequestIdFilter(logging.Filter):
    def filter(self, record):
        record.request_id = current_request_id()
        return True
