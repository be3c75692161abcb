"""lost_update: no deposit is lost, and no deposit waits for the notification of another."""

import asyncio

from grader.child.kit import Kit, Service, overlap, value

READ, WRITE = 0.0005, 0.0015  # seconds; the write is slow enough for another read before its end
NOTIFY = 0.1  # seconds of one notification


class Store:
    """A balance behind calls that take a moment."""

    def __init__(self, kit: Kit, balance: int) -> None:
        self.balance = balance
        self.read = kit.service("store.read", delay=READ, answer=lambda: self.balance)
        self.write = kit.service("store.write", delay=WRITE, answer=self._set)
        self.notify = kit.service("notify", delay=NOTIFY, answer=lambda *_: None)

    def _set(self, balance: int) -> None:
        self.balance = balance


@value
async def test_one_deposit(kit: Kit) -> None:
    """One deposit, also of 0, reads, writes and notifies once, without arguments, and then returns."""
    await one_deposit(kit)
    await one_deposit(kit, 0)


@value
async def test_deposits_at_the_same_time(kit: Kit) -> None:
    """Ten deposits of 1 at the same time add ten: none overwrites what another one has written."""
    await one_deposit(kit)  # what is wrong with a single one is no race
    store = Store(kit, kit.random.randint(10, 90))
    before = store.balance
    with kit.locks() as locks:
        try:
            await deposits(kit, store, [1] * 10)
        except RuntimeError:  # what Python says of a lock that is released by another one than its taker
            if not locks.one_each:
                raise
    if store.balance != before + 10:
        seen = f"After ten deposits of 1 on {before} the store should hold {before + 10}, "
        seen += f"but it holds {store.balance}: deposits were lost."
        if locks.one_each:
            kit.expect.reject("semaphore-per-call", f"{seen} Each took a lock of its own.", locks.place)
        between = first_between(store.read, store.write)
        kit.expect.reject("read-await-write", f"{seen} {between}", store.write.calls[0].place)
    for service in (store.read, store.write, store.notify):
        kit.expect.called(service, 10)


@value
async def test_different_amounts(kit: Kit) -> None:
    """Deposits of different amounts, one after another and at the same time, add up to their sum."""
    store = Store(kit, kit.random.randint(10, 90))
    amounts = kit.ids(3)
    due = store.balance + sum(amounts) + amounts[0]
    await one_deposit(kit)  # what is wrong with a single one is no race
    account = await deposits(kit, store, amounts[:1])
    kit.expect.equal(store.balance, due - sum(amounts), "the stored balance")
    await deposits(kit, store, amounts, account)
    if store.balance < due:
        seen = f"After deposits at the same time the store should hold {due}, but it holds {store.balance}."
        kit.expect.reject("read-await-write", seen, store.write.calls[-1].place)
    kit.expect.equal(store.balance, due, "the stored balance")


@value
def test_in_another_event_loop(kit: Kit) -> None:
    """Deposits at the same time add up in each event loop of a program, not in the first one alone."""
    for _ in range(2):
        store = Store(kit, kit.random.randint(10, 90))
        due = store.balance + 3
        asyncio.run(deposits(kit, store, [1] * 3))
        kit.expect.equal(store.balance, due, "the stored balance")


@overlap
async def test_notifications_overlap(kit: Kit) -> None:
    """Notifications overlap: no deposit waits for the notification of another one."""
    number = 10
    store = Store(kit, 0)
    await deposits(kit, store, kit.ids(number))
    if store.notify.peak < number // 2:
        kit.expect.reject(
            "lock-too-wide",
            f"Of {number} notifications no more than {store.notify.peak} went on at the same time: "
            "each deposit kept the others waiting while it notified.",
            next((call.place for call in store.notify.calls), None),
        )
    kit.expect.within(ideal=number * (READ + WRITE) + NOTIFY, wrong=number * NOTIFY)


@overlap
async def test_none_waits_for_another_notification(kit: Kit) -> None:
    """A deposit returns when its own notification has ended, also while a slower one still goes on."""
    account = kit.make("Account", Store(kit, 0))
    kit.adopt()
    told = [kit.service("notify", delay=seconds) for seconds in (NOTIFY, 10 * NOTIFY, NOTIFY)]

    async def steps() -> None:
        calls = [kit.begin(account, "Account.deposit", 1, notify) for notify in told]
        await asyncio.wait(calls, timeout=5 * NOTIFY)
        ended = [any(call.end is not None for call in notify.calls) for notify in told]
        late = [call for call, own in zip(calls, ended, strict=True) if own and not call.done()]
        waits = kit.waits(*late) if late else ()
        await kit.ended(*calls)
        if late:
            message = "A deposit had notified, and it waited for the slower notification of another one, too."
            kit.expect.reject("waits-for-everything", message, next((wait.place for wait in waits), None))
        await kit.results(*calls)

    await kit.scenario("Account.deposit", steps)


async def one_deposit(kit: Kit, n: int | None = None) -> None:
    """Expect that a single deposit, of an amount that is drawn or given, does what it has to, in order."""
    before, drawn = kit.ids(2)
    n = drawn if n is None else n
    store = Store(kit, before)
    await deposits(kit, store, [n])
    for service in (store.read, store.write, store.notify):
        kit.expect.called(service, 1)
    kit.expect.equal(store.balance, before + n, "the stored balance")
    (read,), (write,), (notify,) = store.read.calls, store.write.calls, store.notify.calls
    kit.expect.equal(notify.args, (), "what notify got")
    kit.expect.that(
        (read.end or 0) <= write.start and (write.end or 0) <= notify.start,
        "A deposit should read, then write, then notify, each after the end of the one before.",
    )


async def deposits(kit: Kit, store: Store, amounts: list[int], account: object = None) -> object:
    """Make all deposits at the same time and give the account."""
    account = account or kit.make("Account", store)
    kit.adopt()

    async def steps() -> None:
        calls = [kit.begin(account, "Account.deposit", n, store.notify) for n in amounts]
        await kit.ended(*calls)
        await kit.results(*calls)

    await kit.scenario("Account.deposit", steps)
    return account


def first_between(read: Service, write: Service) -> str:
    """Say how many deposits had read before the first one wrote."""
    first = min((call.end or 0.0 for call in write.calls), default=0.0)
    early = sum(call.start < first for call in read.calls)
    return f"{early} of them had begun to read before the first had written."
