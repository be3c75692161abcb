# expects: cpu-bound at line 10
# A validation with nested repetition takes exponential time.
import asyncio
import re

ADDRESS = re.compile(r"^(\w+\s?)*$")


def is_valid(text):
    return ADDRESS.match(text) is not None


async def check(text):
    await asyncio.sleep(0)
    return is_valid(text)


async def main():
    print(await check("a" * 22 + "!"))


if __name__ == "__main__":
    asyncio.run(main())
