# wrong-result: lets the worker start where it is made
A = ["slow starts", "quick starts", "main leaves 2 workers", "main is tidy", "quick is tidy", "slow is tidy", "run is over"]
B = ["worker starts", "got 1", "main fails", "worker is tidy", "generator closes", "ValueError", "2 on the shelf"]  # <- here
C = ["task sees ann", "callback sees ann", "task sees cat", "main sees bob", "first call sees bob", "second call sees bob", "main ends", "program sees nobody"]
