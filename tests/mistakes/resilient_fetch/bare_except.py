# swallowed-cancellation: a handler for everything takes cancellations, too
import aiohttp


async def fetch(session, url, limit):
    try:
        async with session.get(url, timeout=aiohttp.ClientTimeout(total=limit)) as response:
            if response.status >= 400:
                return "http", response.status
            return "ok", await response.json()
    except TimeoutError as error:
        return "timeout", error
    except (aiohttp.ContentTypeError, ValueError) as error:
        return "format", error
    except:  # <- here
        return "network", None
