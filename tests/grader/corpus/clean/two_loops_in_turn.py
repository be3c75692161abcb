# expects: nothing
# One loop after another, each with a runner.
import asyncio


async def main():
    await asyncio.sleep(0.01)
    return 1


def both():
    first = asyncio.run(main())
    with asyncio.Runner() as runner:
        return first + runner.run(main()) + runner.run(main())


if __name__ == "__main__":
    assert both() == 3
