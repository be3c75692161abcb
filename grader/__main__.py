"""Run the command line: ``python -m grader``."""

import gc

# What is imported stays: looking through it for garbage takes an eighth of the time of a short command.
gc.disable()

from grader.cli import main  # noqa: E402 - see above

gc.enable()
main()
