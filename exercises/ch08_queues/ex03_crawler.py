"""Find all pages that can be reached.

Ask every page for its links, `limit` pages at a time, until no page is left that has not been asked.

    possible, with limit = 2        start ─┬─ a ─── c ─── d
                                           └─ b (slow)
    start  ████▶
    a          ███▶                 a and b are known when start has given its links,
    b          ███████████▶
    c             ███▶              c is known when a is done: it does not wait for b
    d                ████▶

What is looked at: the set of pages; that each page is asked once, however many pages link to it; how many are
asked at the same time, and that a free place is taken at once by a page that is known; that pages which fail
stop nothing; that the function ends by itself, and what is left when it ends or is cancelled: nothing.
Done when `limit` pages are being asked whenever as many are known, and never one more.
Read: https://docs.python.org/3/library/asyncio-queue.html and
https://docs.python.org/3/library/asyncio-task.html#task-groups
"""

from collections.abc import Callable, Coroutine, Iterable
from typing import Any


async def crawl(
    start: str, get_links: Callable[[str], Coroutine[Any, Any, Iterable[str]]], limit: int
) -> set[str]:
    """Give the set of all pages that can be reached from `start`, itself among them.

    `await get_links(page)` gives the pages that a page links to: any iterable, in which pages may occur
    twice, and the page itself too. A page for which it raises an exception counts as visited, and has no
    links. `limit` is 1 or more.

    When `crawl` is cancelled, every call that is under way is cancelled, and has ended before it leaves.
    """
    # TODO: keep what is known, so that a page is asked once: when is the moment to write it down?
    # TODO: ask up to `limit` pages at a time, and take the next one that is known as soon as one is done
    # TODO: go on when a page fails
    # TODO: know the end: nothing waits to be asked, and nothing that is asked can bring more
    # TODO: leave nothing behind, at the end and when cancelled
    raise NotImplementedError
