# AsyncExitStack: when what has to be closed is known only at run time
from contextlib import AsyncExitStack


async def pump(res, items):
    async with AsyncExitStack() as stack:
        await res.open()
        stack.push_async_callback(res.close)
        for number, item in enumerate(items):
            await res.write(item)
        return len(items)
