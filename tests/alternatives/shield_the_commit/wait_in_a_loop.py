# asyncio.wait: when several cancellations may come
import asyncio


async def save(tx, data):
    await tx.write(data)
    commit = asyncio.create_task(tx.commit())
    cancelled = None
    while not commit.done():
        try:
            await asyncio.wait([commit])
        except asyncio.CancelledError as error:
            cancelled = error
    if cancelled is None:
        return commit.result()
    commit.exception()
    raise cancelled
