# wrong-result: takes a result that counts as false for none
import asyncio


async def main(work, other):
    results = await asyncio.gather(work("A", 0.2), work("B", 0.2), other())
    return tuple(result or None for result in results)
