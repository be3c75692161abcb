# others-keep-running: has tasks that could be cancelled, and does not cancel them
import asyncio


async def load_all(fetch, keys):
    tasks = [asyncio.create_task(fetch(key)) for key in keys]  # <- here
    try:
        return await asyncio.gather(*tasks)
    except Exception as error:
        raise error
