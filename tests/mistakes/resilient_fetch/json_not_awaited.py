# forgotten-await: gives the coroutine that would read the body
import aiohttp


async def fetch(session, url, limit):
    try:
        async with session.get(url, timeout=aiohttp.ClientTimeout(total=limit)) as response:
            if response.status >= 400:
                return "http", response.status
            found = response.json()  # <- here
            return "ok", found
    except TimeoutError as error:
        return "timeout", error
    except (aiohttp.ContentTypeError, ValueError) as error:
        return "format", error
    except aiohttp.ClientError as error:
        return "network", error
