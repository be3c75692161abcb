# expects: nothing
# A module is imported in a coroutine.
import asyncio
import sys


async def main():
    sys.modules.pop("fractions", None)
    import fractions

    fractions.Fraction(1, 2)


if __name__ == "__main__":
    asyncio.run(main())
