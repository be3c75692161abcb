# session-per-request: opens another session instead of the given one
import asyncio
from pathlib import Path

import aiohttp


async def download(session, url, path):
    path, size, complete = Path(path), 0, False
    async with aiohttp.ClientSession() as own, own.get(url) as response:  # <- here
        response.raise_for_status()
        file = await asyncio.to_thread(path.open, "wb")
        try:
            async for piece in response.content.iter_chunked(65536):
                size += await asyncio.to_thread(file.write, piece)
            complete = True
        finally:
            await asyncio.to_thread(file.close)
            if not complete:
                path.unlink()
    return size
