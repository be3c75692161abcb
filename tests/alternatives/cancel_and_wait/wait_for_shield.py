# wait_for with shield: when the result of one expression is enough
import asyncio


async def stop(tasks, grace):
    for task in tasks:
        task.cancel()
    both = asyncio.gather(*tasks, return_exceptions=True)
    try:
        await asyncio.wait_for(asyncio.shield(both), grace)
        return 0
    except TimeoutError:
        return len([task for task in tasks if not task.done()])
