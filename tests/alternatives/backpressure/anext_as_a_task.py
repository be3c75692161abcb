# One wait for a task of each side: when no second coroutine is wanted
import asyncio
from collections import deque


async def pipe(src, sink, size):
    """prefetch with anext as a task; a deque of at most size items"""
    it = aiter(src)
    buffer = deque()
    nxt = asyncio.ensure_future(anext(it))
    out = None
    while nxt is not None or buffer or out is not None:
        if out is None and buffer:
            out = asyncio.ensure_future(sink(buffer.popleft()))
        if nxt is None and not ended and len(buffer) < size:
            nxt = asyncio.ensure_future(anext(it))
        waits = {t for t in (nxt, out) if t is not None}
        if not waits:
            break
        done, _ = await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
        ended = False
        if nxt in done:
            try:
                buffer.append(nxt.result())
                nxt = asyncio.ensure_future(anext(it)) if len(buffer) < size else None
            except StopAsyncIteration:
                nxt, ended = None, True
                break
        if out in done:
            out.result()
            out = None
    if out is not None:
        await out
    for item in buffer:
        await sink(item)
