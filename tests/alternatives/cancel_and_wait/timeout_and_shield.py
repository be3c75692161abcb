# A timeout around a shielded gather: when the outcomes are wanted as well
import asyncio


async def stop(tasks, grace):
    for task in tasks:
        task.cancel()
    everything = asyncio.gather(*tasks, return_exceptions=True)
    try:
        async with asyncio.timeout(grace):
            await asyncio.shield(everything)
    except TimeoutError:
        pass
    return sum(not task.done() for task in tasks)
