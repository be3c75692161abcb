# A future made by the first caller: when waiting callers should get the very error of the load
import asyncio


class Cache:
    def __init__(self):
        self.futures = {}

    async def get(self, key, load):
        while key in self.futures:
            try:
                return await asyncio.shield(self.futures[key])
            except asyncio.CancelledError:
                if asyncio.current_task().cancelling():
                    raise
        future = self.futures[key] = asyncio.get_running_loop().create_future()
        try:
            value = await load(key)
        except BaseException as error:
            del self.futures[key]
            if isinstance(error, asyncio.CancelledError):
                future.cancel()
            else:
                future.set_exception(error)
                future.exception()
            raise
        future.set_result(value)
        return value
