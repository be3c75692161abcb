"""shield_the_commit: a cancellation stops the write, and waits for the end of a commit that has begun."""

import asyncio
from dataclasses import dataclass
from typing import Any

from grader.child.kit import Call, Kit, Place, Service, State, clean, value

PATIENCE = 5.0  # seconds; who still waits then waits for ever


class Refused(Exception):
    """What a write or commit of these checks fails with."""


@dataclass
class Transaction:
    """What the learner's function writes to and commits."""

    write: Service
    commit: Service


@dataclass
class Ended:
    """How a save ended that was cancelled during its commit."""

    task: asyncio.Task[Any]
    place: Place | None  # the line that met the cancellation
    went_on: bool  # the caller's next line was reached


@value
async def test_writes_and_commits(kit: Kit) -> None:
    """The data is written, then committed, each once, and the result of the commit is returned."""
    tx, data = transaction(kit), kit.word()
    kit.expect.equal(await kit.call("save", tx, data), tx.commit.answer())
    kit.expect.equal([call.args for call in tx.write.calls], [(data,)], "the list of what was written")
    kit.expect.called(tx.commit, 1)
    written = tx.write.calls[0].end
    kit.expect.that(
        written is not None and written <= tx.commit.calls[0].start,
        "The commit began before the write had ended.",
    )


@value
async def test_any_result(kit: Kit) -> None:
    """Whatever the commit gives is returned, also when nothing has to wait."""
    for answer in (kit.random.randint(2, 9), None):
        tx = Transaction(
            kit.service("write", delay=None),
            kit.service("commit", delay=None, answer=lambda found=answer: found),
        )
        kit.expect.equal(await kit.call("save", tx, "x"), answer)


@clean
async def test_write_fails(kit: Kit) -> None:
    """When the write fails, its error reaches the caller, and nothing is committed."""
    tx, failure = transaction(kit), Refused("not written")
    tx.write.failure = lambda *_: failure
    with kit.expect.raises(failure, by=tx.write):
        await kit.call("save", tx, kit.word())
    kit.expect.called(tx.write, 1)
    kit.expect.called(tx.commit, 0)


@clean
async def test_commit_fails(kit: Kit) -> None:
    """When the commit fails, its error reaches the caller."""
    tx, failure = transaction(kit), Refused("not committed")
    tx.commit.failure = lambda: failure
    task = kit.start(kit.call("save", tx, kit.word()))
    await asyncio.sleep(0.2)
    at = kit.waits_at()
    await asyncio.wait([task], timeout=PATIENCE)
    if not task.done() and tx.commit.calls:
        await kit.give_up(task)
        message = "commit failed, and save waits for ever: the error stayed in a task that nobody awaits."
        kit.expect.reject("background-task-lost", message, at)
    await asyncio.wait([task])
    kit.expect.called(tx.commit, 1)
    expect_waited_for(kit, tx)
    if not task.cancelled() and task.exception() is None:
        message = "commit failed after 0.20 s, and save returned all the same."
        kit.expect.reject("errors-hidden", message, kit.handler_of(failure, at))
    with kit.expect.raises(failure, by=tx.commit):
        await task


@clean
async def test_cancelled_during_write(kit: Kit) -> None:
    """Cancelled during the write, save stops the write, commits nothing, and ends as cancelled."""
    tx = transaction(kit)
    await kit.cancel_after(0.1 * kit.random.uniform(0.2, 0.8), "save", tx, kit.word())
    kit.expect.called(tx.write, 1)
    (write,) = tx.write.calls
    if write.at_return in {State.DONE, State.RUNNING} and (write.shield or tx.commit.calls):
        went_on = "to its end" if write.at_return is State.DONE else "when save had ended"
        message = f"save was cancelled during the write, and the write went on {went_on}."
        kit.expect.reject("shield-misused", message, write.shield or shield_of(tx) or write.place)
    kit.expect.finished(tx.write)
    kit.expect.that(
        write.state is State.CANCELLED, "save was cancelled during the write, and the write was not."
    )
    kit.expect.called(tx.commit, 0)


@clean
async def test_cancelled_during_commit(kit: Kit) -> None:
    """Cancelled during the commit, save lets it run to its end, and only then ends as cancelled."""
    tx = transaction(kit)
    ended = await cancelled_in_commit(kit, tx)
    expect_committed(kit, tx)
    await expect_no_return(kit, ended, "save was cancelled during the commit, and it returned all the same.")


@clean
async def test_commit_fails_after_the_cancellation(kit: Kit) -> None:
    """When a commit fails after the cancellation, that is no normal end, and its error is not left unread."""
    # Who commits a second time loses the error of the first: what is wrong then shows without an error, too.
    well = transaction(kit)
    await cancelled_in_commit(kit, well)
    expect_committed(kit, well)
    tx, failure = transaction(kit), Refused("not committed")
    tx.commit.failure = lambda: failure
    ended = await cancelled_in_commit(kit, tx)
    expect_committed(kit, tx)
    if ended.task.cancelled() or ended.task.exception() is not failure:
        message = "save was cancelled, the commit failed, and save returned all the same."
        await expect_no_return(kit, ended, message)


def transaction(kit: Kit) -> Transaction:
    """Make a transaction: 0.1 s for the write, 0.2 s for the commit."""
    return Transaction(kit.service("write", delay=0.1), kit.service("commit", delay=0.2))


async def cancelled_in_commit(kit: Kit, tx: Transaction) -> Ended:
    """Cancel save while the commit is at work; tell how it ended."""
    returned = []

    async def caller() -> None:
        returned.append(await kit.call("save", tx, kit.word()))

    task = kit.start(caller())
    await asyncio.sleep(0.1 + 0.2 * kit.random.uniform(0.2, 0.8))
    if task.done():
        await task  # its own error says more
        kit.expect.that(False, "save had ended before the commit was over.")
    at = kit.waits_at()
    task.cancel()
    await asyncio.wait([task])
    return Ended(task, kit.handler_of(asyncio.CancelledError(), at) or at, bool(returned))


async def expect_no_return(kit: Kit, ended: Ended, message: str) -> None:
    """Expect that CancelledError came out of save itself: a later await of the caller is too late for it."""
    if not ended.task.cancelled():
        await kit.not_cancelled(ended.task, "save")
    if ended.went_on:
        kit.expect.reject("swallowed-cancellation", message, ended.place)


def expect_committed(kit: Kit, tx: Transaction) -> None:
    """Expect one commit, which had run to its end at the instant at which save ended."""
    kit.expect.that(bool(tx.commit.calls), "0.20 s after the write had ended, the commit had not begun.")
    again = tx.commit.calls[1:]
    if again:
        message = f"commit should be called once, but it was called {len(again) + 1} times."
        kit.expect.reject("wrong-result", message, again[0].place)
    (commit,) = tx.commit.calls
    expect_no_shield_missing(kit, commit)
    expect_waited_for(kit, tx)


def expect_waited_for(kit: Kit, tx: Transaction) -> None:
    """Expect that the commit had begun and ended when save ended."""
    begun = all(call.at_return for call in tx.commit.calls)
    kit.expect.that(begun, "The commit began when save had ended.")
    kit.expect.finished(tx.commit)


def expect_no_shield_missing(kit: Kit, commit: Call) -> None:
    """Reject a commit that the cancellation has reached, or that was left at work."""
    if commit.at_return is State.RUNNING and commit.shield:
        message = "save was cancelled during the commit, and ended while the commit was still at work."
        kit.expect.reject("shield-misused", message, commit.shield)
    if commit.state in {State.CANCELLED, State.CLEANING, State.TORN}:
        message = "save was cancelled during the commit, and the commit was cancelled with it."
        kit.expect.reject("shield-misused", message, commit.shield or commit.place)


def shield_of(tx: Transaction):  # noqa: ANN201  # a place, if there is one
    """Give the line that shields the commit, if one does."""
    return next((call.shield for call in tx.commit.calls if call.shield), None)
