# timeout-not-caught: waits for a kind of timeout that the total limit does not raise
import aiohttp


async def fetch(session, url, limit):
    try:
        async with session.get(url, timeout=aiohttp.ClientTimeout(total=limit)) as response:  # <- here
            if response.status >= 400:
                return "http", response.status
            return "ok", await response.json()
    except aiohttp.ServerTimeoutError as error:
        return "timeout", error
    except (aiohttp.ContentTypeError, ValueError) as error:
        return "format", error
    except aiohttp.ClientError as error:
        return "network", error
