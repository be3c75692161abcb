# result-too-early: reads the results before the block has ended
import asyncio


async def load_page(fetch, parts):
    async with asyncio.TaskGroup() as tg:
        tasks = {part: tg.create_task(fetch(part)) for part in parts}
        return {part: task.result() for part, task in tasks.items()}  # <- here
