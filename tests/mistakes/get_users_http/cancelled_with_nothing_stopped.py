# others-keep-running: waits for tasks of its own, and stops none of them when it is cancelled
import asyncio

import aiohttp


async def get_users(session, base_url, ids):
    async def get_user(i):
        async with session.get(f"{base_url}/{i}", raise_for_status=True) as response:
            return await response.json()

    tasks = [asyncio.create_task(get_user(i)) for i in ids]
    if tasks:
        await asyncio.wait(tasks)
    return [task.result() for task in tasks]


async def main(base_url, ids):
    async with aiohttp.ClientSession() as session:
        return await get_users(session, base_url, ids)
