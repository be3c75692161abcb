# expects: nothing
# Calls are spread over time by waiting with the loop.
import asyncio


class Limiter:
    def __init__(self, interval):
        self.interval = interval
        self.next = 0.0
        self.lock = asyncio.Lock()

    async def __aenter__(self):
        async with self.lock:
            now = asyncio.get_running_loop().time()
            await asyncio.sleep(max(0.0, self.next - now))
            self.next = max(now, self.next) + self.interval

    async def __aexit__(self, *error):
        pass


async def call(limiter, number):
    async with limiter:
        return number


async def main():
    limiter = Limiter(0.01)
    assert await asyncio.gather(*(call(limiter, number) for number in range(5))) == list(range(5))


if __name__ == "__main__":
    asyncio.run(main())
