# response-not-checked: broken JSON is a ValueError, and leaves fetch
import aiohttp


async def fetch(session, url, limit):
    try:
        async with session.get(url, timeout=aiohttp.ClientTimeout(total=limit)) as response:
            if response.status >= 400:
                return "http", response.status
            return "ok", await response.json()  # <- here
    except TimeoutError as error:
        return "timeout", error
    except aiohttp.ContentTypeError as error:
        return "format", error
    except aiohttp.ClientError as error:
        return "network", error
