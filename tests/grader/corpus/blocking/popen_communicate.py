# expects: blocking-call at line 8, blocking-call at line 10
# A program is started at one line and waited for at another.
import asyncio
import subprocess


async def main():
    child = subprocess.Popen(["sh", "-c", "sleep 0.2; echo done"], stdout=subprocess.PIPE)
    await asyncio.sleep(0)
    output, _ = child.communicate()
    print(output)


if __name__ == "__main__":
    asyncio.run(main())
