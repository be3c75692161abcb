# Task: when other work can be done while the text is on its way
import asyncio


async def fetch_data():
    await asyncio.sleep(0)
    return "data"


async def main():
    task = asyncio.create_task(fetch_data())
    text = await task
    return text.upper()
