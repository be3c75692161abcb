"""Run checks in processes of their own: start, feed, bound, end and collect them."""

from grader.runner.pool import Runner, start
from grader.runner.zygote import available as can_fork

__all__ = ["Runner", "can_fork", "start"]
