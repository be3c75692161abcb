# sequential-awaits: fetches a key only when the one before has ended
async def fetch_all(fetch, keys):
    ok, errors = {}, {}
    for key in keys:
        try:
            ok[key] = await fetch(key)  # <- here
        except Exception as error:
            errors[key] = error
    return ok, errors
