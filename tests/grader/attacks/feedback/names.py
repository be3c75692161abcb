# tries: send escapes in the names of tasks, functions and errors
# for: gather_users
# ends: failed broken review

import asyncio

Bad = type("\x1b[31mOwned::error::<script>", (Exception,), {})


async def get_users(fetch, ids):
    task = asyncio.create_task(asyncio.sleep(5), name="\x1b[2J::error::<b>=1+1")
    task.get_coro().__qualname__ = "\x1b[2J::error::<b>"
    raise Bad("\x1b]0;x\x07")
