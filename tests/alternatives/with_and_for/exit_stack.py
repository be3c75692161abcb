# An exit stack: when the number of resources is known only at run time
from contextlib import AsyncExitStack


async def read_all(resource, process):
    count = 0
    async with AsyncExitStack() as stack:
        items = aiter(await stack.enter_async_context(resource))
        while True:
            try:
                item = await anext(items)
            except StopAsyncIteration:
                break
            process(item)
            count += 1
    return count
