# waits-for-everything: has the whole body in memory before the first byte is written
import asyncio
from pathlib import Path


async def download(session, url, path):
    path, size, complete = Path(path), 0, False
    async with session.get(url) as response:
        response.raise_for_status()
        file = await asyncio.to_thread(path.open, "wb")
        try:
            body = await response.read()  # <- here
            size = await asyncio.to_thread(file.write, body)
            complete = True
        finally:
            await asyncio.to_thread(file.close)
            if not complete:
                path.unlink()
    return size
