# session-per-request: opens a session of its own, as the lesson does
import aiohttp


async def fetch(session, url, limit):
    try:
        async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=limit)) as own:  # <- here
            async with own.get(url) as response:
                if response.status >= 400:
                    return "http", response.status
                return "ok", await response.json()
    except TimeoutError as error:
        return "timeout", error
    except (aiohttp.ContentTypeError, ValueError) as error:
        return "format", error
    except aiohttp.ClientError as error:
        return "network", error
