# completion-order: gives the users in the order in which their answers came
import asyncio

import aiohttp


async def get_user(session, url):
    async with session.get(url) as response:
        response.raise_for_status()
        return await response.json()


async def get_users(session, base_url, ids):
    tasks = [asyncio.create_task(get_user(session, f"{base_url}/{i}")) for i in ids]
    return [await done for done in asyncio.as_completed(tasks)]  # <- here


async def main(base_url, ids):
    async with aiohttp.ClientSession() as session:
        return await get_users(session, base_url, ids)
