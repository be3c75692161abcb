# waits-for-everything: deals the boxes out in turns
A = ["put apple", "put berry", "open", "sell apple", "put cherry", "sell berry", "put date", "sell cherry", "sell date"]
B = ["wash cup", "dry cup", "wash plate", "empty", "dry plate", "all clean", "washer waits"]
C = ["ann takes 1", "bob takes 2", "bob goes home", "ann takes 3", "evening", "ann goes home"]  # <- here
