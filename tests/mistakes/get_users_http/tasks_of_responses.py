# body-read-late: a TaskGroup of requests, whose bodies are read after its end
import asyncio

import aiohttp


async def get_users(session, base_url, ids):
    async def ask(i):
        return await session.get(f"{base_url}/{i}", raise_for_status=True)  # <- here

    try:
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(ask(i)) for i in ids]
    except* aiohttp.ClientResponseError as errors:
        raise errors.exceptions[0] from None
    return [await task.result().json() for task in tasks]


async def main(base_url, ids):
    async with aiohttp.ClientSession() as session:
        return await get_users(session, base_url, ids)
