# tries: call the function at once, in the thread of the loop
# for: offload_legacy
# ends: failed review

import asyncio
import concurrent.futures


class Inline(concurrent.futures.Executor):
    def submit(self, fn, *args, **kwargs):
        future = concurrent.futures.Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except BaseException as error:
            future.set_exception(error)
        return future


async def call(fn, *args, **kwargs):
    return await asyncio.get_running_loop().run_in_executor(Inline(), lambda: fn(*args, **kwargs))
