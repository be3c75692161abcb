"""Predict what three programs write."""

# A coroutine that never suspends is run by `await` like a plain call: the task gets its turn at `await task`.
A: list[str] = ["main 1", "call in", "call out", "main 2", "task in", "task out", "main 3"]

# The log follows the time; the result of gather follows its arguments.
B: list[str] = ["slow start", "fast start", "fast end", "slow end", "slow fast"]

# A task starts where its maker first suspends, here at `sleep(0)`.
C: list[str] = ["created", "bg start", "after one turn", "bg end", "done"]
