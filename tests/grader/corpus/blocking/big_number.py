# expects: cpu-bound at line 7
# A modular power with a large exponent takes its time.
import asyncio


async def sign(message):
    return pow(message, 2**6000 + 1, 2**6000 - 3)


async def main():
    await asyncio.sleep(0)
    print((await sign(65537)) % 1000)


if __name__ == "__main__":
    asyncio.run(main())
