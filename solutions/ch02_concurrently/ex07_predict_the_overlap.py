"""Predict when naps start, what overlaps, and in which order their results come."""

# A call makes a coroutine, which starts where it is awaited: nothing runs during the rest, nothing overlaps.
A: list[str] = [
    "called",
    "rested",
    "slow starts",
    "slow ends",
    "got slow",
    "quick starts",
    "quick ends",
    "got quick",
]

# A task starts when main first waits. The loop over them gets a result that is there, but in its own order.
B: list[str] = [
    "created",
    "slow starts",
    "quick starts",
    "quick ends",
    "rested",
    "slow ends",
    "got slow",
    "got quick",
]

# `wait` ends with the first nap and stops no other. `gather` starts nothing twice, keeps the order of its
# arguments, and all three overlap: the naps are over after 0.4 s, the longest of the two, before the egg is.
C: list[str] = [
    "egg starts",
    "slow starts",
    "quick starts",
    "quick ends",
    "1 done",
    "slow ends",
    "slow quick",
    "egg ends",
]
