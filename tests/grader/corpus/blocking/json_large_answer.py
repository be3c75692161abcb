# expects: cpu-bound at line 14
# A large answer is turned into JSON in one go.
import asyncio
import json

records = [
    {"id": number, "name": f"user {number}", "tags": ["a", "b"], "score": number / 7}
    for number in range(60_000)
]


async def answer():
    await asyncio.sleep(0)
    return json.dumps(records, sort_keys=True)


async def main():
    print(len(await answer()))


if __name__ == "__main__":
    asyncio.run(main())
