# wrong-result: lets main go on before the calls that the thread asked for
A = ["slow starts", "quick starts", "main leaves 2 workers", "main is tidy", "quick is tidy", "slow is tidy", "run is over"]
B = ["got 1", "worker starts", "main fails", "worker is tidy", "generator closes", "ValueError", "2 on the shelf"]
C = ["task sees ann", "callback sees ann", "task sees cat", "main sees bob", "main ends", "first call sees bob", "second call sees bob", "program sees nobody"]  # <- here
