# loop-bound-at-import: opens its session when the file is imported
import asyncio

import aiohttp


session = aiohttp.ClientSession()  # <- here


async def get_user(session, url):
    async with session.get(url) as response:
        response.raise_for_status()
        return await response.json()


async def get_users(session, base_url, ids):
    return await asyncio.gather(*[get_user(session, f"{base_url}/{i}") for i in ids])


async def main(base_url, ids):
    return await get_users(session, base_url, ids)
