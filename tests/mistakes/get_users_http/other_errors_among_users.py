# unchecked-results: raises a bad status, and takes every other error for a user
import asyncio

import aiohttp


async def get_user(session, url):
    async with session.get(url) as response:
        response.raise_for_status()
        return await response.json()


async def get_users(session, base_url, ids):
    tasks = [get_user(session, f"{base_url}/{i}") for i in ids]
    found = await asyncio.gather(*tasks, return_exceptions=True)
    bad = [user for user in found if isinstance(user, aiohttp.ClientResponseError)]
    if bad:
        raise bad[0]
    return found  # <- here


async def main(base_url, ids):
    async with aiohttp.ClientSession() as session:
        return await get_users(session, base_url, ids)
