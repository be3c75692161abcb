# expects: cpu-bound at line 10
# Each tick copies the whole state.
import asyncio
import copy

state = {number: {"position": [number, number], "name": str(number)} for number in range(15_000)}


async def tick():
    snapshot = copy.deepcopy(state)
    await asyncio.sleep(0)
    return len(snapshot)


async def main():
    print(await tick())


if __name__ == "__main__":
    asyncio.run(main())
