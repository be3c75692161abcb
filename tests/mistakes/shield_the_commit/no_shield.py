# shield-misused: the cancellation reaches the commit


async def save(tx, data):
    await tx.write(data)
    return await tx.commit()  # <- here
