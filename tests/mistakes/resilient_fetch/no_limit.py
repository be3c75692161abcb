# no-deadline: waits as long as the server likes
import aiohttp


async def fetch(session, url, limit):
    try:
        async with session.get(url) as response:  # <- here
            if response.status >= 400:
                return "http", response.status
            return "ok", await response.json()
    except TimeoutError as error:
        return "timeout", error
    except (aiohttp.ContentTypeError, ValueError) as error:
        return "format", error
    except aiohttp.ClientError as error:
        return "network", error
