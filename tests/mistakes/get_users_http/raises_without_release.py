# body-read-late: raises for a bad status and keeps the response, whose body nobody reads
import asyncio
import aiohttp


async def get_users(session, base_url, ids):
    async def one(i):
        r = await session.get(f"{base_url}/{i}")
        if r.status >= 400:
            raise aiohttp.ClientResponseError(r.request_info, r.history, status=r.status)
        data = await r.json()
        r.release()
        return data
    return await asyncio.gather(*map(one, ids))


async def main(base_url, ids):
    async with aiohttp.ClientSession() as session:
        return await get_users(session, base_url, ids)
