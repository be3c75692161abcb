"""What a program leaves behind or asks for at the wrong place is found at its line."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import pytest

from tests.grader.engine.stage import Program, play_main, programs

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(autouse=True)
def _small_heap() -> Iterator[None]:
    """Keep the collector from the objects of the session: a program that collects would hold the loop."""
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()


@pytest.mark.parametrize("program", programs("asides.txt"), ids=lambda program: program.name)
def test_the_evidence_is_found_at_its_line(program: Program) -> None:
    """The instruments bring exactly the evidence that the program's head names, at the marked lines."""
    played = play_main(program.source)
    assert played.error is None
    assert sorted(played.kinds()) == sorted(program.kinds)
    assert sorted({line or 0 for line in played.lines()}) == program.lines
