# cancel-not-awaited: gives the cancelled tasks one turn of the loop, which is too little for their cleanup
import asyncio


async def fastest(fetchers):
    pending = {asyncio.create_task(f()) for f in fetchers}  # <- here
    try:
        while pending:
            done, pending = await asyncio.wait(pending, return_when=asyncio.FIRST_COMPLETED)
            good = [t for t in done if not t.exception()]
            if good:
                return good[0].result()
        raise done.pop().exception()
    finally:
        for task in pending:
            task.cancel()
        await asyncio.sleep(0)
