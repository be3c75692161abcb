# expects: cpu-bound at line 15
# A long document is parsed at once.
import asyncio
import xml.etree.ElementTree as ET

document = (
    "<all>"
    + "".join(f'<item id="{number}"><name>n{number}</name></item>' for number in range(60_000))
    + "</all>"
)


async def main():
    await asyncio.sleep(0)
    root = ET.fromstring(document)
    print(len(root))


if __name__ == "__main__":
    asyncio.run(main())
