# errors-hidden: gives None for a user when there is no connection
import asyncio

import aiohttp


async def get_user(session, url):
    try:
        async with session.get(url) as response:
            response.raise_for_status()
            return await response.json()
    except aiohttp.ClientConnectionError:  # <- here
        return None


async def get_users(session, base_url, ids):
    return await asyncio.gather(*[get_user(session, f"{base_url}/{i}") for i in ids])


async def main(base_url, ids):
    async with aiohttp.ClientSession() as session:
        return await get_users(session, base_url, ids)
