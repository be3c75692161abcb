# result-too-early: gives the task one turn of the loop and takes that for its end
import asyncio


async def fetch_data():
    return "data"


async def main():
    task = asyncio.create_task(fetch_data())
    await asyncio.sleep(0)
    return task.result().upper()  # <- here
