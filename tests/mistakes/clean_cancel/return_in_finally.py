# swallowed-cancellation: a return in finally drops whatever was under way
async def pump(res, items):
    await res.open()
    total = 0
    try:
        for item in items:
            await res.write(item)
            total += 1
    finally:
        await res.close()
        return total  # <- here
