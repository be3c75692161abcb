# cancel-not-awaited: lets asyncio.run end before the workers have tidied up
A = ["slow starts", "quick starts", "main leaves 2 workers", "main is tidy", "run is over", "quick is tidy", "slow is tidy"]  # <- here
B = ["got 1", "worker starts", "main fails", "worker is tidy", "generator closes", "ValueError", "2 on the shelf"]
C = ["task sees ann", "callback sees ann", "task sees cat", "main sees bob", "first call sees bob", "second call sees bob", "main ends", "program sees nobody"]
