"""Keep the first part of what the learner's code prints, whatever the amount."""

from __future__ import annotations

import io

LIMIT = 20_000  # characters


class BoundedText(io.TextIOBase):
    """A text stream that remembers at most LIMIT characters and counts the rest."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._room = LIMIT
        self._dropped = 0

    def writable(self) -> bool:
        """Accept writes."""
        return True

    def write(self, text: str) -> int:
        """Keep what fits; say to the caller that everything was written."""
        kept = text[: self._room]
        if kept:
            self._parts.append(kept)
            self._room -= len(kept)
        self._dropped += len(text) - len(kept)
        return len(text)

    def text(self) -> str:
        """Give what was kept, with a line about what was not."""
        tail = f"\n… {self._dropped} more characters" if self._dropped else ""
        return "".join(self._parts) + tail
