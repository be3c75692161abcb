# Workers that are started afresh: the usual way on macOS and Windows, and the same on every system
import asyncio
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context


async def crunch(fn, numbers, workers=2):
    loop = asyncio.get_running_loop()
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        return await asyncio.gather(*(loop.run_in_executor(pool, fn, number) for number in numbers))
