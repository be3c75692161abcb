"""Words that no text for learners uses: they blame the reader, or make light of what is hard."""

from __future__ import annotations

import re

FORBIDDEN = re.compile(
    r"\b(just|simply|easy|easily|obvious|obviously|of course|trivial|trivially|merely|stupid|silly"
    r"|forgot|you forget|you should|you must|your mistake|your fault|(?<!\{)oops|clearly|basically"
    r"|actually)\b",
    re.IGNORECASE,
)
