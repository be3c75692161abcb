# expects: nothing
# A program is started and its output awaited.
import asyncio


async def run(*command):
    process = await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.PIPE)
    output, _ = await process.communicate()
    return output.decode().strip()


async def main():
    outputs = await asyncio.gather(run("echo", "one"), run("sh", "-c", "sleep 0.06; echo two"))
    assert outputs == ["one", "two"]


if __name__ == "__main__":
    asyncio.run(main())
