# wrong-result: closes after a good end once more


async def pump(res, items):
    await res.open()
    try:
        for item in items:
            await res.write(item)
        await res.close()  # <- here
    finally:
        await res.close()
    return len(items)
