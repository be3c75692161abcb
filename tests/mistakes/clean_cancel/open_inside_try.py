# wrong-result: closes what could not be opened


async def pump(res, items):
    try:
        await res.open()
        for item in items:
            await res.write(item)
        return len(items)
    finally:
        await res.close()  # <- here
