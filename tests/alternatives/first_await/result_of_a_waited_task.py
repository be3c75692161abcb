# wait: when several ends are possible and looked at afterwards
import asyncio


async def fetch_data():
    return "data"


async def main():
    task = asyncio.ensure_future(fetch_data())
    await asyncio.wait([task])
    return task.result().upper()
