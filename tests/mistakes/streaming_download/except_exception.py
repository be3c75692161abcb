# cleanup-skipped: a cancellation is no Exception, so the part stays
import asyncio
from pathlib import Path


async def download(session, url, path):
    path, size = Path(path), 0
    async with session.get(url) as response:
        response.raise_for_status()
        file = await asyncio.to_thread(path.open, "wb")  # <- here
        try:
            async for piece in response.content.iter_chunked(65536):
                size += await asyncio.to_thread(file.write, piece)
        except Exception:
            path.unlink()
            raise
        finally:
            await asyncio.to_thread(file.close)
    return size
