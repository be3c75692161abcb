# expects: blocking-call at line 9
# A command is run by the shell.
# names: os.system
import asyncio
import os


async def main():
    os.system("true")


if __name__ == "__main__":
    asyncio.run(main())
