# session-per-request: each request opens a session of its own
import asyncio

import aiohttp


async def get_user(url):
    async with aiohttp.ClientSession() as session:  # <- here
        async with session.get(url) as response:
            response.raise_for_status()
            return await response.json()


async def get_users(session, base_url, ids):
    return await asyncio.gather(*[get_user(f"{base_url}/{i}") for i in ids])


async def main(base_url, ids):
    async with aiohttp.ClientSession() as session:
        return await get_users(session, base_url, ids)
