# expects: nothing
# A pipe that holds what is read.
import asyncio
import os


async def main():
    r, w = os.pipe()
    os.write(w, b"x")
    with open(r, "rb", buffering=0) as file:
        file.read(1)
    os.close(w)


if __name__ == "__main__":
    asyncio.run(main())
