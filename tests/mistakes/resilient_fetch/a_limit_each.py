# no-deadline: one limit for the headers, and another one for the body
import asyncio

import aiohttp


async def fetch(session, url, limit):
    try:
        response = await asyncio.wait_for(session.get(url), limit)  # <- here
        async with response:
            if response.status >= 400:
                return "http", response.status
            return "ok", await asyncio.wait_for(response.json(), limit)
    except TimeoutError as error:
        return "timeout", error
    except (aiohttp.ContentTypeError, ValueError) as error:
        return "format", error
    except aiohttp.ClientError as error:
        return "network", error
