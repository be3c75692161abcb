# expects: blocking-call at line 17
# A coroutine looks again and again whether a file has come, with the thread's sleep between.
import asyncio
import os
import tempfile
import threading
import time
from pathlib import Path

folder = tempfile.TemporaryDirectory()
path = Path(folder.name) / "done"


async def main():
    threading.Timer(0.05, path.touch).start()
    while not os.path.exists(path):
        time.sleep(0.01)


if __name__ == "__main__":
    asyncio.run(main())
