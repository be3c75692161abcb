"""What happened, with the learner's line: tasks, errors, leftovers, misuse."""
