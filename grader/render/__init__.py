"""Turn reports into text; every function here is pure and returns a string."""
