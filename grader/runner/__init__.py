"""Run checks in processes of their own: start, feed, bound, end and collect them."""

from grader.runner.pool import Runner, start

__all__ = ["Runner", "start"]
