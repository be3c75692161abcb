# sequential-awaits: lets the second task start when the first has ended
A = ["called", "rested", "slow starts", "slow ends", "got slow", "quick starts", "quick ends", "got quick"]
B = ["created", "slow starts", "rested", "slow ends", "quick starts", "quick ends", "got slow", "got quick"]  # <- here
C = ["egg starts", "slow starts", "quick starts", "quick ends", "1 done", "slow ends", "slow quick", "egg ends"]
