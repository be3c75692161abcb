# sequential-awaits: fetches and delivers one id after another


async def each_as_done(fetch, ids, cb):
    for i in ids:
        cb(i, await fetch(i))  # <- here
