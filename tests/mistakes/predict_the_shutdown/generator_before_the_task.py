# wrong-result: closes the generator before the worker is tidy
A = ["slow starts", "quick starts", "main leaves 2 workers", "main is tidy", "quick is tidy", "slow is tidy", "run is over"]
B = ["got 1", "worker starts", "main fails", "generator closes", "worker is tidy", "ValueError", "2 on the shelf"]  # <- here
C = ["task sees ann", "callback sees ann", "task sees cat", "main sees bob", "first call sees bob", "second call sees bob", "main ends", "program sees nobody"]
