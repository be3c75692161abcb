# expects: cpu-bound at line 11
# A long text is decoded.
# names: main
import asyncio
import json

text = json.dumps(list(range(2_000_000)))


async def main():
    json.loads(text)


if __name__ == "__main__":
    asyncio.run(main())
