# expects: blocking-call at line 29
# A statement waits for another connection that writes.
import asyncio
import sqlite3
import tempfile
import threading
import time

folder = tempfile.TemporaryDirectory()
path = f"{folder.name}/shop.db"
connection = sqlite3.connect(path, check_same_thread=False, isolation_level=None)
connection.execute("create table orders (id integer)")


def write(started):
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("begin immediate")
    started.set()
    time.sleep(0.25)
    other.execute("rollback")
    other.close()


async def main():
    started = threading.Event()
    thread = threading.Thread(target=write, args=(started,))
    thread.start()
    await asyncio.to_thread(started.wait)
    connection.execute("insert into orders values (1)")
    connection.close()
    await asyncio.to_thread(thread.join)


if __name__ == "__main__":
    asyncio.run(main())
