# expects: cpu-bound at line 14
# Two texts are compared by the standard library.
import asyncio
import difflib
import random

chance = random.Random(3)
old = "".join(chance.choices("abcd", k=1500))
new = "".join(chance.choices("abcd", k=1500))


async def main():
    await asyncio.sleep(0)
    print(difflib.SequenceMatcher(None, old, new, autojunk=False).ratio())


if __name__ == "__main__":
    asyncio.run(main())
