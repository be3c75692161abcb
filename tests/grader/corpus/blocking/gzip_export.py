# expects: blocking-call at line 13
# An export is written with gzip.
import asyncio
import gzip
import json
import tempfile

folder = tempfile.TemporaryDirectory()


class Export:
    async def save(self, rows):
        with gzip.open(f"{folder.name}/rows.json.gz", "wt") as file:
            json.dump(rows, file)


async def main():
    await Export().save([1, 2, 3])


if __name__ == "__main__":
    asyncio.run(main())
