# TaskGroup whose one error is unwrapped: when a failure should cancel the other requests
import asyncio

import aiohttp


async def get_user(session, url):
    async with session.get(url) as response:
        response.raise_for_status()
        return await response.json()


async def get_users(session, base_url, ids):
    try:
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(get_user(session, f"{base_url}/{i}")) for i in ids]
    except* aiohttp.ClientResponseError as errors:
        raise errors.exceptions[0] from None
    return [task.result() for task in tasks]


async def main(base_url, ids):
    async with aiohttp.ClientSession() as session:
        return await get_users(session, base_url, ids)
