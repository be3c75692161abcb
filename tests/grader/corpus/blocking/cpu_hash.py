# expects: cpu-bound at line 9
# A password is hashed.
# names: main
import asyncio
import hashlib


async def main():
    hashlib.pbkdf2_hmac("sha256", b"a", b"b", 600_000)


if __name__ == "__main__":
    asyncio.run(main())
