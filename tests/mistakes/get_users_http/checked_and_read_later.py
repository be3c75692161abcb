# body-read-late: checks the responses in time, and reads all bodies at the end
import asyncio

import aiohttp


async def get_users(session, base_url, ids):
    async def ask(i):
        response = await session.get(f"{base_url}/{i}")  # <- here
        response.raise_for_status()
        return response

    responses = await asyncio.gather(*[ask(i) for i in ids])
    return await asyncio.gather(*[response.json() for response in responses])


async def main(base_url, ids):
    async with aiohttp.ClientSession() as session:
        return await get_users(session, base_url, ids)
