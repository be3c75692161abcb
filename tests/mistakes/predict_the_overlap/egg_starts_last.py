# sequential-awaits: starts the egg where it is awaited
A = ["called", "rested", "slow starts", "slow ends", "got slow", "quick starts", "quick ends", "got quick"]
B = ["created", "slow starts", "quick starts", "quick ends", "rested", "slow ends", "got slow", "got quick"]
C = ["slow starts", "quick starts", "quick ends", "1 done", "slow ends", "slow quick", "egg starts", "egg ends"]  # <- here
