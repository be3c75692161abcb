# expects: blocking-call at line 8
# A helper asks a program for its version with subprocess.run.
import asyncio
import subprocess


def version():
    done = subprocess.run(["sh", "-c", "echo 1.2.3"], capture_output=True, text=True, check=True)
    return done.stdout.strip()


async def report():
    await asyncio.sleep(0.01)
    return f"version {version()}"


async def main():
    print(await report())


if __name__ == "__main__":
    asyncio.run(main())
