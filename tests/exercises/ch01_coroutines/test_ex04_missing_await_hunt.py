"""missing_await_hunt: the verdict and the save are both awaited, in this order, each once."""

import asyncio

from grader.child.kit import Evidence, Finding, Kit, Service, State, clean, value


@value
async def test_an_admin(kit: Kit) -> None:
    """For an admin the save has finished, once, when update returns "ok"."""
    (user,), (x,) = kit.names(1), kit.ids(1)
    is_admin, save = collaborators(kit, admins=[user])
    got = await kit.call("update", user, x, is_admin, save)
    kit.expect.equal(got, "ok")
    expect_finished(kit, save)
    kit.expect.called(save, 1)
    kit.expect.equal(save.keys, [x], "what was saved")
    kit.expect.called(is_admin, 1)
    kit.expect.equal(is_admin.keys, [user], "who is_admin was asked about")


@value
async def test_somebody_else(kit: Kit) -> None:
    """For somebody else update returns "refused" and nothing is saved."""
    (admin, user), (x,) = kit.names(2), kit.ids(1)
    is_admin, save = collaborators(kit, admins=[admin])
    got = await kit.call("update", user, x, is_admin, save)
    place = kit.plain_caller()
    if place and not is_admin.calls:
        kit.expect.reject(
            "sync-async-mixup", "is_admin was handed to a plain function and never called.", place
        )
    kit.expect.equal(got, "refused")
    kit.expect.called(save, 0)
    kit.expect.called(is_admin, 1)


@value
async def test_answers_at_once(kit: Kit) -> None:
    """Each update asks anew, and answers the same when is_admin and save never have to wait."""
    (user,), (x,) = kit.names(1), kit.ids(1)
    for admins in ([], [user], [user], []):
        is_admin, save = collaborators(kit, admins, delay=None)
        got = await kit.call("update", user, x, is_admin, save)
        kit.expect.equal(got, "ok" if admins else "refused")
        if admins:
            expect_finished(kit, save)
        kit.expect.called(save, len(admins))
        kit.expect.called(is_admin, 1)


@value
def test_in_another_event_loop(kit: Kit) -> None:
    """Updates at the same time work in each event loop of a program, not in the first one alone."""
    for _ in range(2):
        users, numbers = kit.names(3), kit.ids(3)
        is_admin, save = collaborators(kit, admins=users[1:])
        rows = [(user, x, is_admin, save) for user, x in zip(users, numbers, strict=True)]
        got = dict(zip(users, asyncio.run(kit.together("update", *rows)), strict=True))
        kit.expect.equal(got, dict(zip(users, ("refused", "ok", "ok"), strict=True)), "what the updates gave")
        kit.expect.equal(sorted(save.keys), sorted(numbers[1:]), "what was saved")


@clean
async def test_is_admin_fails(kit: Kit) -> None:
    """An error of is_admin reaches the caller, and nothing is saved."""
    (user,), (x,) = kit.names(1), kit.ids(1)
    error = LookupError(kit.word())
    is_admin, save = kit.service("is_admin", failure=lambda _user: error), kit.service("save")
    with kit.expect.raises(error, is_admin, grouped=True):
        await kit.call("update", user, x, is_admin, save)
    kit.expect.called(save, 0)


@clean
async def test_save_fails(kit: Kit) -> None:
    """An error of save reaches the caller."""
    (user,), (x,) = kit.names(1), kit.ids(1)
    error = OSError(kit.word())
    is_admin, save = collaborators(kit, admins=[user])
    save.failure = lambda _x: error
    with kit.expect.raises(error, save, grouped=True):
        await kit.call("update", user, x, is_admin, save)
    kit.expect.called(save, 1)


@clean
async def test_cancelled_by_the_caller(kit: Kit) -> None:
    """An update that is cancelled ends so, and leaves neither is_admin nor save at work."""
    (user,), (x,) = kit.names(1), kit.ids(1)
    for first in (0.1, None):  # is_admin is under way when the caller cancels, or save is
        is_admin, save = collaborators(kit, admins=[user])
        is_admin.delay = first
        await kit.cancel_after(0.05, "update", user, x, is_admin, save)


def collaborators(kit: Kit, admins: list[str], delay: float | None = 0.1) -> tuple[Service, Service]:
    """Make is_admin and save."""
    is_admin = kit.service("is_admin", delay=delay, answer=lambda user: user in admins)
    return is_admin, kit.service("save", delay=delay, answer=lambda _x: None)


def expect_finished(kit: Kit, save: Service) -> None:
    """Expect that a save had ended at the instant update returned."""
    if any(call.at_return is State.DONE for call in save.calls):
        return
    if kit.findings:  # tasks left at that instant
        begun = "was still going on" if save.calls else "had not begun"
        kit.expect.reject(
            "task-not-awaited", f"When update returned, the save {begun}.", kit.findings[0].place
        )
    nothing = Finding(Evidence.WRONG_CALLS, kit.expect.where, "save", count=0, wanted=1)
    kit.expect.that(bool(save.calls), "update returned 'ok' for an admin, but nothing was saved.", nothing)
