# expects: cpu-bound at line 13
# A long table is parsed at once.
import asyncio
import csv
import io

table = "\n".join(f"{number},name {number},{number * 3}" for number in range(200_000))


async def total():
    rows = csv.reader(io.StringIO(table))
    await asyncio.sleep(0)
    return sum(int(row[2]) for row in rows)


async def main():
    print(await total())


if __name__ == "__main__":
    asyncio.run(main())
