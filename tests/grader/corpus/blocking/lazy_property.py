# expects: blocking-call at line 16
# A property loads its file when it is first asked for.
import asyncio
import functools
import json
import tempfile
from pathlib import Path

folder = tempfile.TemporaryDirectory()
(Path(folder.name) / "prices.json").write_text('{"tea": 3}')


class Shop:
    @functools.cached_property
    def prices(self):
        return json.loads((Path(folder.name) / "prices.json").read_text())

    async def price(self, name):
        await asyncio.sleep(0)
        return self.prices[name]


async def main():
    shop = Shop()
    print(await asyncio.gather(shop.price("tea"), shop.price("tea")))


if __name__ == "__main__":
    asyncio.run(main())
