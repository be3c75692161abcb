# loop-bound-at-import: runs the program while the file is imported
import asyncio


async def fetch_data():
    return "data"


async def main():
    return (await fetch_data()).upper()


print(asyncio.run(main()))  # <- here
