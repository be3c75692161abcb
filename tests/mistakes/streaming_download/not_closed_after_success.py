# cleanup-skipped: leaves the file open when all went well
import asyncio
import os


async def download(session, url, path):
    """never closed when all goes well"""
    n = 0
    async with session.get(url) as r:
        r.raise_for_status()
        f = await asyncio.to_thread(open, path, "wb")
        try:
            async for chunk in r.content.iter_chunked(65536):
                await asyncio.to_thread(f.write, chunk)
                n += len(chunk)
            await asyncio.to_thread(f.flush)
        except BaseException:
            await asyncio.to_thread(f.close)
            os.unlink(path)
            raise
    return n
