# TaskGroup whose children note the first failure: when the type of the group is not to be relied on
import asyncio


async def load_all(fetch, keys):
    values = {}
    failures = []

    async def load(position, key):
        try:
            values[position] = await fetch(key)
        except Exception as error:
            failures.append(error)
            raise

    try:
        async with asyncio.TaskGroup() as group:
            for position, key in enumerate(keys):
                group.create_task(load(position, key))
    except ExceptionGroup:
        raise failures[0]
    return [values[position] for position in range(len(keys))]
