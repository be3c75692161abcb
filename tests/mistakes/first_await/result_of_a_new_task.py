# result-too-early: asks a task for its result right after making it
import asyncio


async def fetch_data():
    await asyncio.sleep(0.1)
    return "data"


async def main():
    task = asyncio.create_task(fetch_data())
    return task.result().upper()  # <- here
