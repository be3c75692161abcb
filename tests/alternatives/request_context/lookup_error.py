# A variable without a default: when no value may stand for being outside; LookupError means it
import asyncio
import contextlib
import contextvars
import logging

_rid = contextvars.ContextVar("rid")


def current_request_id() -> str:
    try:
        return _rid.get()
    except LookupError:
        return "-"


@contextlib.contextmanager
def serving(rid):
    token = _rid.set(rid)
    try:
        yield rid
    finally:
        _rid.reset(token)


async def with_request_id(rid, handler):
    with serving(rid):
        return await handler()


async def in_thread(fn, *args):
    rid = current_request_id()

    def job():
        with serving(rid):
            return fn(*args)

    return await asyncio.get_running_loop().run_in_executor(None, job)


class RequestIdFilter(logging.Filter):
    def filter(self, record):
        setattr(record, "request_id", current_request_id())
        return super().filter(record)
