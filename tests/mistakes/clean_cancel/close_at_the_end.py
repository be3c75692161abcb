# cleanup-skipped: closes after the loop, where only a good end arrives


async def pump(res, items):
    await res.open()
    count = 0
    for item in items:
        await res.write(item)
        count += 1
    await res.close()  # <- here
    return count
