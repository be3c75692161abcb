# response-not-checked: takes the JSON of an error for a good answer
import aiohttp


async def fetch(session, url, limit):
    try:
        async with session.get(url, timeout=aiohttp.ClientTimeout(total=limit)) as response:  # <- here
            return "ok", await response.json()
    except TimeoutError as error:
        return "timeout", error
    except (aiohttp.ContentTypeError, ValueError) as error:
        return "format", error
    except aiohttp.ClientError as error:
        return "network", error
