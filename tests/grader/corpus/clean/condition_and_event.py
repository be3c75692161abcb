# expects: nothing
# Tasks wait for a condition and for an event.
import asyncio


async def wait_for_stock(condition, stock):
    async with condition:
        await condition.wait_for(lambda: stock["apples"] >= 3)
        stock["apples"] -= 3


async def main():
    condition, opened, stock = asyncio.Condition(), asyncio.Event(), {"apples": 0}
    buyer = asyncio.create_task(wait_for_stock(condition, stock))
    opener = asyncio.create_task(opened.wait())
    for _ in range(3):
        await asyncio.sleep(0.01)
        async with condition:
            stock["apples"] += 1
            condition.notify_all()
    opened.set()
    await asyncio.gather(buyer, opener)
    assert stock["apples"] == 0


if __name__ == "__main__":
    asyncio.run(main())
