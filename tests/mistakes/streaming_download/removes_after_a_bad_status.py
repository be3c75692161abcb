# wrong-result: removes the file whatever has failed, a bad status included
import asyncio
from pathlib import Path


async def download(session, url, path):
    path, size = Path(path), 0
    try:
        async with session.get(url) as response:
            response.raise_for_status()
            file = await asyncio.to_thread(path.open, "wb")
            try:
                async for piece in response.content.iter_chunked(65536):
                    size += await asyncio.to_thread(file.write, piece)
            finally:
                await asyncio.to_thread(file.close)
    except BaseException:
        path.unlink(missing_ok=True)  # <- here
        raise
    return size
