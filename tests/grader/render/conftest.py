"""Compare text with the golden files; KATAS_GOLDEN=write makes them anew."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

Golden = Callable[[str, str], None]


@pytest.fixture
def golden() -> Golden:
    """Give a function that compares a text with the golden file of a name."""

    def compare(name: str, text: str) -> None:
        path = Path(__file__).parent / "golden" / name
        if os.environ.get("KATAS_GOLDEN") == "write":
            path.write_text(text, encoding="utf-8")
        assert text == path.read_text(encoding="utf-8"), f"{name} changed; KATAS_GOLDEN=write accepts it"

    return compare
