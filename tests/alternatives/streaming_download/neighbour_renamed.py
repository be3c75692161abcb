# A file beside it that is renamed at the end: when others may read the file meanwhile
import asyncio
from pathlib import Path


async def download(session, url, path):
    part, size = Path(f"{path}.part"), 0
    async with session.get(url) as response:
        response.raise_for_status()
        try:
            file = await asyncio.to_thread(part.open, "wb")
            try:
                while piece := await response.content.read(128 * 1024):
                    size += await asyncio.to_thread(file.write, piece)
            finally:
                await asyncio.to_thread(file.close)
            await asyncio.to_thread(part.replace, path)
        except BaseException:
            part.unlink(missing_ok=True)
            raise
    return size
