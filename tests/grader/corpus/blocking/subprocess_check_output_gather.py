# expects: blocking-call at line 8
# Tasks that should run side by side each start a program and wait for it.
import asyncio
import subprocess


async def word_count(text):
    return subprocess.check_output(["wc", "-w"], input=text, text=True)


async def main():
    counts = await asyncio.gather(word_count("one two"), word_count("three"))
    print([int(count) for count in counts])


if __name__ == "__main__":
    asyncio.run(main())
