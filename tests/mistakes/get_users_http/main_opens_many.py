# session-per-request: one session for each id
import asyncio

import aiohttp


async def get_user(session, url):
    async with session.get(url) as response:
        response.raise_for_status()
        return await response.json()


async def get_users(session, base_url, ids):
    return await asyncio.gather(*[get_user(session, f"{base_url}/{i}") for i in ids])


async def one(base_url, i):
    async with aiohttp.ClientSession() as session:  # <- here
        return (await get_users(session, base_url, [i]))[0]


async def main(base_url, ids):
    return await asyncio.gather(*[one(base_url, i) for i in ids])
