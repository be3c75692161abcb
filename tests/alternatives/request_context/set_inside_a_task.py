# The id set at the start of a task: when nothing has to be set back; the context of the task ends with it
import asyncio
import contextvars
import logging

request_id = contextvars.ContextVar("request_id", default="-")


def current_request_id():
    return request_id.get()


async def with_request_id(rid, handler):
    async def run():
        request_id.set(rid)
        return await handler()

    async with asyncio.TaskGroup() as group:
        task = group.create_task(outcome(run()))
    result, error = task.result()
    if error is not None:
        raise error
    return result


async def outcome(awaitable):
    try:
        return await awaitable, None
    except Exception as error:
        return None, error


async def in_thread(fn, *args):
    return await asyncio.to_thread(fn, *args)


class RequestIdFilter(logging.Filter):
    def filter(self, record):
        record.request_id = current_request_id()
        return True
