# expects: blocking-call at line 13
# A library asks for a plain form of an object, which takes long to give.
import asyncio
import json
import time


class Money:
    amount = 3


def plain(value):
    time.sleep(0.01)
    return value.amount


async def main():
    print(json.dumps([Money(), Money()], default=plain))


if __name__ == "__main__":
    asyncio.run(main())
