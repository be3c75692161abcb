# as_completed with an index: when each result should be used as soon as it is there
import asyncio


async def get_users(fetch, ids):
    async def with_index(index, i):
        return index, await fetch(i)

    users = [None] * len(ids)
    for done in asyncio.as_completed([with_index(index, i) for index, i in enumerate(ids)]):
        index, user = await done
        users[index] = user
    return users
