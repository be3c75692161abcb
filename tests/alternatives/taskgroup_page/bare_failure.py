# TaskGroup whose failure is unwrapped: when callers expect the bare error
import asyncio


async def load_page(fetch, parts):
    tasks = []
    try:
        async with asyncio.TaskGroup() as tg:
            for part in parts:
                tasks.append(tg.create_task(fetch(part)))
    except BaseExceptionGroup as group:
        raise group.exceptions[0]
    return {part: task.result() for part, task in zip(parts, tasks)}
