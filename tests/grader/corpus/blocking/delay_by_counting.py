# expects: cpu-bound at line 7 or 8
# A loop that counts is meant as a pause.
import asyncio


def pause():
    for _ in range(6_000_000):
        pass


async def main():
    pause()
    await asyncio.sleep(0)


if __name__ == "__main__":
    asyncio.run(main())
