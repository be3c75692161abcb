# sequential-awaits: awaits the four parts one after another


async def dashboard(fetch):
    result = {}
    result["settings"] = await fetch("settings")  # <- here
    user = result["user"] = await fetch("user")  # <- here
    for part in ("posts", "friends"):
        result[part] = await fetch(f"{part}:{user}")
    return result
