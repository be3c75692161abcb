# cleanup-skipped: opens with aiofiles, and leaves the file open when all went well
import aiofiles
import os


async def download(session, url, path):
    """never closed when all goes well"""
    n = 0
    async with session.get(url) as r:
        r.raise_for_status()
        f = await aiofiles.open(path, "wb")
        try:
            async for chunk in r.content.iter_chunked(65536):
                await f.write(chunk)
                n += len(chunk)
            await f.flush()
        except BaseException:
            await f.close()
            os.unlink(path)
            raise
    return n
