# A timer of the loop: when the deadline is to be moved or called off by other code
import asyncio


async def quote(fetch, limit, default):
    loop = asyncio.get_running_loop()
    task = asyncio.create_task(fetch())
    late = False

    def stop():
        nonlocal late
        late = True
        task.cancel()

    timer = loop.call_later(limit, stop)
    try:
        return await task
    except asyncio.CancelledError:
        if late and not asyncio.current_task().cancelling():
            return default
        raise
    finally:
        timer.cancel()
