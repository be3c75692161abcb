# A descriptor of the system and a rename: when each byte that is written has to be counted
import asyncio
import os
import tempfile
from contextlib import AsyncExitStack

import aiohttp


async def download(session, url, path):
    loop = asyncio.get_running_loop()

    async def off(fn, *args):
        task = loop.run_in_executor(None, fn, *args)
        try:
            return await asyncio.shield(task)
        except asyncio.CancelledError:
            await asyncio.wait([task])
            raise

    async with session.get(url) as response:
        response.raise_for_status()
        folder, name = os.path.split(os.fspath(path))
        fd, temp = await asyncio.to_thread(tempfile.mkstemp, ".tmp", name, folder or ".")
        size = 0
        try:
            try:
                async for data, _ in response.content.iter_chunks():
                    view = memoryview(data)
                    while view:
                        n = await off(os.write, fd, view)
                        size += n
                        view = view[n:]
            finally:
                await off(os.close, fd)
            await off(os.replace, temp, path)
        except BaseException:
            for leftover in (temp, path):
                try:
                    os.unlink(leftover)
                except FileNotFoundError:
                    pass
            raise
    return size
