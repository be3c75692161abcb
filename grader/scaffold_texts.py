"""Hold the texts of a new exercise; SLUG, TITLE, FILE and CHAPTER are replaced."""

from __future__ import annotations

DOC = "https://docs.python.org/3/library/asyncio-task.html"

HINTS = (
    "TODO: where to look: a question about the learner's own code.",
    "TODO: the concept: one sentence and one documentation link.",
    "TODO: the shape: the reference lines with blanks.",
    "TODO: a worked sibling: the full solution of another small problem of the same shape.",
)

_IMPORTS = """from collections.abc import Awaitable, Callable, Sequence
"""

STUB = f'''"""TITLE.

TODO: the goal in one sentence, the timeline of the ideal run, and when it is done.
"""

{_IMPORTS}

async def SLUG(fetch: Callable[[int], Awaitable[str]], ids: Sequence[int]) -> list[str]:
    """Fetch every id at the same time and return the answers in the order of `ids`."""
    # TODO: start all calls of fetch
    # TODO: wait for all of them
    # TODO: return their answers, in order
    raise NotImplementedError
'''

SOLUTION = f'''# gather: when every answer is wanted, in the order of the ids
"""TITLE."""

import asyncio
{_IMPORTS}

async def SLUG(fetch: Callable[[int], Awaitable[str]], ids: Sequence[int]) -> list[str]:
    """Fetch every id at the same time and return the answers in the order of `ids`."""
    return list(await asyncio.gather(*(fetch(number) for number in ids)))
'''

ALTERNATIVE = '''# TaskGroup: when one failure should stop the others
"""TITLE."""

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from typing import Any


async def SLUG(fetch: Callable[[int], Coroutine[Any, Any, str]], ids: Sequence[int]) -> list[str]:
    """Fetch every id at the same time and return the answers in the order of `ids`."""
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(fetch(number)) for number in ids]
    return [task.result() for task in tasks]
'''

MISTAKE = f'''# sequential-awaits: waits for each answer before it asks for the next

{_IMPORTS}

async def SLUG(fetch: Callable[[int], Awaitable[str]], ids: Sequence[int]) -> list[str]:
    """Fetch one id after the other."""
    return [await fetch(number) for number in ids]  # <- here
'''

TESTS = '''"""Hidden checks of SLUG: TODO: say what right and wrong answers they tell apart."""

from grader.child.kit import Kit, clean, free, overlap, value


@value
async def test_returns_every_answer_in_order(kit: Kit) -> None:
    """The answers come back in the order of the ids."""
    ids = kit.ids(4)
    delays = dict(zip(ids, kit.falling(4), strict=True))
    fetch = kit.service("fetch", delay=delays)
    result = await kit.call("SLUG", fetch, ids)
    kit.expect.equal(result, [fetch.answer(number) for number in ids])


@overlap
async def test_fetches_all_at_once(kit: Kit) -> None:
    """All calls are in flight together."""
    ids = kit.ids(4)
    fetch = kit.service("fetch", delay=0.2)
    await kit.call("SLUG", fetch, ids)
    kit.expect.peak(fetch, len(ids))
    kit.expect.within(0.2, 0.8)


@free
async def test_leaves_the_loop_free(kit: Kit) -> None:
    """Nothing holds the event loop while the calls wait."""
    ids = kit.ids(3)
    fetch = kit.service("fetch")
    await kit.call("SLUG", fetch, ids)
    kit.expect.called(fetch, len(ids))


@clean
async def test_leaves_nothing_running(kit: Kit) -> None:
    """Every call has ended when SLUG returns."""
    ids = kit.ids(3)
    fetch = kit.service("fetch")
    await kit.call("SLUG", fetch, ids)
    kit.expect.finished(fetch)
'''

README = """# CHAPTER

TODO: the question that this chapter answers, in three lines.

## What happens here?

TODO: ten lines of code. What do they print?

<details><summary>Answer</summary>

TODO

</details>

## An example

TODO: a worked example, with a comment for each step.

## Wrong and right

TODO: ✗ the common wrong version and what it prints, ✓ the right one, and one sentence why.

## Exercises

- `FILE`: TITLE

## Read on

- https://docs.python.org/3/library/asyncio-task.html
"""
