# expects: nothing
# Modules are imported by name.
import asyncio
import sys


async def main():
    for name in "colorsys", "wave", "quopri", "cmd", "this_is_not_there":
        sys.modules.pop(name, None)
        try:
            __import__(name)
        except ImportError:
            pass


if __name__ == "__main__":
    asyncio.run(main())
