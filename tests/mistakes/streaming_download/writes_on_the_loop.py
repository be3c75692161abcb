# blocking-call: opens the file in a thread, and writes on the loop's own
import asyncio
from pathlib import Path


async def download(session, url, path):
    path, size, complete = Path(path), 0, False
    async with session.get(url) as response:
        response.raise_for_status()
        file = await asyncio.to_thread(path.open, "wb")
        try:
            async for piece in response.content.iter_chunked(65536):
                size += file.write(piece)  # <- here
            complete = True
        finally:
            await asyncio.to_thread(file.close)
            if not complete:
                path.unlink()
    return size
