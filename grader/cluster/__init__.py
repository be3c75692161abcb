"""Run the jobs of a batch on other machines, by way of a scheduler that somebody has started there."""
