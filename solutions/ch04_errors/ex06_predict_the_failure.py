"""Predict what becomes of the others when one call fails."""

# gather raises the first failure at once and cancels nothing: "slow" runs on, and ends while main sleeps.
A: list[str] = ["slow start", "bad start", "bad fails", "caught", "slow end", "main ends"]

# With return_exceptions gather waits for all; outcomes, the failure too, come in the order of the arguments.
B: list[str] = ["slow start", "bad start", "bad fails", "slow end", "str ValueError"]

# A TaskGroup cancels the other task, waits until it has ended, and then raises.
C: list[str] = ["created", "slow start", "bad start", "bad fails", "slow cancelled", "caught", "main ends"]
