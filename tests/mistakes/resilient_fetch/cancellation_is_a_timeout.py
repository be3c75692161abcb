# swallowed-cancellation: takes the cancellation of its caller for a timeout
import asyncio

import aiohttp


async def fetch(session, url, limit):
    try:
        async with session.get(url, timeout=aiohttp.ClientTimeout(total=limit)) as response:
            if response.status >= 400:
                return "http", response.status
            return "ok", await response.json()
    except (TimeoutError, asyncio.CancelledError) as error:  # <- here
        return "timeout", error
    except (aiohttp.ContentTypeError, ValueError) as error:
        return "format", error
    except aiohttp.ClientError as error:
        return "network", error
