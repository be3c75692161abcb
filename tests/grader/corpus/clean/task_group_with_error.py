# expects: nothing
# One task of a group fails, and the others are cancelled.
import asyncio


async def fail():
    await asyncio.sleep(0.005)
    raise ValueError("no")


async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(fail())
            group.create_task(asyncio.sleep(1))
    except* ValueError as group:
        assert len(group.exceptions) == 1


if __name__ == "__main__":
    asyncio.run(main())
