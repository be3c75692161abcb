# completion-order: puts the names in the order in which the naps end
A = ["called", "rested", "slow starts", "slow ends", "got slow", "quick starts", "quick ends", "got quick"]
B = ["created", "slow starts", "quick starts", "quick ends", "rested", "slow ends", "got slow", "got quick"]
C = ["egg starts", "slow starts", "quick starts", "quick ends", "1 done", "slow ends", "quick slow", "egg ends"]  # <- here
