# wrong-result: keeps the users by their ids, so an id that occurs twice has one
import asyncio

import aiohttp


async def get_users(session, base_url, ids):
    async def get_user(i):
        async with session.get(f"{base_url}/{i}") as response:
            response.raise_for_status()
            return i, await response.json()

    users = dict(await asyncio.gather(*map(get_user, ids)))
    return [*users.values()]


async def main(base_url, ids):
    async with aiohttp.ClientSession() as session:
        return await get_users(session, base_url, ids)
