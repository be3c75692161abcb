# A context manager for files that are whole or not there: when several functions write such files
import asyncio
import contextlib
import os


@contextlib.asynccontextmanager
async def whole_file(path):
    loop = asyncio.get_running_loop()
    file = await loop.run_in_executor(None, lambda: open(path, "wb"))
    try:
        try:
            yield lambda piece: loop.run_in_executor(None, file.write, piece)
        finally:
            await loop.run_in_executor(None, file.close)
    except BaseException:
        await loop.run_in_executor(None, os.remove, path)
        raise


async def download(session, url, path):
    async with session.get(url) as response:
        response.raise_for_status()
        size = 0
        async with whole_file(path) as write:
            async for piece in response.content.iter_chunked(256 * 1024):
                size += await write(piece)
    return size
