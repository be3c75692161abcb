# wrong-result: leaves out that the generator begins
A = ["open", "got 1", "got 2", "after the loop", "closed", "end"]
B = ["got 1", "after the loop", "closed", "after the block", "end"]  # <- here
C = ["in", "work", "out with nothing", "in", "out with ValueError", "goes on", "in", "out with CancelledError", "caught TimeoutError"]
