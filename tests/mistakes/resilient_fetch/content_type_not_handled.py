# response-not-checked: a page of HTML is called a fault of the network
import aiohttp


async def fetch(session, url, limit):
    try:
        async with session.get(url, timeout=aiohttp.ClientTimeout(total=limit)) as response:
            if response.status >= 400:
                return "http", response.status
            return "ok", await response.json()
    except TimeoutError as error:
        return "timeout", error
    except ValueError as error:
        return "format", error
    except aiohttp.ClientError as error:  # <- here
        return "network", error
