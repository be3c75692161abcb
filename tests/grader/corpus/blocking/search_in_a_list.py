# expects: cpu-bound at line 10
# Many values are looked for in a long list.
import asyncio


async def main():
    data = list(range(20000))
    hits = 0
    for n in range(0, 40000, 40):
        hits += n in data
    await asyncio.sleep(0)


if __name__ == "__main__":
    asyncio.run(main())
