# A thread for each call: when calls may last so long that they would fill every pool
import asyncio
import threading


async def call(fn, *args, **kwargs):
    loop = asyncio.get_running_loop()
    done = loop.create_future()

    def run():
        try:
            value = fn(*args, **kwargs)
        except Exception as error:
            loop.call_soon_threadsafe(done.set_exception, error)
        else:
            loop.call_soon_threadsafe(done.set_result, value)

    threading.Thread(target=run, daemon=True).start()
    return await done
