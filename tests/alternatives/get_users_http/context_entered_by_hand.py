# A request that is entered by hand: when its end depends on more than a block
import asyncio
import aiohttp


class Client:
    def __init__(self, session, base):
        self.session = session
        self.base = base

    async def __call__(self, uid):
        request = self.session.get(f"{self.base}/{uid}")
        response = await request.__aenter__()
        try:
            if not response.ok:
                raise aiohttp.ClientResponseError(response.request_info, response.history, status=response.status)
            return await response.json()
        finally:
            await request.__aexit__(None, None, None)


async def get_users(session, base_url, ids):
    client = Client(session, base_url)
    futures = [asyncio.ensure_future(client(i)) for i in ids]
    outcome = await asyncio.gather(*futures, return_exceptions=True)
    if errors := [o for o in outcome if isinstance(o, BaseException)]:
        raise errors[-1]
    return outcome


async def main(base_url, ids):
    s = aiohttp.ClientSession()
    async with s:
        return await get_users(s, base_url, ids)
