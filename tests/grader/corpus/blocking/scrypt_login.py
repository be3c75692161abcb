# expects: cpu-bound at line 13
# Logging in derives a key from a password.
import asyncio
import hashlib


class Accounts:
    def __init__(self):
        self.salt = b"0123456789abcdef"

    async def login(self, password):
        await asyncio.sleep(0)
        return hashlib.scrypt(password, salt=self.salt, n=2**14, r=8, p=4, maxmem=2**26)


async def main():
    print((await Accounts().login(b"secret")).hex()[:8])


if __name__ == "__main__":
    asyncio.run(main())
