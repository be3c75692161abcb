# forgotten-await: calls fetch without await


async def each_as_done(fetch, ids, cb):
    for i in ids:
        cb(i, fetch(i))  # <- here
