# expects: nothing
# A password is hashed in a thread.
import asyncio
import hashlib


async def main():
    await asyncio.to_thread(hashlib.pbkdf2_hmac, "sha256", b"a", b"b", 200_000)


if __name__ == "__main__":
    asyncio.run(main())
