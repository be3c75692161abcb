# sequential-awaits: starts a task only where it is awaited
A = ["called", "rested", "slow starts", "slow ends", "got slow", "quick starts", "quick ends", "got quick"]
B = ["created", "rested", "slow starts", "slow ends", "got slow", "quick starts", "quick ends", "got quick"]  # <- here
C = ["egg starts", "slow starts", "quick starts", "quick ends", "1 done", "slow ends", "slow quick", "egg ends"]
