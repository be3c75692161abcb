"""Download a big file piece by piece.

    possible       GET ██▶ status and headers
    network            ▒▒ ▒▒ ▒▒ ▒▒ ▒▒ …        a piece arrives,
    threads           open █  █  █  █  █ close  and is written beside the loop
    memory             never more than 1 MiB of the body, however slow the disk is

What is looked at: the bytes in the file, and their number; how much of the body is in memory; on which thread
the file is opened, written and closed; what is left at `path` after a bad status, after a broken connection,
with a full disk, and when the download is cancelled.
Done when the file is whole, or not there at all.
Read: https://docs.aiohttp.org/en/stable/client_quickstart.html#streaming-response-content
"""

from pathlib import Path

import aiohttp


async def download(session: aiohttp.ClientSession, url: str, path: str | Path) -> int:
    """GET the URL, write the body to `path` as it comes, and give the number of bytes.

    A status of 400 or more raises `aiohttp.ClientResponseError`; a file at `path` is then as it was before,
    and none is made. Otherwise a file that is there is overwritten. Any later error, or a cancellation,
    reaches the caller; by then the file is closed, and no part of the body is left at `path` or beside it.
    Open, write and close the file in other threads (`asyncio.to_thread`, or the library aiofiles).
    """
    # TODO: ask, and check the status before anything happens to the file
    # TODO: open the file, and write each piece of the body as it comes, none of it on the loop's thread
    # TODO: close the file whatever happens; when the body did not come to its end, remove the file, too
    raise NotImplementedError
