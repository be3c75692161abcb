# sequential-awaits: lets both tasks start with the first await of a task
A = ["called", "rested", "slow starts", "slow ends", "got slow", "quick starts", "quick ends", "got quick"]
B = ["created", "rested", "slow starts", "quick starts", "quick ends", "slow ends", "got slow", "got quick"]  # <- here
C = ["egg starts", "slow starts", "quick starts", "quick ends", "1 done", "slow ends", "slow quick", "egg ends"]
