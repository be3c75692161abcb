# task-not-awaited: awaits its tasks in turn, and leaves the later ones at work when one has been cancelled
import asyncio


async def fetch_all(fetch, keys):
    running = [asyncio.ensure_future(fetch(key)) for key in keys]  # <- here
    ok, errors = {}, {}
    for key, task in zip(keys, running):
        try:
            value = await task
        except asyncio.CancelledError:
            raise
        except Exception as error:
            errors[key] = error
        else:
            ok[key] = value
    return ok, errors
