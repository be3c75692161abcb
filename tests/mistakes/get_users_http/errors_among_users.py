# unchecked-results: the errors stand in the list as if they were users
import asyncio

import aiohttp


async def get_user(session, url):
    async with session.get(url) as response:
        response.raise_for_status()
        return await response.json()


async def get_users(session, base_url, ids):
    tasks = [get_user(session, f"{base_url}/{i}") for i in ids]
    return await asyncio.gather(*tasks, return_exceptions=True)  # <- here


async def main(base_url, ids):
    async with aiohttp.ClientSession() as session:
        return await get_users(session, base_url, ids)
