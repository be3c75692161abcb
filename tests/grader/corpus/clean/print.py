# expects: nothing
# A hundred lines are printed.
import asyncio


async def main():
    for number in range(100):
        print(number)


if __name__ == "__main__":
    asyncio.run(main())
