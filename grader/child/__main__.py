"""Start a process that serves jobs.

Where the workers of a program's process pools are not forked, each reads this file: it gives them nothing.
"""

import sys

if __name__ == "__main__":
    from grader.child.session import main

    sys.exit(main(sys.argv[1:]))
