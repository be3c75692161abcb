# body-read-late: gathers the responses, and reads their bodies one by one afterwards
import asyncio

import aiohttp


async def get_users(session, base_url, ids):
    tasks = [session.get(f"{base_url}/{i}") for i in ids]
    responses = await asyncio.gather(*tasks)  # <- here
    return [await r.json() for r in responses]


async def main(base_url, ids):
    async with aiohttp.ClientSession() as session:
        return await get_users(session, base_url, ids)
