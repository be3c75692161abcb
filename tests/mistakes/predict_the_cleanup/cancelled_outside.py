# timeout-not-caught: lets the CancelledError out of the block of the timeout
A = ["open", "got 1", "got 2", "after the loop", "closed", "end"]
B = ["open", "got 1", "after the loop", "closed", "after the block", "end"]
C = ["in", "work", "out with nothing", "in", "out with ValueError", "goes on", "in", "out with CancelledError", "caught CancelledError"]  # <- here
