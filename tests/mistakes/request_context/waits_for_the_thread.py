# blocking-call: starts a thread, and stops the loop until it has ended
import contextvars
import logging
import threading

request_id = contextvars.ContextVar("request_id", default="-")


def current_request_id():
    return request_id.get()


async def with_request_id(rid, handler):
    token = request_id.set(rid)
    try:
        return await handler()
    finally:
        request_id.reset(token)


async def in_thread(fn, *args):
    results = []
    context = contextvars.copy_context()
    thread = threading.Thread(target=lambda: results.append(context.run(fn, *args)))
    thread.start()
    thread.join()  # <- here
    return results[0]


class RequestIdFilter(logging.Filter):
    def filter(self, record):
        record.request_id = current_request_id()
        return True
