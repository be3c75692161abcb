# task-not-awaited: starts the handler in a task, and does not wait for it
import asyncio
import contextvars
import logging

request_id = contextvars.ContextVar("request_id", default="-")
tasks = set()


def current_request_id():
    return request_id.get()


async def with_request_id(rid, handler):
    context = contextvars.copy_context()
    context.run(request_id.set, rid)
    task = asyncio.create_task(handler(), context=context)  # <- here
    tasks.add(task)
    task.add_done_callback(tasks.discard)
    return task


async def in_thread(fn, *args):
    return await asyncio.to_thread(fn, *args)


class RequestIdFilter(logging.Filter):
    def filter(self, record):
        record.request_id = current_request_id()
        return True
