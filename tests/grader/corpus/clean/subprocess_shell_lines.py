# expects: nothing
# The output of a shell command is read line by line.
import asyncio


async def main():
    process = await asyncio.create_subprocess_shell(
        "for n in 1 2 3; do echo $n; sleep 0.02; done", stdout=asyncio.subprocess.PIPE
    )
    lines = [line.decode().strip() async for line in process.stdout]
    assert await process.wait() == 0
    assert lines == ["1", "2", "3"]


if __name__ == "__main__":
    asyncio.run(main())
