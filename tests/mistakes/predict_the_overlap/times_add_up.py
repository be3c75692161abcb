# sequential-awaits: lets the naps take the sum of their times
A = ["called", "rested", "slow starts", "slow ends", "got slow", "quick starts", "quick ends", "got quick"]
B = ["created", "slow starts", "quick starts", "quick ends", "rested", "slow ends", "got slow", "got quick"]
C = ["egg starts", "slow starts", "quick starts", "quick ends", "1 done", "egg ends", "slow ends", "slow quick"]  # <- here
