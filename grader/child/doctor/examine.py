"""Start the examination of a program: ``python …/examine.py REPORT CLOCK FILE [ARG…]``."""

import gc
import os
import sys

# What is imported stays: looking through it for garbage would be part of the program's time.
gc.disable()

# Started by its path, so that nothing of the program's environment has to be changed for it.
sys.path[0] = os.path.abspath(f"{__file__}/../../../..")  # noqa: PTH100  # pathlib would load first

from grader.child.doctor.examiner import examine  # noqa: E402  # found by the line above

gc.freeze()
gc.enable()

if __name__ == "__main__":
    _, report, clock, typed, *arguments = sys.argv
    sys.exit(examine(report, clock, typed, arguments))
