# expects: blocking-call at line 14, blocking-call at line 15, blocking-call at line 20
# A plain context manager waits for a lock on a file.
import asyncio
import contextlib
import fcntl
import tempfile
import threading

folder = tempfile.TemporaryDirectory()


@contextlib.contextmanager
def locked(path):
    with open(path, "w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


async def main():
    other = open(f"{folder.name}/lock", "w")
    fcntl.flock(other, fcntl.LOCK_EX)
    threading.Timer(0.2, fcntl.flock, [other, fcntl.LOCK_UN]).start()
    with locked(f"{folder.name}/lock"):
        await asyncio.sleep(0)
    other.close()


if __name__ == "__main__":
    asyncio.run(main())
