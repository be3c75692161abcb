# sequential-awaits: starts a fetch when the one before has ended
async def load_all(fetch, keys):
    values = []
    for key in keys:
        values.append(await fetch(key))  # <- here
    return values
