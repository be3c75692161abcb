# expects: blocking-call at line 11
# A message of another process is waited for.
import asyncio
import multiprocessing
import threading


async def main():
    left, right = multiprocessing.Pipe()
    threading.Timer(0.12, right.send, ["hello"]).start()
    print(left.recv())
    left.close()
    right.close()


if __name__ == "__main__":
    asyncio.run(main())
