"""Let work go on in the background.

Run two works while something else is done, and give all three results when all three have finished.

    possible   0 s       0.1 s     0.2 s
    A          ████████████████████
    B          ████████████████████    both works are started
    other      ██████████              before `other` has ended

What is looked at: the three results, whatever they are, also of two calls of `main` at once; that all
overlap; that an error gets through; that nothing is still running when `main` returns.
Done when the whole takes as long as one work.
Read: https://docs.python.org/3/library/asyncio-task.html#asyncio.create_task
"""

from collections.abc import Callable, Coroutine
from typing import Any


async def main(
    work: Callable[[str, float], Coroutine[Any, Any, object]],
    other: Callable[[], Coroutine[Any, Any, object]],
) -> tuple[object, object, object]:
    """Run `work("A", 0.2)` and `work("B", 0.2)` while `other()` runs; call each exactly once.

    Return (result of A, result of B, result of other).
    """
    # TODO: start both works, so that they run in the background
    # TODO: run `other` meanwhile
    # TODO: wait until both works are done, and return the three results
    raise NotImplementedError
