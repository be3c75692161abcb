# timeout-not-caught: the TimeoutError is raised at the end of the limit's block, outside of the try
import asyncio

import aiohttp


async def fetch(session, url, limit):
    async with asyncio.timeout(limit):  # <- here
        try:
            async with session.get(url) as response:
                if response.status >= 400:
                    return "http", response.status
                return "ok", await response.json()
        except TimeoutError as error:
            return "timeout", error
        except (aiohttp.ContentTypeError, ValueError) as error:
            return "format", error
        except aiohttp.ClientError as error:
            return "network", error
