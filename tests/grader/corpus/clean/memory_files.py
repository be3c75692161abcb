# expects: nothing
# Files in memory need no disk.
import asyncio
import io
import zipfile


async def main():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("a.txt", "hello")
    await asyncio.sleep(0)
    buffer.seek(0)
    assert zipfile.ZipFile(buffer).read("a.txt") == b"hello"


if __name__ == "__main__":
    asyncio.run(main())
