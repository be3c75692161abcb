# expects: nothing
# A log file, opened by the logging module.
import asyncio
import contextlib
import io
import logging
import tempfile


async def main():
    log = logging.getLogger("clean")
    handler = logging.FileHandler("log", delay=True)
    log.addHandler(handler)
    log.error("x")
    log.removeHandler(handler)
    handler.close()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        asyncio.run(main())
