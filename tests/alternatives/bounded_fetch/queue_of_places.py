# A queue of places: when each place stands for something, such as a connection
import asyncio


async def fetch_bounded(fetch, keys, limit):
    places = asyncio.Queue()
    for number in range(limit):
        places.put_nowait(number)

    async def fetch_one(key):
        place = await places.get()
        try:
            return await fetch(key)
        finally:
            places.put_nowait(place)

    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(fetch_one(key)) for key in keys]
    return [task.result() for task in tasks]
