# thread-limits: makes a pool in its first call, and uses it in later ones, whatever number they ask for
import asyncio
from concurrent.futures import ThreadPoolExecutor

pools = {}  # by event loop


async def run_all(fn, items, workers):
    loop = asyncio.get_running_loop()
    if loop not in pools:
        pools[loop] = ThreadPoolExecutor(workers)
        loop.set_default_executor(pools[loop])
    calls = [loop.run_in_executor(None, fn, item) for item in items]
    return await asyncio.gather(*calls)  # <- here
