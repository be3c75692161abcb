# Coroutine in a variable: when it is made at one place and awaited at another
import asyncio


async def fetch_data():
    await asyncio.sleep(0.1)
    return "data"


async def main():
    coro = fetch_data()
    text = await coro
    return text.upper()


if __name__ == "__main__":
    print(asyncio.run(main()))
