# A loop over anext in the pump: when the end and the failure of a source are to be seen where they arise
import asyncio


async def merge(*sources):
    outbox = asyncio.Queue(maxsize=1)

    async def work(source):
        while True:
            try:
                item = await source.__anext__()
            except StopAsyncIteration:
                await outbox.put(("end", None))
                return
            except Exception as failure:
                await outbox.put(("failure", failure))
                return
            await outbox.put(("item", item))

    workers = [asyncio.create_task(work(each)) for each in sources]
    ended = 0
    try:
        while ended < len(workers):
            kind, value = await outbox.get()
            match kind:
                case "item":
                    yield value
                case "end":
                    ended += 1
                case "failure":
                    raise value
    finally:
        for worker in workers:
            worker.cancel()
        if workers:
            await asyncio.wait(workers)
        for each in sources:
            await each.aclose()
