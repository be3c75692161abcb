"""Run the command line: ``python -m grader``."""

import gc
import sys

# What is imported stays: looking through it for garbage takes an eighth of the time of a short command.
gc.disable()

try:
    from grader.cli import main
except ImportError as missing:
    from grader.environment import start_again

    sys.exit(start_again(missing))

gc.enable()
main()
