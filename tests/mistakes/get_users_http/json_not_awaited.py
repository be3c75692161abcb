# forgotten-await: gives the coroutine that would read the body
import asyncio

import aiohttp


async def get_users(session, base_url, ids):
    async def get_user(i):
        async with session.get(f"{base_url}/{i}") as response:
            response.raise_for_status()
            user = response.json()  # <- here
            print("got", i)
            return user

    return await asyncio.gather(*[get_user(i) for i in ids])


async def main(base_url, ids):
    async with aiohttp.ClientSession() as session:
        return await get_users(session, base_url, ids)
