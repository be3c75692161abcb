# context-lost: lets task and callback see the user who is set when they run
A = ["slow starts", "quick starts", "main leaves 2 workers", "main is tidy", "quick is tidy", "slow is tidy", "run is over"]
B = ["got 1", "worker starts", "main fails", "worker is tidy", "generator closes", "ValueError", "2 on the shelf"]
C = ["task sees bob", "callback sees bob", "task sees cat", "main sees bob", "first call sees bob", "second call sees bob", "main ends", "program sees nobody"]  # <- here
