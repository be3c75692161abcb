# expects: nothing
# Thread locks, events and conditions are waited for in threads.
import asyncio
import threading


async def main():
    event, condition = threading.Event(), threading.Condition()

    def wait():
        with condition:
            return condition.wait(1)

    def tell():
        with condition:
            condition.notify_all()

    waiting = [
        asyncio.create_task(asyncio.to_thread(event.wait)),
        asyncio.create_task(asyncio.to_thread(wait)),
    ]
    await asyncio.sleep(0.08)
    event.set()
    tell()
    assert await asyncio.gather(*waiting) == [True, True]


if __name__ == "__main__":
    asyncio.run(main())
