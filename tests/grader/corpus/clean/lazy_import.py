# expects: nothing
# A coroutine imports a module when it needs it.
import asyncio


async def as_table(rows):
    import csv
    import io

    out = io.StringIO()
    csv.writer(out).writerows(rows)
    await asyncio.sleep(0)
    return out.getvalue()


async def main():
    assert (await as_table([(1, 2)])).strip() == "1,2"


if __name__ == "__main__":
    asyncio.run(main())
