"""Saves are heard of once each, however the editor writes and whether or not the system tells of them."""

from __future__ import annotations

import asyncio
import contextlib
from typing import TYPE_CHECKING

import pytest

from grader.watch.files import Files, Saved, system_events

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Sequence
    from pathlib import Path

PATIENCE = 20.0


async def silence(_folders: Sequence[Path], stop: asyncio.Event) -> AsyncIterator[object]:
    """Tell of nothing, as a network drive does."""
    await stop.wait()
    return
    yield


async def refused(_folders: Sequence[Path], _stop: asyncio.Event) -> AsyncIterator[object]:
    """Fail, as where the system's number of watches is used up."""
    raise OSError("no more watches")
    yield


async def after(files: Files, *acts: Callable[[], object]) -> list[Saved]:
    """Do one act after another, each when the one before was heard of; give what was heard."""
    heard: list[Saved] = []
    async with contextlib.aclosing(files.saves()) as saves, asyncio.timeout(PATIENCE):
        for act in acts:
            waiting = asyncio.ensure_future(anext(saves))
            await asyncio.sleep(0.2)
            act()
            heard.append(await waiting)
    return heard


def replace(path: Path, text: str) -> None:
    """Save as many editors do: a new file takes the place of the old one."""
    other = path.with_suffix(".new")
    other.write_text(text, encoding="utf-8")
    other.replace(path)


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """Two files in two folders."""
    paths = [tmp_path / "a" / "one.py", tmp_path / "b" / "two.py"]
    for path in paths:
        path.parent.mkdir()
        path.write_text("x = 1\n", encoding="utf-8")
    return paths


async def test_saves_are_told(files: list[Path]) -> None:
    """Writing in place and replacing the file are both a save of that file, by the system's own word."""
    one, two = files
    heard = await after(
        Files(files), lambda: one.write_text("x = 22\n", encoding="utf-8"), lambda: replace(two, "x = 333\n")
    )
    assert [each.paths for each in heard] == [{one}, {two}]
    assert not any(each.polling for each in heard)


async def test_a_silent_file_system_is_looked_at(files: list[Path]) -> None:
    """Where nobody tells, a save is found by looking, and that is said."""
    heard = await after(Files(files, silence), lambda: replace(files[0], "x = 22\n"))
    assert heard == [Saved(frozenset({files[0]}), polling=True)]


async def test_a_system_that_refuses_is_looked_at(files: list[Path]) -> None:
    """Where watching fails, looking takes its place."""
    heard = await after(Files(files, refused), lambda: replace(files[0], "x = 22\n"))
    assert heard == [Saved(frozenset({files[0]}), polling=True)]


async def test_a_deleted_file_is_no_save(files: list[Path]) -> None:
    """A file that goes is not graded; when it comes back, it is."""
    one, two = files

    def swap() -> None:
        one.unlink()
        two.write_text("x = 22\n", encoding="utf-8")

    heard = await after(Files(files), swap, lambda: one.write_text("x = 4444\n", encoding="utf-8"))
    assert [each.paths for each in heard] == [{two}, {one}]


async def test_other_files_are_nobodys_business(files: list[Path], tmp_path: Path) -> None:
    """Copies, backups and caches beside the files tell nothing."""
    one, _two = files

    def beside() -> None:
        (one.parent / "one.py~").write_text("", encoding="utf-8")
        (tmp_path / "a" / "__pycache__").mkdir()
        one.write_text("x = 55555\n", encoding="utf-8")

    heard = await after(Files(files, system_events), beside)
    assert heard[0].paths == {one}
