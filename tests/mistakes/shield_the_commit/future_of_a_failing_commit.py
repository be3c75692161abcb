# background-task-lost: a future for the result that a failing commit never sets
import asyncio


async def save(tx, data):
    await tx.write(data)
    future = asyncio.get_running_loop().create_future()

    async def run():
        future.set_result(await tx.commit())

    task = asyncio.create_task(run())
    try:
        return await asyncio.shield(future)
    except asyncio.CancelledError:
        await asyncio.wait([task])
        raise
