"""The kit makes objects of the learner's classes and calls their methods."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from grader.child.kit.expect import CheckFailed
from grader.model import Evidence
from tests.grader.engine.stage import dedent, play

if TYPE_CHECKING:
    from grader.child.kit import Kit

CLASS = """
class Box:
    def __init__(self, size):
        self.size = size

    def put(self, item):
        return (self.size, item)

    async def get(self):
        return self.size
"""
FAULTS = {
    "no such class": ("", Evidence.WRONG_VALUE, "Box is missing"),
    "other arguments": ("class Box:\n    pass\n", Evidence.WRONG_VALUE, "does not take the arguments"),
    "async __init__": (
        "class Box:\n    async def __init__(self, size):\n        pass\n",
        Evidence.SYNC_MIXUP,
        "cannot be made",
    ),
    "no such method": (
        "class Box:\n    def __init__(self, size): ...\n",
        Evidence.WRONG_VALUE,
        "Box.put",
    ),
    "method without argument": (
        "class Box:\n    def __init__(self, size):\n        pass\n\n    def put(self):\n        pass\n",
        Evidence.WRONG_VALUE,
        "does not take the arguments",
    ),
    "async method": (
        "class Box:\n    def __init__(self, size): ...\n\n    async def put(self, item): ...\n",
        Evidence.SYNC_MIXUP,
        "plain method",
    ),
}


async def use(kit: Kit) -> object:
    """Make a box and put something into it."""
    return kit.call_method(kit.make("Box", 3), "Box.put", "x")


def test_an_object_and_its_methods() -> None:
    """A plain method gives its result, an async one is awaited with `run`."""

    async def both(kit: Kit) -> object:
        box = kit.make("Box", 3)
        return kit.call_method(box, "Box.put", "x"), await kit.run(kit.method(box, "Box.get"), "Box.get")

    assert play(dedent(CLASS), both).value == ((3, "x"), 3)


@pytest.mark.parametrize("fault", FAULTS, ids=str)
def test_a_class_that_does_not_fit(fault: str) -> None:
    """What is missing or of the wrong kind is a sentence with evidence, never a crash of the check."""
    source, kind, words = FAULTS[fault]
    error = play(source or "x = 1\n", use).error
    assert isinstance(error, CheckFailed)
    assert words in str(error)
    assert [finding.kind for finding in error.findings] == [kind]


def test_an_error_of_the_class_is_its_own() -> None:
    """A TypeError out of the learner's `__init__` passes as it is."""
    played = play("class Box:\n    def __init__(self, size):\n        size.x()\n", use)
    assert isinstance(played.error, AttributeError)
    played = play("class Box:\n    def __init__(self, size):\n        len(size)\n", use)
    assert type(played.error) is TypeError


def test_methods_have_places() -> None:
    """A method stands at its return or its `def`; one that is not written stands at the class."""

    async def places(kit: Kit) -> object:
        return [
            kit.place_of(name).line for name in ("Box.put", "Box.get", "Box.__init__", "Box.other", "Box")
        ]

    assert play(dedent(CLASS), places).value == [6, 9, 2, 1, 1]
