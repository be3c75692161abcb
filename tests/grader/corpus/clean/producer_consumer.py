# expects: nothing
# Producers and consumers share a bounded queue, and the consumers are stopped in order.
import asyncio


async def produce(items, name):
    for number in range(5):
        await asyncio.sleep(0.002)
        await items.put(f"{name}{number}")


async def consume(items, seen):
    while True:
        item = await items.get()
        seen.append(item)
        items.task_done()


async def main():
    items, seen = asyncio.Queue(maxsize=2), []
    consumers = [asyncio.create_task(consume(items, seen)) for _ in range(2)]
    await asyncio.gather(produce(items, "a"), produce(items, "b"))
    await items.join()
    for consumer in consumers:
        consumer.cancel()
    await asyncio.gather(*consumers, return_exceptions=True)
    assert len(seen) == 10


if __name__ == "__main__":
    asyncio.run(main())
