# sequential-awaits: waits for each user before it asks for the next
import aiohttp


async def get_users(session, base_url, ids):
    users = []
    for i in ids:
        async with session.get(f"{base_url}/{i}") as response:  # <- here
            response.raise_for_status()
            users.append(await response.json())
    return users


async def main(base_url, ids):
    async with aiohttp.ClientSession() as session:
        return await get_users(session, base_url, ids)
