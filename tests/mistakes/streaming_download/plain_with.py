# blocking-call: a plain `with` closes the file on the loop's thread
import asyncio
from pathlib import Path


async def download(session, url, path):
    size = 0
    async with session.get(url) as response:
        response.raise_for_status()
        try:
            with await asyncio.to_thread(open, path, "wb") as file:  # <- here
                async for piece in response.content.iter_chunked(65536):
                    size += await asyncio.to_thread(file.write, piece)
        except BaseException:
            Path(path).unlink()
            raise
    return size
