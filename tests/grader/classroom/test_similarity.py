"""Files that share more than the exercise asks for are pointed out; what everybody writes is not."""

from __future__ import annotations

from grader.classroom.similarity import alike

OWN = """
import asyncio

async def collect(fetch, keys):
    found = {}
    pending = {asyncio.ensure_future(fetch(key)): key for key in keys}
    while pending:
        done, _ = await asyncio.wait(pending, return_when=asyncio.FIRST_COMPLETED)
        for future in done:
            found[pending.pop(future)] = future.result()
    return [found[key] for key in keys if key in found]
"""
OTHER = """
import asyncio

async def collect(fetch, keys):
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(fetch(key)) for key in keys]
    return [task.result() for task in tasks]
"""


def test_a_renamed_copy_is_found() -> None:
    """Other names, comments and spaces hide nothing."""
    copy = (
        OWN.replace("found", "results")
        .replace("pending", "waiting")
        .replace("\n    while", "\n    # go\n    while")
    )
    (pair,) = alike("first", {"ada": OWN, "bob": copy, "eve": OTHER})
    assert (pair.one, pair.other, pair.percent) == ("ada", "bob", 100)


def test_what_was_given_does_not_count() -> None:
    """Two students who leave the stub, or hand in the reference, have copied nothing from each other."""
    assert alike("first", {"ada": OWN, "bob": OWN}, (OWN,)) == ()


def test_what_many_write_does_not_count() -> None:
    """A structure that half the class has is the exercise's own."""
    assert alike("first", dict.fromkeys(["a", "b", "c", "d", "e"], OTHER)) == ()


def test_a_file_that_does_not_parse_is_left_out() -> None:
    """Nothing is said of what cannot be read."""
    assert alike("first", {"ada": "def (:", "bob": "def (:", "eve": ""}) == ()
