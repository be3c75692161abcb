# expects: blocking-call at line 8
# A temporary file is made.
import asyncio
import tempfile


async def main():
    tempfile.TemporaryFile().close()


if __name__ == "__main__":
    asyncio.run(main())
