# expects: nothing
# Log records go to a file through a queue and a thread of their own.
import asyncio
import logging
import logging.handlers
import queue
import tempfile

folder = tempfile.TemporaryDirectory()
records = queue.SimpleQueue()
listener = logging.handlers.QueueListener(records, logging.FileHandler(f"{folder.name}/log"))
log = logging.getLogger("service")
log.propagate = False
log.addHandler(logging.handlers.QueueHandler(records))


async def handle(number):
    log.warning("request %d", number)
    await asyncio.sleep(0.005)


async def main():
    listener.start()
    try:
        await asyncio.gather(*(handle(number) for number in range(10)))
    finally:
        await asyncio.to_thread(listener.stop)
        listener.handlers[0].close()


if __name__ == "__main__":
    asyncio.run(main())
