# wrong-result: lets the main function end when its workers have
A = ["slow starts", "quick starts", "main leaves 2 workers", "quick is tidy", "slow is tidy", "main is tidy", "run is over"]  # <- here
B = ["got 1", "worker starts", "main fails", "worker is tidy", "generator closes", "ValueError", "2 on the shelf"]
C = ["task sees ann", "callback sees ann", "task sees cat", "main sees bob", "first call sees bob", "second call sees bob", "main ends", "program sees nobody"]
