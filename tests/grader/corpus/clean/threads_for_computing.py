# expects: nothing
# Compression and hashing run in threads while the loop beats.
import asyncio
import hashlib
import zlib

data = bytes(range(256)) * 20_000


async def heartbeat(beats):
    while True:
        beats.append(1)
        await asyncio.sleep(0.002)


async def main():
    beats = []
    heart = asyncio.create_task(heartbeat(beats))
    await asyncio.gather(
        asyncio.to_thread(zlib.compress, data),
        asyncio.to_thread(hashlib.pbkdf2_hmac, "sha256", b"a", b"b", 100_000),
    )
    heart.cancel()
    await asyncio.wait([heart])
    assert beats


if __name__ == "__main__":
    asyncio.run(main())
