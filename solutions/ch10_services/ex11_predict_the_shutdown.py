"""Predict how three programs end."""

# The main function ends first; then asyncio.run cancels what is left, all at once, and waits for the cleanup.
A: list[str] = [
    *["slow starts", "quick starts", "main leaves 2 workers", "main is tidy"],
    *["quick is tidy", "slow is tidy", "run is over"],
]

# First the tasks, then the generators, and only then the error leaves asyncio.run.
B: list[str] = [
    *["got 1", "worker starts", "main fails"],
    *["worker is tidy", "generator closes", "ValueError", "2 on the shelf"],
]

# A copy of the context is made where a task, callback or thread is started, not where it runs.
C: list[str] = [
    *["task sees ann", "callback sees ann", "task sees cat", "main sees bob"],
    *["first call sees bob", "second call sees bob", "main ends", "program sees nobody"],
]
