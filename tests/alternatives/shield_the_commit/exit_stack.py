# AsyncExitStack: when several such works have to be over at the end
import asyncio
from contextlib import AsyncExitStack


async def save(tx, data):
    await tx.write(data)
    async with AsyncExitStack() as stack:
        commit = asyncio.create_task(tx.commit())
        stack.push_async_callback(asyncio.wait, [commit])
        try:
            return await asyncio.shield(commit)
        except asyncio.CancelledError:
            commit.add_done_callback(lambda task: task.exception())
            raise
