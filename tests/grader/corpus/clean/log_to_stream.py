# expects: nothing
# Ordinary logging and printing.
import asyncio
import logging
import sys

logging.basicConfig(stream=sys.stderr, level=logging.INFO)
log = logging.getLogger(__name__)


async def step(number):
    log.info("step %d", number)
    await asyncio.sleep(0.001)
    print("did", number)


async def main():
    for number in range(20):
        await step(number)


if __name__ == "__main__":
    asyncio.run(main())
