"""Watch a learner work: what was saved, what was asked for, and what is on the screen."""
