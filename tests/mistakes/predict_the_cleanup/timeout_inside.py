# timeout-not-caught: lets the timeout raise TimeoutError inside of its block
A = ["open", "got 1", "got 2", "after the loop", "closed", "end"]
B = ["open", "got 1", "after the loop", "closed", "after the block", "end"]
C = ["in", "work", "out with nothing", "in", "out with ValueError", "goes on", "in", "out with TimeoutError", "caught TimeoutError"]  # <- here
