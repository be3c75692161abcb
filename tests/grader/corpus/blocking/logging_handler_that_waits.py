# expects: blocking-call at line 10
# A logging handler of one's own waits for a slow collector.
import asyncio
import logging
import time


class Collector(logging.Handler):
    def emit(self, record):
        time.sleep(0.005)
        self.last = self.format(record)


log = logging.getLogger("shop")
log.propagate = False
log.addHandler(Collector())


async def order(number):
    await asyncio.sleep(0.001)
    log.warning("order %d", number)


async def main():
    await asyncio.gather(*(order(number) for number in range(4)))


if __name__ == "__main__":
    asyncio.run(main())
