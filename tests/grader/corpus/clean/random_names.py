# expects: nothing
# Random numbers of the system.
import asyncio
import secrets
import uuid


async def main():
    secrets.token_hex(8)
    uuid.uuid4()


if __name__ == "__main__":
    asyncio.run(main())
