# context-manager-protocol: lets __aexit__ see no error
A = ["open", "got 1", "got 2", "after the loop", "closed", "end"]
B = ["open", "got 1", "after the loop", "closed", "after the block", "end"]
C = ["in", "work", "out with nothing", "in", "out with nothing", "goes on", "in", "out with CancelledError", "caught TimeoutError"]  # <- here
