"""The learner's text tells which handler an error meets, and which calls leave a block unawaited."""

from __future__ import annotations

import ast
import asyncio

import pytest

from grader.child.evidence.reading import handler_line, returns_unawaited
from tests.grader.engine.stage import dedent, marked

HANDLERS = {
    "an exact type": (KeyError(), "try:\n    f()  # raised\nexcept KeyError:  # <-\n    pass\n"),
    "a base class": (IndexError(), "try:\n    f()  # raised\nexcept LookupError:  # <-\n    pass\n"),
    "one of several": (OSError(), "try:\n    f()  # raised\nexcept (KeyError, OSError):  # <-\n    pass\n"),
    "a dotted name": (
        asyncio.CancelledError(),
        "try:\n    f()  # raised\nexcept OSError:\n    x\nexcept asyncio.CancelledError:  # <-\n    pass\n",
    ),
    "a bare except": (KeyboardInterrupt(), "try:\n    f()  # raised\nexcept:  # <-\n    pass\n"),
    "a star": (ValueError(), "try:\n    f()  # raised\nexcept* ValueError:  # <-\n    pass\n"),
    "the inner one first": (
        KeyError(),
        "try:\n  try:\n    f()  # raised\n  except KeyError:  # <-\n    x\nexcept Exception:\n  x\n",
    ),
    "the outer one": (
        OSError(),
        "try:\n  try:\n    f()  # raised\n  except KeyError:\n    x\nexcept Exception:  # <-\n  x\n",
    ),
    "a return in finally": (
        KeyError(),
        "def g():\n    try:\n        f()  # raised\n    finally:\n        return 1  # <-\n",
    ),
    "none for this type": (KeyError(), "try:\n    f()  # raised\nexcept OSError:\n    pass\n"),
    "none around the line": (KeyError(), "f()  # raised\ntry:\n    pass\nexcept KeyError:\n    pass\n"),
    "none in the else": (
        KeyError(),
        "try:\n    pass\nexcept KeyError:\n    pass\nelse:\n    f()  # raised\n",
    ),
    "none by an unknown name": (KeyError(), "try:\n    f()  # raised\nexcept Nobody:\n    pass\n"),
}


@pytest.mark.parametrize("case", HANDLERS, ids=str)
def test_the_handler_of_an_error(case: str) -> None:
    """The line is that of the first handler around the raising line whose types match."""
    error, text = HANDLERS[case]
    lines = text.splitlines()
    raised = next(number for number, line in enumerate(lines, 1) if line.endswith("# raised"))
    wanted = next((number for number, line in enumerate(lines, 1) if line.endswith("# <-")), None)
    assert handler_line(ast.parse(text), raised, error, {"asyncio": asyncio}) == wanted


def test_calls_returned_from_a_block() -> None:
    """Only calls that a try or with block makes, and that leave it before they are awaited, are named."""
    text = dedent(
        """
        async def a(f):
            try:
                return f()  # HERE
            except KeyError:
                return f()

        async def b(f, lock):
            async with lock:
                value = f()  # HERE
                other = f()
                return value

        async def c(f, lock):
            with lock:
                def inner():
                    return f()
                return await f()
            return f()

        async def d(f):
            try:
                late = asyncio.create_task(f())  # HERE
            except KeyError:
                return None
            else:
                return await late

        async def e(f, lock):
            async with lock:
                task = asyncio.create_task(f())
                await asyncio.wait([task])
            return await task
        """
    )
    assert returns_unawaited(ast.parse(text)) == marked(text)
