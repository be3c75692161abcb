# sequential-awaits: lets the first await start both naps
A = ["called", "rested", "slow starts", "quick starts", "quick ends", "slow ends", "got slow", "got quick"]  # <- here
B = ["created", "slow starts", "quick starts", "quick ends", "rested", "slow ends", "got slow", "got quick"]
C = ["egg starts", "slow starts", "quick starts", "quick ends", "1 done", "slow ends", "slow quick", "egg ends"]
