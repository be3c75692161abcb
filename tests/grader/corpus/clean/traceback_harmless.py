# expects: nothing
# An error is described and a warning given.
import asyncio
import traceback
import warnings


async def main():
    try:
        1 / 0
    except ZeroDivisionError:
        traceback.format_exc()
    with warnings.catch_warnings(record=True):
        warnings.simplefilter("always")
        warnings.warn("x")


if __name__ == "__main__":
    asyncio.run(main())
