# expects: nothing
# Background tasks are kept in a set until they are done.
import asyncio

background = set()


async def send(mail, sent):
    await asyncio.sleep(0.005)
    sent.append(mail)


async def main():
    sent = []
    for mail in "abc":
        task = asyncio.create_task(send(mail, sent))
        background.add(task)
        task.add_done_callback(background.discard)
    while background:
        await asyncio.wait(background)
    assert sorted(sent) == ["a", "b", "c"]


if __name__ == "__main__":
    asyncio.run(main())
