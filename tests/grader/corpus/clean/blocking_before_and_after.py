# expects: nothing
# Files, sleeps and programs stand before and after the loop's time.
import asyncio
import subprocess
import tempfile
import time
from pathlib import Path


async def main():
    await asyncio.sleep(0.01)


def prepare(folder):
    time.sleep(0.06)
    (Path(folder) / "ready").write_text("yes")
    subprocess.run(["true"], check=True)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        prepare(place)
        asyncio.run(main())
        prepare(place)
