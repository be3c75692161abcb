# workers-not-stopped: lets the washer end with the last dish
A = ["put apple", "put berry", "open", "sell apple", "put cherry", "sell berry", "put date", "sell cherry", "sell date"]
B = ["wash cup", "dry cup", "wash plate", "empty", "dry plate", "all clean", "washer has ended"]  # <- here
C = ["ann takes 1", "bob takes 2", "bob takes 3", "bob goes home", "evening", "ann goes home"]
