"""Keep the details of a failure of the grader itself, and say where they are."""

from __future__ import annotations

import os
import platform
import sys
import tempfile
import traceback
from typing import TYPE_CHECKING

from grader import __version__

if TYPE_CHECKING:
    from collections.abc import Sequence


def sentence(error: BaseException, arguments: Sequence[str]) -> str:
    """Save the traceback and say what to do with it; the traceback itself where saving is impossible."""
    what = f"The grader itself failed ({type(error).__name__}); your work is not the cause."
    details = _details(error, arguments)
    try:
        descriptor, name = tempfile.mkstemp(prefix="async-katas-", suffix=".txt", text=True)
        with os.fdopen(descriptor, "w", encoding="utf-8", errors="backslashreplace") as file:
            file.write(details)
    except OSError:
        return f"{what} Report it as CONTRIBUTING.md says, with these details:\n{details}"
    return f"{what} The details are in {name}: report it as CONTRIBUTING.md says and attach that file."


def _details(error: BaseException, arguments: Sequence[str]) -> str:
    head = [
        f"Async Katas {__version__}, Python {sys.version}",
        f"{platform.platform()}, standard output {sys.stdout.encoding}",
        f"python -m grader {' '.join(arguments)}",
    ]
    return "\n".join([*head, "", "".join(traceback.format_exception(error))])
