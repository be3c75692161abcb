# waits-for-everything: counts both naps as done
A = ["called", "rested", "slow starts", "slow ends", "got slow", "quick starts", "quick ends", "got quick"]
B = ["created", "slow starts", "quick starts", "quick ends", "rested", "slow ends", "got slow", "got quick"]
C = ["egg starts", "slow starts", "quick starts", "quick ends", "slow ends", "2 done", "slow quick", "egg ends"]  # <- here
